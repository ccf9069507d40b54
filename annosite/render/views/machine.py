"""Pages that serve the way, not the reading: search, not found, moved."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from annosite.model.sheet import NavLink, Sheet
from annosite.model.view import MissingView, RedirectView, SearchView
from annosite.render.frame import At, Frame
from annosite.render.head import make_sheet


def search(
    frame: Frame,
    at: At,
    counts: Mapping[str, int],
    tags: tuple[NavLink, ...],
    letters: tuple[NavLink, ...],
) -> Sheet:
    """Return the search page; without script it leads to all lists. ``counts``: URL of a list → its entries."""
    lists = (*frame.site.sections, *frame.site.footer)
    links = tuple(
        NavLink(link.title, link.url, count=counts[link.url], word=link.word)
        for link in lists
        if link.url in counts
    )
    return make_sheet(frame, at, SearchView(links, tags, letters), word="search", noindex=True)


def not_found(frame: Frame, at: At) -> Sheet:
    """Return the 404 page, whose links begin at the site's root, for it is served at any address."""
    root = urlsplit(frame.site.base_url).path or "/"
    return make_sheet(frame, at, MissingView(root), word="not_found", section="", noindex=True)


def redirect(frame: Frame, at: At, url: str, title: str) -> Sheet:
    """Return the stub at an old address of the page at ``url``."""
    sheet = make_sheet(frame, at, RedirectView(url), title=title, section="", noindex=True)
    canonical = f"{frame.site.base_url}{url}" if frame.site.base_url else ""
    return replace(sheet, head=replace(sheet.head, canonical=canonical))
