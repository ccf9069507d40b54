"""An annotated article: what ``annotate`` returns and every later stage reads.

All of it is plain data (structs, tuples, text, numbers), so it can be stored and sent as MessagePack. Most fields are
empty most of the time: what has its default is left out there, which takes a quarter of the time to write.

HTML in here holds *slots*: ``U+0000 kind:argument U+0001``. Neither character can occur in content (C0 controls are
refused at load). The renderer fills them, so that a body depends neither on the page it stands on, nor on the theme,
nor on the interface's language:

- ``link:TARGET``          a URL inside an attribute: ``link:entity:adam-schiff``, ``link:file:content/articles/a.md#part``,
                           ``link:asset:content/articles/b/photo.jpg``, ``link:path:/people/ada/`` (a page's address)
- ``ref:note:ID:N``        the marker of a note at its N-th place (from 1); ``ref:correction:ID:N`` likewise
- ``word:KEY``             a word of the interface, escaped for an attribute: ``word:struck``, ``word:inserted``, ``word:footnotes``
- ``name:ENTITY``          the name of an entity, escaped for text
"""

from typing import Literal

from msgspec import Struct

from annosite.base.textfile import Place
from annosite.model.entry import Citation, Source

SLOT_OPEN, SLOT_CLOSE = "\x00", "\x01"


def slot(kind: str, argument: str) -> str:
    """Return the slot that the renderer replaces."""
    return f"{SLOT_OPEN}{kind}:{argument}{SLOT_CLOSE}"


AnchorStatus = Literal["exact", "folded", "ambiguous", "changed", "missing"]


class Reference(Struct, frozen=True, omit_defaults=True):
    """A use of something defined elsewhere, kept so that ``check`` can say where a broken one stands.

    ``kind``: ``source``, ``entity`` (about, mentions, [[id]]), ``party`` (authors, speaker: an id or plain words),
    ``link`` (a slot's TARGET, or ``#`` and an id of the same text), ``asset``, ``bare-image`` (a picture without words),
    ``url`` (another site's address).
    """

    kind: str
    target: str
    place: Place | None = None


class Spot(Struct, frozen=True, omit_defaults=True):
    """One place of an annotation, in code points of ``Body.text`` (half-open)."""

    start: int
    end: int
    line: int
    """In the article's file, from 1."""
    exact: str
    """The words as they stand in the text."""
    prefix: str = ""
    suffix: str = ""
    """Whole words around, at most 32 code points each (W3C TextQuoteSelector)."""
    status: AnchorStatus = "exact"
    block: int = -1
    """Index of the block in ``Body.blocks``; -1 for title and summary."""


class NoteText(Struct, frozen=True, omit_defaults=True):
    """A note as published. ``id`` is unique in the article; the page's ids are ``note-ID`` and so on (DESIGN.md §4)."""

    id: str
    number: int | None
    """From 1 in reading order; None for boxes, notes on the whole article and unplaced notes."""
    kind: str
    html: str
    """The text, without markers of its own; empty: the summary of the one entity in ``about`` stands."""
    spots: tuple[Spot, ...] = ()
    title: str = ""
    about: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    authors: tuple[str, ...] = ()
    date: str = ""
    display: Literal["note", "box", "top", "footnote", "unplaced"] = "note"
    """``footnote``: the article's own; ``unplaced``: its quote was not found (only with --keep-going)."""
    claim: str = ""
    speaker: str = ""
    said: str = ""
    claim_url: str = ""
    verdict: str = ""
    target: str = "body"
    corrections: tuple[str, ...] = ()
    """Ids of the corrections of this note."""
    card_html: str = ""
    """For the card where ``html`` holds ids or markers that must not stand twice; empty: as ``html``."""


class CorrectionText(Struct, frozen=True, omit_defaults=True):
    """A correction as published."""

    id: str
    letter: str
    """A … Z, AA; empty for ``typo``, whole-article, superseded and unplaced ones and those of notes."""
    kind: str
    reason: str
    """HTML with slots."""
    quote: str = ""
    """The words as published, plain; empty for the whole article."""
    replacement: str | None = None
    struck: str = ""
    """What is struck once the words shared at either end are left out; plain text."""
    inserted: str = ""
    before: str = ""
    after: str = ""
    """The sentence around the quote, plain text, for the log and ``check -v``."""
    date: str = ""
    sources: tuple[Citation, ...] = ()
    authors: tuple[str, ...] = ()
    applied: bool = False
    supersedes: str = ""
    superseded_by: str = ""
    target: str = "body"
    """body, title, summary, or ``note:ID``; ``article`` for the whole."""
    spots: tuple[Spot, ...] = ()
    entities: tuple[str, ...] = ()
    """Ids of the entities named in the quote, its replacement or its sentence's corrected words."""
    unplaced: bool = False


class Block(Struct, frozen=True, omit_defaults=True):
    """A top-level piece of the body."""

    html: str
    notes: tuple[str, ...] = ()
    """Ids of notes and footnotes whose first marker stands in this block: their cards stand just before it."""
    corrections: tuple[str, ...] = ()
    """Likewise, of corrections with a letter."""
    boxes: tuple[str, ...] = ()
    """Ids of notes shown as a full-width box just after this block."""
    cards: tuple[str, ...] = ()
    """``note:ID`` and ``correction:ID`` of the first two, in the order in which their markers stand."""


class Heading(Struct, frozen=True, omit_defaults=True):
    """A heading of the body, for the table of contents."""

    level: int
    id: str
    text: str


class Passage(Struct, frozen=True, omit_defaults=True):
    """One mention of an entity, in its sentence (plain text: before + name + after)."""

    anchor: str
    """The element's id: ``mention-adam-schiff-1``; ``note-ID`` for a mention inside a note's text."""
    before: str
    name: str
    after: str
    start: int
    """In ``Body.text``; -1 inside notes and replacements."""
    end: int
    note: str = ""
    """Id of the note it stands in the words or text of."""
    correction: str = ""
    section: str = ""
    """Text of the heading above."""


class EntityRow(Struct, frozen=True, omit_defaults=True):
    """What an article has to do with one entity; the passages themselves are kept apart."""

    entity: str
    count: int
    """Mentions in title, summary and body."""
    first: str
    """Id of the element of the first mention; empty where none is in the text."""
    about: tuple[str, ...] = ()
    """Ids of notes about it."""
    spoke: tuple[str, ...] = ()
    """Ids of notes with it as speaker."""
    corrections: tuple[str, ...] = ()
    digest: str = ""
    """Of ``passages`` and the notes and corrections named here: all that its page shows of this article."""


class Entry(Struct, frozen=True, omit_defaults=True):
    """A correction or fact-check as the site-wide lists need it to sort, count and key."""

    id: str
    kind: str
    date: str
    digest: str
    verdict: str = ""
    speaker: str = ""


class Undecided(Struct, frozen=True, omit_defaults=True):
    """A name that could mean several entities, or that a rule left alone, for ``check``."""

    name: str
    candidates: tuple[str, ...]
    line: int
    reason: str
    """``shared`` (an alias of several) …"""


class Card(Struct, frozen=True, omit_defaults=True):
    """What others may know of an article: lists, neighbours, feeds' heads. Small: all cards are always loaded."""

    path: str
    slug: str
    title: str
    """Corrected."""
    published_title: str
    summary: str
    """Corrected plain text; the first paragraph where the front matter has none."""
    language: str
    date: str = ""
    updated: str = ""
    as_of: str = ""
    """The date at which roles are read, resolved; may be empty."""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    template: str = ""
    translation_of: str = ""
    source: Source | None = None
    words: int = 0
    notes: int = 0
    corrections: tuple[Entry, ...] = ()
    """All that the log lists (not typos)."""
    claims: tuple[Entry, ...] = ()
    """Fact-checks."""
    note_ids: tuple[str, ...] = ()
    people: int = 0
    retracted: bool = False
    last_correction: str = ""
    """The newest date among the corrections that feeds show."""
    bundle: tuple[str, ...] = ()


class Body(Struct, frozen=True, omit_defaults=True):
    """The article's text and all that stands in it."""

    title: str
    """HTML with slots: marks, corrections."""
    summary: str
    """HTML with slots; empty where the front matter has none."""
    blocks: tuple[Block, ...]
    head: tuple[Block, ...] = ()
    """For title and summary: only ``cards``, ``notes``, ``corrections`` are set."""
    footnotes: tuple[str, ...] = ()
    """Ids of ``NoteText`` with display ``footnote``."""
    notes: tuple[NoteText, ...] = ()
    """Numbered ones in order, then boxes, then the whole article's, then unplaced."""
    corrections: tuple[CorrectionText, ...] = ()
    """Lettered ones in order, then the others in file order."""
    headings: tuple[Heading, ...] = ()
    text: str = ""
    """Plain text: title, summary and body, two line feeds between blocks; what text.txt holds."""
    entities: tuple[str, ...] = ()
    """Ids in the order of first mention."""


class Brief(Struct, frozen=True, omit_defaults=True):
    """What a link to an article shows, and what those whom it names show of it beside their own passages."""

    slug: str
    title: str
    language: str
    headline: str
    """As ``ArticleRecord.headline``."""
    date: str = ""
    as_of: str = ""
    retracted: bool = False


class Article(Struct, frozen=True, omit_defaults=True):
    """One article, annotated. ``card``, ``rows``, ``passages`` and ``body`` are stored apart."""

    card: Card
    rows: tuple[EntityRow, ...]
    passages: dict[str, tuple[Passage, ...]]
    """By entity id."""
    body: Body
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id in the page that a link may end in."""
    undecided: tuple[Undecided, ...] = ()


class RichText(Struct, frozen=True, omit_defaults=True):
    """Markdown from elsewhere than an article (a bio, a plain page's body), rendered with mentions linked."""

    html: str
    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    text: str = ""
    """Plain text, for summaries and search."""
