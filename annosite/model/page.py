"""Pages before and after rendering.

A page is a template, a view function and the named parts that the function receives: nothing else reaches it,
so the digests of the parts are a sound key of what it will look like.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from msgspec import Struct


class Part(Struct, frozen=True):
    """One named input of a view: its digest is always known, its value is loaded only to render."""

    name: str
    digest: str
    load: Callable[[], Any]


Subject = tuple[str, str, str]
"""What pages are about, by which they can be had without listing all others: (family, edition, id), as ``article``, ``en``, its path."""


class Source(Protocol):
    """Where output files are had: what there are files about, and the files about one thing after the other."""

    def subjects(self) -> Iterator[Subject]:
        """Yield what there are files about."""
        ...

    def about(self, subject: Subject) -> Iterator["Artifact | ArtifactGroup"]:
        """Yield the files, and groups of files, about one thing."""
        ...


class Page(Struct, frozen=True):
    """One output file to be."""

    path: str
    """In the output folder, with forward slashes: ``articles/briefing/index.html``."""
    kind: str
    """What the view and the template are chosen by: ``article``, ``entity``, ``home``, ``feed`` …"""
    parts: tuple[Part, ...]
    origin: str
    """What it is made from, for people (collisions, ``--why``): a file, ``the list of people`` …"""
    template: str = ""
    """Name without ``.html``; empty: the kind's own."""
    view: Callable[..., Any] | None = None
    """Called with the parts by name, returns a ``Sheet``; None: the kind's own (render/kinds.py)."""
    write: Callable[..., bytes] | None = None
    """Makes a file that no template draws (a feed, the sitemap): called with the theme and the parts by name."""


class PageGroup(Struct, frozen=True):
    """Pages that are made of the same parts: an article's page, its notes' pages and its other files.

    Where none of the parts has changed the pages are not even listed.
    """

    name: str
    """No other group of the site has it."""
    parts: Callable[[], tuple[Part, ...]]
    """Returns the parts of all pages of the group, but for constants that follow from these; not kept, for there are many."""
    pages: Callable[[], Iterable[Page]]
    folders: tuple[str, ...]
    """Ending in a slash: every page of the group lies below one of them."""
    origin: str
    """What they are made from, for people: as ``Page.origin``."""


class Bundle(Struct, frozen=True):
    """Output files that are made together, and whose names are known only once they are (the search index)."""

    folder: str
    """Below which all of them lie: ``pagefind``."""
    key: str
    produce: Callable[[], Mapping[str, bytes]]
    """Returns the files by path in the output folder."""
    origin: str = ""


class Reasons(Struct, frozen=True):
    """What a page's key is made of, told only when somebody asks."""

    parts: Callable[[], Iterable[Part]]
    common: tuple[tuple[str, str], ...] = ()
    """What every page is made of beside its parts: the program, the theme."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield names and digests."""
        yield from self.common
        for part in self.parts():
            yield part.name, part.digest


class Artifact(Struct, frozen=True):
    """One output file, made only where the manifest has another key for its path."""

    path: str
    key: str
    produce: Callable[[], bytes]
    why: Iterable[tuple[str, str]] = ()
    """(name, digest) of what the key is made of, for ``--why``; may be gone through many times."""
    order: int = 1
    """When it is moved into the output: 0 assets whose name holds their digest (the previous build's are kept once), 1 pages,
    2 lists and feeds, which link to them."""
    origin: str = ""
    """What it is made from, for messages: as ``Page.origin``."""
    load: Callable[[], Any] | None = None
    """Returns a drawing (render/draw.py) that makes the same bytes on another machine; None: it is made here."""


class ArtifactGroup(Struct, frozen=True):
    """Output files that are made of the same: not even listed where the manifest has the same key for the group."""

    name: str
    key: str
    artifacts: Callable[[], Iterable[Artifact]]
    folders: tuple[str, ...]
    """Ending in a slash: every file lies below one of them."""
    reached: Callable[[], Iterable[Artifact]] | None = None
    """Returns those that may be others than the published ones, where that is known of the rest; None: it is not."""
    why: Iterable[tuple[str, str]] = ()
    """(name, digest) of what the keys of its files are made of, all together; may be gone through many times."""
    origin: str = ""
