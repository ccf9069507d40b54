"""What pages of several kinds show: an article, an entity, a note, a correction, a source, an author."""

from msgspec import Struct

from annosite.model.sheet import NavLink


class Author(Struct, frozen=True):
    """Who wrote something: a linked person, an author of site.yaml, or a plain name."""

    name: str
    url: str = ""
    role: str = ""
    language: str = ""


class SourceView(Struct, frozen=True):
    """A source as cited."""

    title: str
    url: str = ""
    publisher: str = ""
    authors: tuple[Author, ...] = ()
    date: str = ""
    accessed: str = ""
    archived: str = ""
    doi: str = ""
    isbn: str = ""
    type: str = ""
    at: str = ""
    quote: str = ""
    page_url: str = ""
    """Its place in the list of sources; empty where it is not in there."""
    id: str = ""
    language: str = ""
    license: str = ""


class EntityItem(Struct, frozen=True):
    """An entity in a list or card."""

    id: str
    type: str
    """Key: ``people``."""
    label: str
    """Singular word of its type; empty for the built-in types (the theme has the word)."""
    name: str
    url: str
    summary: str = ""
    initials: str = ""
    image: str = ""
    role: str = ""
    """The role in question (at the article's date; the current or last one in indexes)."""
    role_end: str = ""
    count: int = 0
    articles: int = 0
    first: str = ""
    """Fragment of the first mention in the article at hand, with ``#``."""
    dates: str = ""
    """Life dates or duration, ready to print (``1946–``)."""
    sort: str = ""
    letter: str = ""
    """Under which letter an A–Z lists it."""
    anonymous: bool = False
    unlisted: bool = False
    """It has a page and stands in no list."""
    language: str = ""
    """Where it fell back to another language; else empty."""


class CorrectionView(Struct, frozen=True):
    """A correction, on its article's page, in the log, on an entity's page."""

    id: str
    letter: str
    kind: str
    reason: str
    date: str
    quote: str = ""
    replacement: str | None = None
    struck: str = ""
    inserted: str = ""
    before: str = ""
    after: str = ""
    sources: tuple[SourceView, ...] = ()
    authors: tuple[Author, ...] = ()
    target: str = "body"
    """body, title, summary, article, or ``note:ID``."""
    url: str = ""
    """With fragment: its place in the article."""
    superseded_by: str = ""
    supersedes: str = ""
    unplaced: bool = False
    places: int = 0
    article_title: str = ""
    article_url: str = ""


class NoteView(Struct, frozen=True):
    """A note."""

    id: str
    number: int | None
    kind: str
    label: str
    """Of a kind of the site's own; empty for the built-in kinds."""
    html: str
    title: str = ""
    card_html: str = ""
    about: tuple[EntityItem, ...] = ()
    sources: tuple[SourceView, ...] = ()
    authors: tuple[Author, ...] = ()
    date: str = ""
    display: str = "note"
    claim: str = ""
    speaker: Author | None = None
    said: str = ""
    claim_url: str = ""
    verdict: str = ""
    verdict_label: str = ""
    """Of the site's own wording; empty where the theme has the word."""
    rating: int | None = None
    best: int = 0
    """The scale's highest rating."""
    places: int = 1
    """How many markers it has; 0 where it stands in no words."""
    quote: str = ""
    """The first words it stands on, plain."""
    url: str = ""
    permalink: str = ""
    """Its page of its own."""
    corrections: tuple[CorrectionView, ...] = ()
    article_title: str = ""
    article_url: str = ""


class Pagination(Struct, frozen=True):
    """Which page of a list this is."""

    page: int = 1
    pages: int = 1
    previous: str = ""
    next: str = ""
    total: int = 0
    links: tuple[NavLink, ...] = ()


class ArticleItem(Struct, frozen=True):
    """An article in a list."""

    title: str
    url: str
    summary: str = ""
    date: str = ""
    updated: str = ""
    tags: tuple[NavLink, ...] = ()
    authors: tuple[Author, ...] = ()
    notes: int = 0
    corrections: int = 0
    people: int = 0
    minutes: int = 1
    retracted: bool = False
    language: str = ""
    """Where it differs from the page's."""
    image: str = ""
    image_alt: str = ""
