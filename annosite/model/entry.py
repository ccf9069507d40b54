"""What may stand in entries of every kind: sources, and what holds them back."""

from msgspec import Struct

from annosite.base.textfile import Place


class Hold(Struct, frozen=True, omit_defaults=True):
    """``draft``, ``embargo`` (ISO date and time, UTC) and the free ``status`` of anything publishable."""

    draft: bool = False
    embargo: str = ""
    status: str = ""


class Source(Struct, frozen=True, omit_defaults=True):
    """A source, of sources.yaml, of a sidecar, or given inline (then ``id`` is empty)."""

    id: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    accessed: str = ""
    archived: str = ""
    doi: str = ""
    isbn: str = ""
    type: str = ""
    at: str = ""
    quote: str = ""
    language: str = ""
    license: str = ""


class Citation(Struct, frozen=True, omit_defaults=True):
    """A source as a note cites it: by ``id`` of sources.yaml, or with ``source`` given (inline or of the sidecar)."""

    id: str = ""
    source: Source | None = None
    at: str = ""
    quote: str = ""
    place: Place | None = None
