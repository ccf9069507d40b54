"""The register of all output files: each belongs to one thing only."""

from collections.abc import Collection
from unicodedata import normalize

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.model.codes import problem


class Owner(Struct, frozen=True):
    """Whom an output file belongs to."""

    origin: str
    """What it is made from, in words that a writer knows: a file, ``the list of people`` …"""
    place: Place | None = None


class Registry:
    """Takes claims on output files and tells which are claimed twice.

    The only mutable thing in assembling; it lives as long as one call of ``assemble``. A claim is for one file; a
    reservation is for names in a folder and all below them, so that an article's twenty files cost one entry.
    """

    def __init__(self) -> None:
        self._claims: dict[str, Owner] = {}
        self._reserved: dict[str, tuple[Owner, Collection[str]]] = {}
        self._taken: dict[tuple[str, str], Diagnostic] = {}

    def claim(self, path: str, owner: Owner) -> bool:
        """Claim the output file at ``path``; False: it belongs to another."""
        first = self._claims.setdefault(key_of(path), owner)
        if first is owner or first == owner:
            return True
        self._clash(path, owner, first)
        return False

    def reserve(self, folder: str, names: Collection[str], owner: Owner) -> None:
        """Reserve ``names`` (keys: ASCII in lower case) in ``folder`` (no slash at its end; ``""``: the root)."""
        first, others = self._reserved.setdefault(key_of(folder), (owner, names))
        if first is owner:
            return
        for name in sorted(set(names) & set(others)):
            self._clash(f"{folder}/{name}", owner, first)
        self._reserved[key_of(folder)] = (first, {*others, *names})

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what was claimed twice, claims on reserved names, and files where others need a folder."""
        folders: set[str] = set()
        for key, owner in self._claims.items():
            folder, _, name = key.rpartition("/")
            self._check_reserved(key, folder, name, owner)
            while folder and folder not in folders:
                folders.add(folder)
                folder, _, name = folder.rpartition("/")
                self._check_reserved(key, folder, name, owner)
        for folder in sorted(folders & self._claims.keys()):
            inside = min(key for key in self._claims if key.startswith(folder + "/"))
            self._clash(folder, self._claims[inside], self._claims[folder])
        return tuple(self._taken.values())

    def _check_reserved(self, key: str, folder: str, name: str, owner: Owner) -> None:
        found = self._reserved.get(folder)
        if found and name in found[1] and found[0] is not owner:
            self._clash(key, owner, found[0])

    def _clash(self, path: str, second: Owner, first: Owner) -> None:
        # What belongs to two things at one address clashes as a whole: one message for the pair says it.
        pair = (first.origin, second.origin)
        if pair in self._taken:
            return
        address = "/" + path.removesuffix("index.html")
        self._taken[pair] = problem(
            "address-taken",
            f"{second.origin} and {first.origin} both want the address {address}",
            second.place or first.place,
            "Give one of them another slug, file name or id.",
            labels=(Label(first.place, "the other"),) if first.place and second.place else (),
        )


def key_of(path: str) -> str:
    """Return what two paths share that some file system cannot tell apart: case and composition of accents."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFC", path).casefold())


def file_of(url: str) -> str:
    """Return the output file of a page's URL: ``people/`` is ``people/index.html``."""
    return url + "index.html" if not url or url.endswith("/") else url
