"""What each kind of page shows, as its template receives it.

docs/views.md is generated from this file, items.py and sheet.py: every field has its line there.

URLs in views are paths from the site's root without a leading slash (``people/adam-schiff/#top``), or absolute
(``https://…``); templates write ``{{ x.url | rel }}``. Rich text is HTML with slots (model/article.py); templates
write ``{{ x.html | fill }}``. Dates are ISO text; templates write ``{{ x.date | day }}``.
"""

from msgspec import Struct, field

from annosite.model.article import Block, Heading, Passage
from annosite.model.items import (
    ArticleItem,
    Author,
    CorrectionView,
    EntityItem,
    NoteView,
    Pagination,
    SourceView,
)
from annosite.model.sheet import NavLink


class ArticleView(Struct, frozen=True):
    """An article's page."""

    title: str
    """HTML with slots."""
    summary: str
    """HTML with slots."""
    plain_title: str
    language: str
    blocks: tuple[Block, ...]
    head: tuple[Block, ...]
    notes: tuple[NoteView, ...]
    """All of them; ``by_id`` finds one."""
    corrections: tuple[CorrectionView, ...]
    date: str = ""
    updated: str = ""
    as_of: str = ""
    authors: tuple[Author, ...] = ()
    tags: tuple[NavLink, ...] = ()
    minutes: int = 1
    words: int = 0
    source: SourceView | None = None
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    headings: tuple[Heading, ...] = ()
    people: tuple[EntityItem, ...] = ()
    """With their role at the article's date, in the order of first mention."""
    others: tuple[EntityItem, ...] = ()
    """Organizations, places, events, terms named."""
    previous: ArticleItem | None = None
    """The older neighbour."""
    next: ArticleItem | None = None
    translations: tuple[NavLink, ...] = ()
    fallback_language: str = ""
    report_url: str = ""
    retraction: CorrectionView | None = None
    show: str = "marked"
    """First view of corrections: marked, corrected or published."""
    box: str = "top"
    text_url: str = ""
    annotations_url: str = ""
    embed_url: str = ""
    embed_snippet: str = ""
    cite: str = ""
    """One citation, plain text."""
    feed_url: str = ""
    unlisted: bool = False


class PlainPageView(Struct, frozen=True):
    """About, corrections policy and the like."""

    title: str
    html: str
    summary: str = ""
    headings: tuple[Heading, ...] = ()
    language: str = ""


class MentionGroup(Struct, frozen=True):
    """An article's mentions of the entity at hand."""

    article: ArticleItem
    passages: tuple[Passage, ...]
    role: str = ""
    """The role held at the article's date, if any."""
    then: bool = False
    notes: dict[str, int] = field(default_factory=dict)
    """Number by id, for "note 2"."""
    letters: dict[str, str] = field(default_factory=dict)
    text_links: tuple[str, ...] = ()
    """For each passage its URL with fragment and, for browsers that know it, ``#:~:text=``."""


class RoleView(Struct, frozen=True):
    """A role with its bar on the common time axis (``left`` and ``width`` in per mille)."""

    title: str
    organization: str = ""
    organization_url: str = ""
    start: str = ""
    end: str = ""
    left: int = 0
    width: int = 0
    open: bool = False


class Neighbour(Struct, frozen=True):
    """An entity mentioned beside the one at hand, with its place in the small picture (per mille)."""

    entity: EntityItem
    articles: int
    x: int = 0
    y: int = 0


class EntityView(Struct, frozen=True):
    """The page of a person, organization, place, event or term."""

    entity: EntityItem
    aliases: tuple[str, ...] = ()
    bio: str = ""
    born: str = ""
    died: str = ""
    start: str = ""
    end: str = ""
    image: str = ""
    image_alt: str = ""
    image_credit: str = ""
    roles: tuple[RoleView, ...] = ()
    axis: tuple[tuple[int, int], ...] = ()
    """(year, position in per mille) of the time axis."""
    links: tuple[NavLink, ...] = ()
    sources: tuple[SourceView, ...] = ()
    wrote: tuple[ArticleItem, ...] = ()
    """Articles and texts they wrote or said."""
    mentions: tuple[MentionGroup, ...] = ()
    articles: int = 0
    total: int = 0
    """Mentions in all articles."""
    notes: tuple[NoteView, ...] = ()
    """Notes about them."""
    note_count: int = 0
    said: tuple[NoteView, ...] = ()
    """Other notes on words of theirs."""
    claims: tuple[NoteView, ...] = ()
    """Fact-checks of what they said."""
    corrections: tuple[CorrectionView, ...] = ()
    correction_count: int = 0
    beside: tuple[Neighbour, ...] = ()
    members: tuple[tuple[EntityItem, RoleView], ...] = ()
    """People with a role in this organization."""
    parent: EntityItem | None = None
    parts: tuple[EntityItem, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    map_x: int = 0
    """On the locator map, per mille."""
    map_y: int = 0
    pagination: Pagination = field(default_factory=Pagination)
    feed_url: str = ""
    fallback_language: str = ""


class HomeView(Struct, frozen=True):
    """The home page and its further pages."""

    articles: tuple[ArticleItem, ...]
    corrections: tuple[CorrectionView, ...] = ()
    """The latest; first page only."""
    people: tuple[EntityItem, ...] = ()
    """Most named."""
    pagination: Pagination = field(default_factory=Pagination)


class MatrixView(Struct, frozen=True):
    """The picture of people against articles over time; ``cells``: (row, column, mentions)."""

    people: tuple[EntityItem, ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    cells: tuple[tuple[int, int, int], ...] = ()


class EntityIndexView(Struct, frozen=True):
    """The list of one type; the glossary for terms."""

    type: str
    title: str
    """Plural word of a type of the site's own; empty for the built-in types."""
    letters: tuple[tuple[str, tuple[EntityItem, ...]], ...]
    """A–Z; for events one group ``""`` in order of time."""
    total: int = 0
    matrix: MatrixView | None = None
    pagination: Pagination = field(default_factory=Pagination)


class TagView(Struct, frozen=True):
    """The articles of one tag."""

    tag: str
    articles: tuple[ArticleItem, ...]
    feed_url: str = ""
    pagination: Pagination = field(default_factory=Pagination)


class TagsView(Struct, frozen=True):
    """All tags with counts."""

    tags: tuple[NavLink, ...]


class CorrectionsView(Struct, frozen=True):
    """The log of corrections, newest first, grouped by day."""

    days: tuple[tuple[str, tuple[CorrectionView, ...]], ...]
    kinds: tuple[tuple[str, int], ...] = ()
    """(kind, count) for the filter."""
    total: int = 0
    pagination: Pagination = field(default_factory=Pagination)
    feed_url: str = ""


class FactChecksView(Struct, frozen=True):
    """All fact-checks, newest first."""

    claims: tuple[NoteView, ...]
    verdicts: tuple[tuple[str, str, int], ...] = ()
    """(id, label, count), worst to best."""
    total: int = 0
    pagination: Pagination = field(default_factory=Pagination)


class CitedSource(Struct, frozen=True):
    """A source of the bibliography and where it is cited."""

    source: SourceView
    anchor: str
    cited: tuple[ArticleItem, ...] = ()
    """The newest articles that cite it."""
    count: int = 0
    """How many cite it in all."""


class SourcesView(Struct, frozen=True):
    """The site's bibliography."""

    sources: tuple[CitedSource, ...]
    pagination: Pagination = field(default_factory=Pagination)


class NotePageView(Struct, frozen=True):
    """One note as a page of its own."""

    note: NoteView
    before: str
    after: str
    article: ArticleItem
    cite: str = ""


class EmbedView(Struct, frozen=True):
    """An article inside another site's frame."""

    article: ArticleView
    url: str = ""


class SearchView(Struct, frozen=True):
    """The search page: works without script as a way to lists."""

    sections: tuple[NavLink, ...] = ()
    tags: tuple[NavLink, ...] = ()
    letters: tuple[NavLink, ...] = ()


class MissingView(Struct, frozen=True):
    """The 404 page; its links start at the site's root."""

    root: str


class RedirectView(Struct, frozen=True):
    """An old address."""

    url: str
