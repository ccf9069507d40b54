"""Names that are two files here and one on other systems."""

import unicodedata
from collections.abc import Iterable

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.model.codes import problem


def twins(paths: Iterable[str]) -> list[Diagnostic]:
    """Return a problem for every path that differs from another only in capitals, or in how accents are encoded.

    macOS and Windows take the two for one file (casefolded NFC, which is close to what APFS and NTFS compare).
    """
    every = sorted(paths)
    if "".join(every).isascii() and len({path.lower() for path in every}) == len(every):
        return []
    seen: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path in every:
        key = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        other = seen.setdefault(key, path)
        if other != path:
            same = unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other)
            how = "in how its accents are encoded" if same else "in its capitals"
            message = f"this name differs from `{other}` only {how}: other systems take the two for one file"
            problems.append(
                problem(
                    "twin-names",
                    message,
                    Place(path),
                    "Rename one of the two.",
                    labels=(Label(Place(other)),),
                )
            )
    return problems
