"""What every page has beside what it shows: its head, its site, what its links lead to."""

from typing import Any

from msgspec import Struct, field


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
    """One of the ``…View`` types (model/view.py)."""
    fill: Fill = field(default_factory=Fill)
    section: str = ""
    """URL of the entry of the navigation that the page belongs to; it is marked when the page is drawn."""
    versions: tuple[NavLink, ...] = ()
    """The page in all its languages, itself among them: where the site's languages lead to."""
