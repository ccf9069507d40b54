"""What templates receive. docs/views.md is generated from this file: every field has its line.

URLs in views are paths from the site's root without a leading slash (``people/adam-schiff/#top``), or absolute
(``https://…``); templates write ``{{ x.url | rel }}``. Rich text is HTML with slots (model/article.py); templates
write ``{{ x.html | fill }}``. Dates are ISO text; templates write ``{{ x.date | day }}``.
"""

from typing import Any

from msgspec import Struct, field

from annosite.model.article import Block, Heading, Passage


class NavLink(Struct, frozen=True):
    """A link of the navigation, a breadcrumb, a tag, a language, a feed."""

    title: str
    """Empty where ``word`` names an interface word instead."""
    url: str
    current: bool = False
    language: str = ""
    count: int = 0
    word: str = ""
    """Key of the interface word to print where ``title`` is empty: ``people``, ``corrections`` …"""


class Head(Struct, frozen=True):
    """What the page says of itself to browsers, machines and other sites."""

    title: str
    """The page's own title, without the site's; empty on the home page and where ``word`` stands instead."""
    path: str
    """The page's URL from the site's root."""
    word: str = ""
    """Key of the interface word that is the title where ``title`` is empty: ``people``, ``corrections`` …"""
    page: int = 1
    """Which page of a paginated list; titles of the second and further ones say so."""
    description: str = ""
    language: str = "en"
    direction: str = "ltr"
    canonical: str = ""
    """Absolute; empty without base_url."""
    noindex: bool = False
    breadcrumbs: tuple[NavLink, ...] = ()
    alternates: tuple[NavLink, ...] = ()
    """The same page in other languages (hreflang)."""
    feeds: tuple[NavLink, ...] = ()
    json_ld: str = ""
    """Safe inside a script element; empty: none."""
    image: str = ""
    """Absolute URL of the social card; empty: none."""
    image_alt: str = ""
    type: str = "website"
    """Open Graph type."""
    citation: tuple[tuple[str, str], ...] = ()
    """``citation_*`` names and contents."""
    published: str = ""
    modified: str = ""
    search: tuple[tuple[str, str], ...] = ()
    """Filters for the search index: (``kind``, ``article``), (``person``, name), (``tag``, …), (``year``, …)."""
    indexed: bool = False
    """Whether the page belongs in the search index."""


class SiteView(Struct, frozen=True):
    """The site as every page sees it."""

    title: str
    tagline: str
    language: str
    base_url: str
    home: str
    """URL of the home page in this page's language."""
    sections: tuple[NavLink, ...]
    """Articles, people, glossary, corrections, …: those that are not empty, then the site's own navigation."""
    footer: tuple[NavLink, ...]
    languages: tuple[NavLink, ...]
    publisher: str
    publisher_url: str
    policy_url: str
    """Of the corrections policy."""
    options: dict[str, Any] = field(default_factory=dict)
    """The theme's options, defaults filled in."""
    search: bool = True
    portable: bool = False
    feeds: tuple[NavLink, ...] = ()
    generator: str = "Annosite"
    logo: str = ""
    """Of the publisher; for machines."""
    own_search: bool = True
    """Whether the search page reads the index beside it (``index.js``); else Pagefind's."""
    cards: str = ""
    """Which pages have a preview picture: ``articles``, ``all`` (single notes too), or none."""


class Fill(Struct, frozen=True):
    """What the slots of the page's rich text are filled from (model/article.py says what a slot is)."""

    links: dict[str, str] = field(default_factory=dict)
    """TARGET of a ``link`` slot → site path or absolute URL. A target that leads nowhere is not in here."""
    names: dict[str, str] = field(default_factory=dict)
    """Entity id → name, plain text."""


class Sheet(Struct, frozen=True):
    """What a view function returns: all that a template gets, under these names."""

    site: SiteView
    head: Head
    view: Any
    """One of the ``…View`` types of this file."""
    fill: Fill = field(default_factory=Fill)
    section: str = ""
    """URL of the entry of the navigation that the page belongs to; it is marked when the page is drawn."""
    versions: tuple[NavLink, ...] = ()
    """The page in all its languages, itself among them: where the site's languages lead to."""


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
