"""The site in one of its languages: its lists, and where everything stands."""

from msgspec import Struct, field

from annosite.model.sheet import SiteView


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
