"""What the site's files say, checked and with its short forms spelled out (FORMAT.md §3–§4; entities: entity.py).

Dates stay text as ISO 8601 (``2019``, ``2019-08``, ``2019-08-08``; model/dates.py reads them). Optional
text is ``""`` where absent; ``None`` is used only where absence differs from an empty text.
"""

from typing import Literal

from msgspec import Struct, field

from annosite.base.textfile import Place
from annosite.model.entity import Entity
from annosite.model.entry import Citation, Hold, Source

BODY, TITLE, SUMMARY = "body", "title", "summary"
"""Values of ``Anchored.target`` beside ``#heading-id`` and ``note:ID``."""


class FileInfo(Struct, frozen=True):
    """One file of the site, as the walk saw it."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    """When its bytes, name or rights last changed: unlike mtime, nobody can set it back."""
    inode: int = 0


class Listing(Struct, frozen=True):
    """Every file of the site by what it is, each group sorted by path."""

    site: FileInfo | None = None
    """content/site.yaml; None: this folder is no site."""
    sources: FileInfo | None = None
    """content/sources.yaml."""
    articles: tuple[FileInfo, ...] = ()
    """``*.md`` below content/articles."""
    sidecars: tuple[FileInfo, ...] = ()
    """``*.yaml`` below content/articles."""
    entities: tuple[FileInfo, ...] = ()
    """``*.yaml`` below content/entities, overlays among them."""
    pages: tuple[FileInfo, ...] = ()
    """``*.md`` below content/pages."""
    static: tuple[FileInfo, ...] = ()
    """All below content/static."""
    assets: tuple[FileInfo, ...] = ()
    """All other files below articles, entities and pages: pictures beside a file, a bundle's files."""
    themes: tuple[FileInfo, ...] = ()
    """All below themes/."""

    @property
    def files(self) -> tuple[FileInfo, ...]:
        """Every file, group after group."""
        single = tuple(info for info in (self.site, self.sources) if info is not None)
        return (
            *single,
            *self.articles,
            *self.sidecars,
            *self.entities,
            *self.pages,
            *self.static,
            *self.assets,
            *self.themes,
        )


class Manuscript(Struct, frozen=True):
    """An article's file with all that belongs to it."""

    article: FileInfo
    sidecars: tuple[FileInfo, ...] = ()
    """In the order of their names; the article's own (same base name) first."""
    bundle: tuple[str, ...] = ()
    """Paths of the files copied beside its page; only an ``index.md`` has some."""


class Quote(Struct, frozen=True, omit_defaults=True):
    """One W3C TextQuoteSelector with ``occurrence``, as written."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    place: Place | None = None
    """Of the quote's words in the sidecar."""
    span: tuple[int, int] = (0, 0)
    """The scalar's code points in its file, with its quotation marks: what ``reanchor`` rewrites."""


class Anchored(Struct, frozen=True, omit_defaults=True):
    """Where an annotation stands; ``quotes`` is empty for the article as a whole."""

    quotes: tuple[Quote, ...] = ()
    occurrence: int | Literal["all"] | None = None
    through: Quote | None = None
    target: str = BODY
    target_place: Place | None = None


class Note(Struct, frozen=True, omit_defaults=True):
    """A note of a sidecar, defaults filled in."""

    id: str
    """Empty: to be derived from the quote."""
    anchor: Anchored
    text: str = ""
    kind: str = "context"
    title: str = ""
    about: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    authors: tuple[str, ...] = ()
    date: str = ""
    display: Literal["note", "box", "top"] = "note"
    claim: str = ""
    speaker: str = ""
    said: str = ""
    claim_url: str = ""
    verdict: str = ""
    hold: Hold = field(default_factory=Hold)
    place: Place | None = None
    """Of the whole entry."""
    text_place: Place | None = None
    places: dict[str, Place] = field(default_factory=dict)
    """Of the values of single keys, by key (``about``, ``speaker``, ``authors``, …)."""


class Correction(Struct, frozen=True, omit_defaults=True):
    """A correction of a sidecar, defaults filled in."""

    id: str
    anchor: Anchored
    replacement: str | None = None
    """None: the words stand, the reason explains them; ``""``: they are withdrawn."""
    reason: str = ""
    kind: str = "error"
    """error, translation, clarification, update, typo or retraction."""
    date: str = ""
    sources: tuple[Citation, ...] = ()
    authors: tuple[str, ...] = ()
    applied: bool = False
    supersedes: str = ""
    hold: Hold = field(default_factory=Hold)
    place: Place | None = None
    replacement_place: Place | None = None
    reason_place: Place | None = None
    places: dict[str, Place] = field(default_factory=dict)


class MentionRule(Struct, frozen=True, omit_defaults=True):
    """Says who a phrase means; ``entity`` None: nobody."""

    anchor: Anchored
    entity: str | None
    place: Place | None = None


class Sidecar(Struct, frozen=True):
    """All sidecars of one article, merged in the order of their file names."""

    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mentions: tuple[MentionRule, ...] = ()
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    """Known in this sidecar only; citations of its own notes are already resolved against them."""
    held: int = 0
    """How many notes, corrections and entities were held back."""
    next_release: str = ""
    """The earliest embargo (ISO date and time, UTC) among what was held back; empty: none lies ahead."""


class Meta(Struct, frozen=True, omit_defaults=True):
    """Front matter of an article or page."""

    title: str
    slug: str
    date: str = ""
    as_of: str = ""
    """As written; the date at which roles are read is ``as_of or source.date or date``."""
    updated: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    """Always set: as written, else of the file's name, else the site's."""
    hold: Hold = field(default_factory=Hold)
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    image: str = ""
    """As written: beside the file or under content/static; ``model.pictures.locate`` finds it."""
    image_alt: str = ""
    image_credit: str = ""
    template: str = ""
    translation_of: str = ""
    """Path relative to content/ of the article it translates (from the file name or written)."""
    source: Source | None = None
    places: dict[str, Place] = field(default_factory=dict)
    """Of the values of keys, by key."""


class ArticleFile(Struct, frozen=True):
    """An article (or plain page) as read: front matter and Markdown."""

    path: str
    """Relative to the site's folder: ``content/articles/briefing.md``."""
    meta: Meta
    markdown: str
    """The text below the front matter, line ends as LF."""
    first_line: int = 1
    """The line of the file on which ``markdown`` begins: add to a line of the Markdown (from 0)."""
    bundle: tuple[str, ...] = ()
    """Paths (relative to the site's folder) of the files copied beside the page."""


class Held(Struct, frozen=True, omit_defaults=True):
    """What was held back, for the closing line."""

    articles: int = 0
    annotations: int = 0
    entities: int = 0
    next_release: str = ""
    """ISO time of the earliest embargo that lies ahead; empty: none."""
