"""What a page says of itself: built here for all kinds of pages."""

from collections.abc import Sequence

from msgspec.structs import replace

from annosite.model.sheet import Fill, Head, NavLink, Sheet, SiteView
from annosite.render.frame import At, Frame

DESCRIPTION = 300
"""Search engines show about half of it, social networks all."""


def make_sheet(
    frame: Frame,
    at: At,
    view: object,
    *,
    title: str = "",
    word: str = "",
    description: str = "",
    section: str | None = None,
    noindex: bool = False,
    indexed: bool = False,
    feeds: Sequence[NavLink] = (),
    og_type: str = "website",
    language: str = "",
    published: str = "",
    modified: str = "",
    search: Sequence[tuple[str, str]] = (),
    fill: Fill | None = None,
) -> Sheet:
    """Return what the template of one page receives.

    ``title`` is the page's own, or ``word`` the key of the interface word that stands for it. ``section``: URL of the
    entry of the navigation that the page belongs to (default: the page's own). ``indexed``: whether search finds it.
    """
    base = frame.site.base_url
    head = Head(
        title=title,
        word=word,
        path=at.url,
        page=at.page,
        description=shortened(description),
        language=language or frame.language,
        canonical=f"{base}{at.url}" if base and not noindex else "",
        noindex=noindex,
        breadcrumbs=_crumbs(frame, at, title, word),
        alternates=tuple(replace(link, url=f"{base}{link.url}") for link in at.alternates) if base else (),
        feeds=tuple(feeds) if base else (),
        type=og_type,
        published=published,
        modified=modified,
        search=tuple(search) if indexed and not noindex else (),
        indexed=indexed and not noindex,
    )
    here = at.list_url if section is None else section
    return Sheet(frame.site, head, view, fill or Fill(), here, at.alternates)


def shortened(text: str) -> str:
    """Return a description of at most ``DESCRIPTION`` code points, cut between words."""
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION:
        return text
    return text[: DESCRIPTION - 1].rpartition(" ")[0].rstrip(",;:– ") + "…"


def _crumbs(frame: Frame, at: At, title: str, word: str) -> tuple[NavLink, ...]:
    if at.url == frame.site.home:
        return ()
    home = NavLink("", frame.site.home, word="home")
    return (home, *at.crumbs, NavLink(title, at.url, current=True, word=word))


def marked_site(site: SiteView, section: str, versions: Sequence[NavLink]) -> SiteView:
    """Return the site with a page's section and language marked, and languages leading to the page's versions."""
    urls = {link.language: link.url for link in versions}
    return replace(
        site,
        sections=tuple(
            replace(link, current=True) if link.url == section else link for link in site.sections
        ),
        languages=tuple(
            replace(link, url=urls.get(link.language, link.url), current=link.language == site.language)
            for link in site.languages
        ),
    )
