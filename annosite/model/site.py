"""The site: everything that pages are made of, except the bodies, which are loaded one at a time.

``assemble`` makes it from records (what is kept of each article, page and entity), ``render`` reads it. What the
big values look like is known by their digests; the values come through ``Loaders``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field

from annosite.model.article import Body, Brief, Card, CorrectionText, EntityRow, Passage, RichText
from annosite.model.config import Config, Options
from annosite.model.content import Entity, Glossary, Source
from annosite.model.view import ArticleItem, Author, EntityItem, NavLink, RoleView, SiteView


class ArticleRecord(Struct, frozen=True):
    """What stays in memory of an annotated article; assemble/record.py makes it where the article is annotated."""

    card: Card
    rows: tuple[EntityRow, ...]
    """One for each entity that it names, in order of first mention."""
    body: str
    """Digest of the body."""
    facts: str
    """Digest of the card."""
    item: str
    """Digest of what a list shows of it (``ArticleItem``)."""
    headline: str
    """Digest of what a mere link to it shows: title, date, language, retraction, and the date of roles."""
    links: tuple[str, ...] = ()
    """TARGETs of the link slots in its HTML, and ``name:ID`` for name slots; sorted."""
    parties: tuple[str, ...] = ()
    """Authors and speakers as written, of the article, its notes, corrections and sources; sorted."""
    sources: tuple[str, ...] = ()
    """Ids of sources.yaml that it cites; sorted."""
    shape: str = ""
    """Digest of what the order and the addresses of the whole site depend on (assemble/shape.py)."""


class PageRecord(Struct, frozen=True):
    """What stays in memory of a plain page."""

    path: str
    slug: str
    title: str
    language: str
    digest: str
    """Of its HTML, headings and front matter."""
    summary: str = ""
    """For machines: as written, else the first words."""
    lead: str = ""
    """The summary as written."""
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    template: str = ""
    translation_of: str = ""
    links: tuple[str, ...] = ()


class BioRecord(Struct, frozen=True):
    """What stays in memory of an entity's biography in one language."""

    digest: str
    links: tuple[str, ...] = ()


class FileRecord(Struct, frozen=True):
    """A file that can be copied into the output: content/static, bundles, images beside content."""

    path: str
    """Relative to the site's folder."""
    digest: str
    """Of its bytes."""


class Briefs(Protocol):
    """The little that thousands of pages show of an article: read by itself where the whole record is not at hand."""

    def brief(self, path: str) -> Brief:
        """Return an article in brief."""

    def rows(self, path: str) -> Mapping[str, EntityRow]:
        """Return an article's rows by their entities."""


class Loaders(Struct, frozen=True):
    """How big values are had. Each returns the same value as long as the record's digest is the same."""

    body: Callable[[str], Body]
    """By the article's path."""
    corrections: Callable[[str], tuple[CorrectionText, ...]]
    """The body's, by the article's path."""
    briefs: Briefs
    passages: Callable[[str, str], tuple[Passage, ...]]
    """By the article's path and an entity's id."""
    page: Callable[[str], RichText]
    """By the plain page's path."""
    bio: Callable[[str, str], RichText]
    """By entity id and language code (``""``: the main language)."""
    data: Callable[[str], bytes]
    """A file's bytes, by its path relative to the site's folder."""
    entry: Callable[[str, str, Mapping[str, str], Callable[[], bytes]], bytes]
    """An article as feeds of one form show it, by the article's path, the form, what it is made of, and what makes it: what that
    returned, perhaps in an earlier build."""


class Named(Struct, frozen=True):
    """Where an entity stands in one edition."""

    paths: tuple[str, ...] = ()
    """Of the listed articles that have a row about it (``Directory.row``), newest first."""
    counts: tuple[int, ...] = ()
    """How often each of them mentions it."""
    about: int = 0
    """Number of their notes about it."""
    corrections: int = 0
    """Number of their corrections that concern it."""
    wrote: tuple[str, ...] = ()
    """Paths of the articles that it wrote, or whose source it wrote or said; newest first."""
    beside: tuple[tuple[str, int], ...] = ()
    """(entity id, number of shared articles), most first: at most ``BESIDE``, listed ones only."""

    @property
    def articles(self) -> int:
        """In how many articles it is mentioned."""
        return len(self.counts) - self.counts.count(0)

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all."""
        return sum(self.counts)


BESIDE = 12
"""How many neighbours an entity's page shows."""


class Tag(Struct, frozen=True):
    """A tag as first written, with its articles."""

    name: str
    slug: str
    articles: tuple[str, ...]
    """Paths, newest first."""


class Logged(Struct, frozen=True):
    """A line of a site-wide list; what it says of itself stands in its article's card."""

    path: str
    """The article's."""
    id: str
    kind: str = ""
    """Of a correction; a fact-check's verdict."""


class Edition(Struct, frozen=True):
    """The site in one of its languages."""

    code: str
    """Language code."""
    prefix: str
    """``""`` for the main language, else ``es/``."""
    site: SiteView
    """As its pages see the site; ``current`` is set page by page."""
    articles: tuple[str, ...] = ()
    """Paths of the listed articles in this language, newest first."""
    all_articles: tuple[str, ...] = ()
    """With unlisted ones."""
    readable: tuple[str, ...] = ()
    """The listed articles that its reader is led to, newest first: those of other languages where they are not translated into this
    one among them."""
    pages: tuple[str, ...] = ()
    """Paths of the plain pages in this language."""
    named: dict[str, Named] = field(default_factory=dict)
    """By entity id. Articles of other languages count where they are not translated into this one."""
    index: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Type → ids of its listed entities, as the index shows them (by name; events by time)."""
    tags: dict[str, Tag] = field(default_factory=dict)
    """By slug, in order of name."""
    log: tuple[Logged, ...] = ()
    """Corrections, newest first."""
    claims: tuple[Logged, ...] = ()
    """Fact-checks, newest first."""
    cited: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Source id → paths of the articles that cite it, newest first."""
    bibliography: tuple[str, ...] = ()
    """Ids of the sources of sources.yaml by title."""
    neighbours: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Article path → (older, newer); empty text at the ends."""
    urls: dict[str, str] = field(default_factory=dict)
    """Target → site path, as seen from this language (assemble/urls.py says which targets there are)."""
    addresses: frozenset[str] = frozenset()
    """Site paths of all pages, of every language."""
    last_year: int = 0
    """Of the newest date of an article; 0: none has one."""

    def find(self, target: str) -> str | None:
        """Return the site path of ``target`` (with or without ``#fragment``); None where it leads nowhere."""
        base, mark, fragment = target.partition("#")
        found = self.urls.get(base)
        if found is None:
            found = self._find_loosely(base)
        return None if found is None else f"{found}{mark}{fragment}"

    def _find_loosely(self, target: str) -> str | None:
        """Find a page by its address (``path:/people/ada/``), and a file named without ending or by its folder."""
        if target.startswith("path:"):
            path = target.removeprefix("path:").strip("/")
            return next((it for it in (f"{path}/" if path else "", path) if it in self.addresses), None)
        if target.startswith("file:"):
            names = (f"{target}.md", f"{target}/index.md")
            return next((self.urls[name] for name in names if name in self.urls), None)
        return None

    def url(self, target: str) -> str:
        """Return the site path of a target that is there (KeyError: it is not)."""
        return self.urls[target]


class Outline(Struct, frozen=True):
    """What assembling makes of all articles together: a site without what any of them says.

    It stays the same while their shapes do, and can be stored.
    """

    editions: tuple[Edition, ...]
    """The main language's first."""
    files: dict[str, FileRecord]
    """Everything that is copied, by its path in the output folder."""
    redirects: dict[str, tuple[str, str]]
    """Output path of the stub → (URL that it leads to, path of the article or page)."""
    alternates: dict[str, tuple[NavLink, ...]] = field(default_factory=dict)
    """Article or page path → the same text in all its languages, itself among them; only where there are several."""


class Material(Struct, frozen=True):
    """Everything that a site is made of beside its articles."""

    glossary: Glossary
    config: Config
    options: Options
    pages: Sequence[PageRecord] = ()
    bios: Mapping[tuple[str, str], BioRecord] = {}
    sources: Mapping[str, Source] = {}
    files: Sequence[FileRecord] = ()
    """Everything that may be copied (content/static, bundles, images beside content); what no page uses stays out, but for
    content/static and bundles."""

    @property
    def base_url(self) -> str:
        """Return where the site will stand; empty where that is not known."""
        return self.config.base_url if self.options.base_url is None else self.options.base_url


class EntityNames(Protocol):
    """The words of an entity in one language that its own page prints."""

    @property
    def name(self) -> str:
        """As pages print it."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, hidden ones left out."""

    @property
    def image_alt(self) -> str:
        """What its image shows."""


class Directory(Protocol):
    """The small things that pages show of others, each with the digest of all that it is made of.

    Every method takes the code of an edition's language. The digests never depend on the order of calls.
    """

    def entity(self, ident: str, language: str, at: str | None = None) -> EntityItem | None:
        """Return an entity with its role at the ISO date ``at`` (None: its latest role; ``""``: none)."""

    def entity_key(self, ident: str, language: str) -> str:
        """Return the digest of what ``entity`` makes it from, whatever the date."""

    def author(self, party: str, language: str) -> Author:
        """Return who is meant by an author or speaker as written."""

    def author_key(self, party: str, language: str) -> str:
        """Return the digest of ``author``."""

    def roles(self, ident: str, language: str) -> tuple[RoleView, ...]:
        """Return all roles of an entity in its own order, without their bars; ``entity_key`` covers them."""

    def words(self, ident: str, language: str) -> EntityNames:
        """Return the names of an entity in a language; ``entity_key`` does not cover them."""

    def article(self, path: str, language: str) -> ArticleItem:
        """Return an article as lists show it."""

    def article_key(self, path: str, language: str) -> str:
        """Return the digest of ``article``."""

    def headline(self, path: str, language: str) -> ArticleItem:
        """Return an article as links show it: title, URL, date, language, retraction; nothing else is set."""

    def row(self, path: str, ident: str) -> EntityRow:
        """Return what an article has to do with an entity; speakers in plain words joined to who is meant."""

    def release(self) -> None:
        """Let go of what was worked out: whatever is asked for is worked out again."""

    def among(self, articles: Mapping[str, ArticleRecord]) -> "Directory":
        """Return the same directory with other articles."""

    def headline_key(self, path: str, language: str) -> str:
        """Return the digest of ``headline`` and of the article's date of roles."""


class Site(Struct, frozen=True):
    """Everything that ``render.pages`` needs. It holds no body."""

    config: Config
    editions: tuple[Edition, ...]
    """The main language's first."""
    articles: Mapping[str, ArticleRecord]
    """By path, in order of path; with unlisted ones."""
    pages: dict[str, PageRecord]
    """By path."""
    entities: dict[str, Entity]
    bios: dict[tuple[str, str], BioRecord]
    """By entity id and language code (``""``: the main language)."""
    members: dict[str, tuple[tuple[str, int], ...]]
    """Organization id → (person id, index of the role), latest role first."""
    parts: dict[str, tuple[str, ...]]
    """Entity id → ids of those that name it as parent."""
    sources: dict[str, Source]
    files: dict[str, FileRecord]
    """As in ``Outline``, and so are these two."""
    redirects: dict[str, tuple[str, str]]
    directory: Directory
    load: Loaders
    alternates: dict[str, tuple[NavLink, ...]] = field(default_factory=dict)
    base_url: str = ""
    """Absolute with a slash at its end; empty: none."""
    portable: bool = False

    def edition(self, language: str) -> Edition:
        """Return the edition in which a text of ``language`` stands: the main one where it has none of its own."""
        for edition in self.editions[1:]:
            if edition.code == language:
                return edition
        return self.editions[0]
