"""The site: everything that pages are made of, except the bodies, which are loaded one at a time.

``assemble`` makes it from records (what is kept of each article, page and entity), ``render`` reads it. What the
big values look like is known by their digests; the values come through ``Loaders``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field

from annosite.model.article import Body, Brief, CorrectionText, EntityRow, Passage, RichText
from annosite.model.config import Config, Options
from annosite.model.edition import Edition
from annosite.model.entity import Entity, Glossary
from annosite.model.entry import Source
from annosite.model.items import ArticleItem, Author, EntityItem
from annosite.model.records import ArticleRecord, BioRecord, FileRecord, PageRecord
from annosite.model.sheet import NavLink
from annosite.model.view import RoleView


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
    notes: int = 0
    corrections: int = 0
    """How many there are in all articles."""


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
    notes: int = 0
    corrections: int = 0
    """As in ``Outline``, too."""
    base_url: str = ""
    """Absolute with a slash at its end; empty: none."""
    portable: bool = False

    def edition(self, language: str) -> Edition:
        """Return the edition in which a text of ``language`` stands: the main one where it has none of its own."""
        for edition in self.editions[1:]:
            if edition.code == language:
                return edition
        return self.editions[0]
