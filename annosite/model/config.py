"""What site.yaml says (FORMAT.md §2), with every default filled in, and what the command line adds."""

from datetime import datetime
from typing import Literal

from msgspec import Struct, field

CheckLevel = Literal["off", "warning", "error"]
LinkingMode = Literal["first", "section", "all", "none"]
CorrectionsShow = Literal["marked", "corrected", "published"]


class Language(Struct, frozen=True):
    """One language of the site; the main one has path ``""``."""

    code: str
    title: str
    path: str = ""
    """The folder of its pages under the site's root, without slashes: ``es``."""
    tagline: str = ""


class Person(Struct, frozen=True):
    """An author as site.yaml lists them, or a plain name (then ``id`` is empty)."""

    id: str
    name: str
    url: str = ""
    role: str = ""


class Publisher(Struct, frozen=True):
    """Who publishes the site."""

    name: str = ""
    url: str = ""
    logo: str = ""
    email: str = ""
    corrections_policy: str = ""
    """A page's path relative to content/, or a URL."""
    report: str = ""
    """``mailto:…`` or a URL with ``{title}`` and ``{url}``."""


class NavigationItem(Struct, frozen=True):
    """One entry of the navigation; exactly one of ``page`` (a file in content/) and ``url`` is set."""

    title: str
    page: str = ""
    url: str = ""


class Verdict(Struct, frozen=True):
    """One step of the scale of fact-checks."""

    id: str
    label: str
    rating: int | None
    """From 1 (worst) up; None: off the scale."""


class NoteKind(Struct, frozen=True):
    """A kind of note."""

    id: str
    label: str
    """Empty for the built-in kinds: the theme has the word."""


class EntityType(Struct, frozen=True):
    """A type of entity: the key in entity files, its words and the folder of its pages."""

    key: str
    """The plural that entity files use: ``people``."""
    singular: str
    """Label; empty for the built-in types: the theme has the word."""
    plural: str
    path: str
    """The URL's first part: ``people``."""


class Permalinks(Struct, frozen=True):
    """Patterns of URLs, without the site's root; each begins and ends with a slash."""

    article: str = "/articles/{slug}/"
    page: str = "/{slug}/"
    entity: str = "/{type}/{id}/"


class Linking(Struct, frozen=True):
    """How mentions show in the text."""

    mode: LinkingMode = "first"
    surnames: bool = True


class ThemeChoice(Struct, frozen=True):
    """The theme's name and the options that site.yaml sets."""

    name: str = "default"
    options: dict[str, str | bool | int] = field(default_factory=dict)


class Config(Struct, frozen=True):
    """site.yaml."""

    title: str
    tagline: str = ""
    base_url: str = ""
    """Absolute, ends with a slash; empty where there is none."""
    language: str = "en"
    languages: tuple[Language, ...] = ()
    """Further languages; the main one is not among them."""
    timezone: str = "UTC"
    theme: ThemeChoice = field(default_factory=ThemeChoice)
    publisher: Publisher = field(default_factory=Publisher)
    authors: dict[str, Person] = field(default_factory=dict)
    navigation: tuple[NavigationItem, ...] = ()
    permalinks: Permalinks = field(default_factory=Permalinks)
    pagination: int = 20
    feeds_limit: int = 30
    linking: Linking = field(default_factory=Linking)
    corrections_show: CorrectionsShow = "marked"
    corrections_place: Literal["top", "bottom"] = "top"
    verdicts: tuple[Verdict, ...] = ()
    note_kinds: dict[str, NoteKind] = field(default_factory=dict)
    """The five built-in kinds and the site's own."""
    entity_types: dict[str, EntityType] = field(default_factory=dict)
    """By key, the five built-in types first."""
    checks: dict[str, CheckLevel] = field(default_factory=dict)
    """Code → level, where it differs from the table of codes."""
    html: bool = False
    """Whether articles may hold HTML (cleaned)."""
    search: bool = True
    plugins: tuple[str, ...] = ()


class Options(Struct, frozen=True):
    """What one run adds to site.yaml: the command line's flags and the clock, read once at the door."""

    clock: datetime
    """Now, in UTC (SOURCE_DATE_EPOCH where set); decides embargoes and "today"."""
    drafts: bool = False
    base_url: str | None = None
    theme: str | None = None
    portable: bool = False
    keep_going: bool = False
    strict: bool = False
    force: bool = False
    """Nothing that was computed before is used."""
    jobs: int = 0
    """0: as many processes as pay."""
    executor: Literal["auto", "inline", "processes", "dask"] = "auto"
    scheduler: str = ""
    search_with: Literal["own", "pagefind"] = "own"
    """What the search page uses: the small index of our own, one script (in the preview, in portable sites, and where
    Pagefind is not installed), or Pagefind's."""
    cards: bool = False
    """Whether preview pictures are drawn, if the theme's options want any: Pillow is installed, and it is no preview."""
