"""What may be written in an article's notes file (FORMAT.md §4)."""

from typing import Annotated, Literal

from annosite.load.schema.entities import EntitiesFields
from annosite.load.schema.marks import NotEmpty, Written
from annosite.load.schema.sources import SourceFields, Uses
from annosite.load.schema.types import (
    BY_KIND,
    LIST,
    MAPPING,
    TEXT,
    Date,
    Flag,
    Id,
    Ids,
    Key,
    Line,
    Markdown,
    Moment,
    Names,
    Occurrence,
    Raw,
    Text,
    Url,
)

Words = Annotated[Text, NotEmpty()]


class Selector(Written):
    """The words, with what stands before and after them (W3C TextQuoteSelector)."""

    exact: Words
    """The words themselves."""
    prefix: Raw | None = None
    """The words that stand just before them."""
    suffix: Raw | None = None
    """The words that stand just after them."""


OneQuote = Annotated[Annotated[Words, TEXT] | Annotated[Selector, MAPPING], BY_KIND]
Quotes = Annotated[
    Annotated[Words, TEXT] | Annotated[list[OneQuote], LIST] | Annotated[Selector, MAPPING],
    BY_KIND,
]


class Held(Written):
    """What holds something back."""

    draft: Flag | None = None
    """Whether it is held back."""
    embargo: Moment | None = None
    """Date and time until which it is held back."""
    status: Line | None = None
    """For your own use; nothing depends on it."""


class Place(Written):
    """Where an entry stands in the article."""

    quote: Quotes | None = None
    """The words of the article, a list of them, or {exact, prefix, suffix}; none: the article as a whole."""
    occurrence: Occurrence | None = None
    """Which of several places is meant, counted from 1; or `all`."""
    in_: Line | None = None
    """body, title, summary, or #the-id-of-a-heading."""


class NoteDefaults(Held):
    """What the notes below leave out."""

    kind: Line | None = None
    """context, definition, fact-check, source, translation, or one of `note_kinds` in site.yaml."""
    about: Ids | None = None
    """Ids of the people, places … that the note is about."""
    sources: Uses | None = None
    authors: Names | None = None
    """Who wrote it: names, ids of `authors` in site.yaml, or ids of people."""
    date: Date | None = None
    """When it was written."""
    display: Literal["note", "box", "top"] | None = None
    """note, box (a full-width box after the paragraph), or top (above the text, for the article as a whole)."""
    speaker: Line | None = None
    """Who said it: an id or a name."""
    said: Date | None = None
    """When it was said."""
    claim_url: Url | None = None
    """Where it was said."""
    verdict: Line | None = None
    """Of a fact-check: one of `verdicts` in site.yaml."""
    in_: Line | None = None
    """body, title, summary, or #the-id-of-a-heading."""


class NoteEntry(NoteDefaults, Place):
    """A note: context that is shown beside the words it quotes."""

    id: Id | None = None
    """Its permanent name in links."""
    text: Markdown | None = None
    """Markdown."""
    title: Line | None = None
    """A heading for the note."""
    through: Words | None = None
    """The last words of a long passage that begins with the quote."""
    claim: Text | None = None
    """Of a fact-check: the claim in one sentence; without it the quote serves."""


CorrectionKind = Literal["error", "translation", "clarification", "update", "typo", "retraction"]


class CorrectionDefaults(Held):
    """What the corrections below leave out."""

    kind: CorrectionKind | None = None
    """error, translation, clarification, update, typo or retraction."""
    date: Date | None = None
    """When it was made."""
    reason: Markdown | None = None
    """Why, in Markdown."""
    sources: Uses | None = None
    authors: Names | None = None
    """Who made it."""
    applied: Flag | None = None
    """Whether the article's file has the replacement already."""
    in_: Line | None = None
    """body, title, summary, #heading, or note:ID."""


class CorrectionEntry(CorrectionDefaults, Place):
    """A correction: what was wrong, what is right, since when, why."""

    id: Id | None = None
    """Its permanent name in links."""
    replacement: Text | None = None
    """The right words; "" withdraws the quoted ones; without the key they stand."""
    supersedes: Id | None = None
    """The id of the earlier correction that this one corrects."""


class MentionEntry(Place):
    """Says who a phrase means."""

    entity: Id
    """The id of whom or what it means; `none`: nobody."""


class Defaults(Written):
    """What entries below leave out."""

    notes: NoteDefaults | None = None
    """For all notes of this file."""
    corrections: CorrectionDefaults | None = None
    """For all corrections of this file."""


class SidecarFile(Held):
    """The notes file of an article."""

    defaults: Defaults | None = None
    """What entries below leave out."""
    notes: list[NoteEntry] | None = None
    """Context, shown beside the article's words."""
    corrections: list[CorrectionEntry] | None = None
    """What was wrong in the article, and what is right."""
    mentions: list[MentionEntry] | None = None
    """Who a phrase means, where that is not plain."""
    entities: EntitiesFields | None = None
    """People, places … that this article brings with it; known in the whole site."""
    sources: dict[Key, SourceFields] | None = None
    """Sources used in this file only."""
