"""What is drawn over a text: the marks of notes, changes, links of mentions, markers. Offsets are the text's."""

from typing import Literal

from msgspec import Struct, field


class NoteMark(Struct):
    """One place of a note. The order of marks in a list is the order in which they nest."""

    id: str
    kind: str
    start: int
    end: int


class Change(Struct):
    """One place of a correction: what of the text it covers, and what stands beside that.

    ``cover``: ``del`` (struck words of the file), ``ins`` (words that the file already has), or nothing (the words
    stand). An insertion covers no text and leans to the words before or after it.
    """

    id: str
    start: int
    end: int
    cover: Literal["del", "ins", ""]
    lead: str = ""
    """HTML inside the element, before what is covered: the old words where the file has the new."""
    tail: str = ""
    """HTML after what is covered: the new words."""
    leans: Literal["before", "after"] = "before"
    applied: bool = False
    date: str = ""
    first: bool = True
    """Whether this is the correction's first place, which carries its id."""
    marker: "Marker | None" = None
    """Only of an insertion that leans to the words after it: drawn right behind it, before those."""
    extra_ids: list[str] = field(default_factory=list)
    """Ids of notes and mentions that have no other words to stand on, and of corrections that it supersedes."""


class Link(Struct):
    """One mention; ``href`` empty: recorded, but not a link. ``id`` empty: it stands elsewhere."""

    start: int
    end: int
    entity: str
    id: str
    href: str = ""


class Marker(Struct):
    """The sign that opens a note: ``slot`` is what the renderer draws, ``key`` is ``note:ID`` or ``correction:ID``."""

    offset: int
    """Behind the last character that it belongs to."""
    key: str
    slot: str


class Marks(Struct):
    """All that is drawn over one text; changes do not overlap, links do not overlap."""

    notes: list[NoteMark] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    """In the order in which they stand where several share an offset."""
