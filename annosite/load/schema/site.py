"""What may be written in site.yaml (FORMAT.md §2)."""

from typing import Annotated, Literal

from annosite.load.schema.marks import Written
from annosite.load.schema.types import (
    BY_KIND,
    MAPPING,
    TEXT,
    Count,
    FilePath,
    Flag,
    Id,
    Key,
    LanguageTag,
    Line,
    Name,
    Names,
    Url,
    WebUrl,
)


class LanguageFields(Written):
    """A further language of the site."""

    title: Line | None = None
    """The site's title in it."""
    tagline: Line | None = None
    """The site's tagline in it."""
    path: Name | None = None
    """Where its pages stand, such as /es/."""


class ThemeFields(Written):
    """The theme and its options."""

    name: Name | None = None
    """A theme in themes/, or one that is installed."""
    options: dict[str, Line] | None = None
    """What the theme lets you set."""


class PublisherFields(Written):
    """Who publishes the site."""

    name: Line | None = None
    """Its name."""
    url: Url | None = None
    """Its own site."""
    logo: FilePath | None = None
    """A picture, relative to content/: static/logo.svg."""
    email: Line | None = None
    """Where readers can write to."""
    corrections_policy: Url | None = None
    """A page, relative to content/, or a URL."""
    report: Url | None = None
    """Where readers report an error: mailto:…, or a URL with {title} and {url}."""


class AuthorFields(Written):
    """An author."""

    name: Name
    """Their name."""
    url: Url | None = None
    """Their page."""
    role: Line | None = None
    """What they do here."""


class NavigationFields(Written):
    """An entry of the navigation: a page of the site, or a URL."""

    title: Name
    """What readers see."""
    page: FilePath | None = None
    """A file, relative to content/: pages/about.md."""
    url: Url | None = None
    """An address, where it is no page of the site."""


class PermalinkFields(Written):
    """Patterns of addresses."""

    article: Line | None = None
    """With {slug}, {year}, {month}, {day}."""
    page: Line | None = None
    """With {slug}."""
    entity: Line | None = None
    """With {type} and {id}."""


class FeedsFields(Written):
    """Feeds."""

    limit: Count | None = None
    """How many entries a feed has."""


class LinkingFields(Written):
    """How names in the text are linked."""

    mode: Literal["first", "section", "all", "none"] | None = None
    """Which mentions are links: the first of each, the first in each section, all, or none."""
    surnames: Flag | None = None
    """Whether a surname alone counts once the full name has occurred."""


class CorrectionsFields(Written):
    """How corrections are shown."""

    show: Literal["marked", "corrected", "published"] | None = None
    """The first view."""
    place: Literal["top", "bottom"] | None = None
    """Where the box with all corrections stands."""


class VerdictFields(Written):
    """A step of the scale of fact-checks."""

    id: Id
    """What fact-checks write."""
    label: Line | None = None
    """What readers see."""
    rating: Count | None = None
    """From 1, the worst; without it the verdict stands off the scale."""


class KindFields(Written):
    """A kind of note."""

    label: Name
    """What readers see."""


class EntityTypeFields(Written):
    """A type of entity."""

    singular: Line | None = None
    """What one of them is called."""
    plural: Line | None = None
    """What several are called."""
    path: Id | None = None
    """The key in entity files and the first part of the address, such as ships."""


class MarkdownFields(Written):
    """How Markdown is read."""

    html: Flag | None = None
    """Whether articles may hold HTML (it is cleaned)."""


Level = Literal["off", "warning", "error"]
Verdict = Annotated[Annotated[Id, TEXT] | Annotated[VerdictFields, MAPPING], BY_KIND]
Theme = Annotated[Annotated[Name, TEXT] | Annotated[ThemeFields, MAPPING], BY_KIND]


class SiteFile(Written):
    """The configuration of a site."""

    title: Name
    """The site's title."""
    tagline: Line | None = None
    """A line below the title."""
    base_url: WebUrl | None = None
    """Where the site will stand; needed for feeds, sitemap and social links only."""
    language: LanguageTag | None = None
    """The main language, such as en."""
    languages: dict[LanguageTag, LanguageFields] | None = None
    """Further languages."""
    timezone: Line | None = None
    """Such as Europe/Berlin; UTC without it."""
    theme: Theme | None = None
    """The theme: its name, or {name, options}."""
    publisher: PublisherFields | None = None
    """Who publishes the site."""
    authors: dict[Key, AuthorFields] | None = None
    """People who write here, by id."""
    navigation: list[NavigationFields] | None = None
    """Links at the head of every page."""
    permalinks: PermalinkFields | None = None
    """Patterns of addresses."""
    pagination: Count | None = None
    """How many articles a list shows on a page."""
    feeds: FeedsFields | None = None
    """Feeds."""
    linking: LinkingFields | None = None
    """How names in the text are linked."""
    corrections: CorrectionsFields | None = None
    """How corrections are shown."""
    verdicts: list[Verdict] | None = None
    """The scale of fact-checks, from worst to best."""
    note_kinds: dict[Key, KindFields] | None = None
    """Kinds of notes beyond context, definition, fact-check, source and translation."""
    entity_types: dict[Key, EntityTypeFields] | None = None
    """Types of entities beyond people, organizations, places, events and terms."""
    checks: dict[str, Level] | None = None
    """Which checks are off, warnings or errors."""
    markdown: MarkdownFields | None = None
    """How Markdown is read."""
    search: Flag | None = None
    """Whether the site can be searched."""
    plugins: Names | None = None
    """Names of installed plugins, or module:function."""
