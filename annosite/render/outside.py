"""HTML that leaves the site: for feeds, annotations, structured data. Links are absolute, classes and ids of pages are gone.

What reads it knows neither this site's pages nor its style sheet, and may show many articles in one document.
"""

from collections.abc import Callable, Mapping
from threading import local

from msgspec import Struct
from nh3 import Cleaner

from annosite.base.urls import SCHEMES, is_safe_url
from annosite.model.sheet import Fill
from annosite.render.slots import Filling, fill
from annosite.render.words import Words

_TAGS = (
    "a abbr aside b bdi blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "img ins kbd li ol p pre q s samp small strong sub sup table tbody td tfoot th thead time tr ul var"
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "time": {"datetime"},
    "ol": {"start"},
    "li": {"value", "id"},
    "sup": {"id"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "*": {"lang", "dir"},
}


class Outlet(Struct, frozen=True):
    """Writes URLs, as views hold them, for the world outside.

    Called with a URL from the site's root it returns the absolute one; ``root`` is where the site's root is.
    """

    root: str
    """``base_url``; or, for files that lie beside a page and name it relatively, the way up: ``../../``. Empty: unknown."""
    portable: bool = False
    """Links end in ``index.html``."""

    def __call__(self, url: str) -> str:
        """Return the URL to write; ``""`` where the root is unknown or the URL is of no allowed scheme."""
        if (":" in url and ":" in url.partition("/")[0]) or url.startswith("//"):
            return url if is_safe_url(url) else ""
        if not self.root:
            return ""
        if not self.portable:
            return self.root + url  # nearly all of them
        path, mark, fragment = url.partition("#")
        if not path or path.endswith("/"):
            path += "index.html"
        return f"{self.root}{path}{mark}{fragment}"


class Cleaning(local):
    """Reduces HTML to plain elements with absolute links. Each thread has its own, for one page after the other.

    To make one takes as long as to clean a few notes.
    """

    def __init__(self) -> None:
        self._at: Callable[[str], str] = str
        self._clean = Cleaner(
            tags=set(_TAGS.split()),
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=set(SCHEMES),
            link_rel=None,
        ).clean

    def __call__(self, html: str, at: Callable[[str], str]) -> str:
        """Return the HTML cleaned; ``at`` writes the URL of a place on its page."""
        self._at = at
        return self._clean(html)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "href" and value.startswith("#"):
            return self._at(value[1:]) or None
        return value or None if name in ("href", "src") else value


class Outside:
    """Turns one page's stored HTML into HTML for elsewhere.

    ``page`` is the page's URL from the site's root: where fragments within the text and links that lead nowhere go.
    """

    def __init__(
        self,
        fill_: Fill,
        write: Outlet,
        words: Words,
        page: str,
        markers: Mapping[str, str] | None = None,
        cleaning: Cleaning | None = None,
    ) -> None:
        self.write = write
        self.words = words
        self.page = page
        self.here = write(page)
        """The page's URL."""
        self._links = fill_.links
        self._filling = Filling(self._link, words.word, fill_.names, markers or {}, self._marker)
        self._cleaning = cleaning or Cleaning()

    def __call__(self, html: str) -> str:
        """Return stored HTML with its slots filled, reduced to plain elements."""
        return self.clean(self.fill(html)) if html else ""

    def fill(self, html: str) -> str:
        """Return stored HTML with its slots filled, not yet reduced."""
        return fill(html, self._filling)

    def clean(self, html: str) -> str:
        """Return HTML reduced to plain elements with absolute links."""
        return self._cleaning(html, self.at)

    def at(self, fragment: str) -> str:
        """Return the URL of a place on the page."""
        return f"{self.here}#{fragment}" if self.here else ""

    def _link(self, target: str) -> str:
        return self.write(self._links.get(target, "") or self.page)

    def _marker(self, argument: str, filling: Filling) -> str:
        kind, _, rest = argument.partition(":")
        id_, _, place = rest.rpartition(":")
        sign = filling.markers.get(f"{kind}:{id_}")
        if not sign:
            return ""
        which = "" if place in {"", "1"} else f"-{place}"
        # The whole address, not only the fragment: where a reader has dropped the ids, the page opens at the note.
        return f'<sup id="{kind}-{id_}-ref{which}"><a href="{self.at(f"{kind}-{id_}-text")}">{sign}</a></sup>'
