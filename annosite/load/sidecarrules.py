"""What must hold between the entries of all sidecars of one article."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from annosite.base.diagnostics import Diagnostic, Label
from annosite.model.codes import problem
from annosite.model.content import Correction, Note

Entry = TypeVar("Entry", Note, Correction)

_TAKEN = re.compile(r"(.+)-(?:card|text|ref)(?:-[0-9]+)?")
"""``note-x-card`` is the card of the note ``x``: the page has such ids beside every note's own."""


def unique(entries: Iterable[Entry], what: str, problems: list[Diagnostic]) -> list[Entry]:
    """Return the entries; an id that another has already, or that belongs to another's parts, is taken off and reported."""
    kept = list(entries)
    first: dict[str, Sequence[Entry]] = {}
    for index, entry in enumerate(kept):
        if not entry.id:
            continue
        if entry.id in first:
            other = first[entry.id][0]
            problems.append(_twice(entry, other, what))
            kept[index] = replace(entry, id="")
        else:
            first[entry.id] = (entry,)
    for index, entry in enumerate(kept):
        match = _TAKEN.fullmatch(entry.id)
        if match is not None and match[1] in first:
            message = f"the id `{entry.id}` is what the page calls a part of the {what} `{match[1]}`"
            problems.append(
                problem("duplicate-id", message, entry.places.get("id", entry.place), "Choose another one.")
            )
            kept[index] = replace(entry, id="")
    return kept


def _twice(entry: Entry, other: Entry, what: str) -> Diagnostic:
    place = entry.places.get("id", entry.place)
    before = other.places.get("id", other.place)
    where = ""
    if place is not None and before is not None:
        where = f" (line {before.line}" + (f" of {before.path})" if before.path != place.path else ")")
    return problem(
        "duplicate-id",
        f"another {what} of this article has the id `{entry.id}` already{where}",
        place,
        "An id is a permanent address: give one of the two another.",
        labels=() if before is None else (Label(before, "the first"),),
    )
