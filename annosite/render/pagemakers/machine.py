"""Files for machines: the search index, the sitemap, and what hosts read."""

from collections.abc import Iterator
from sys import intern

from annosite.model.page import Page
from annosite.render.files.hosting import assets, empty, headers, humans, redirects
from annosite.render.files.search import own_index
from annosite.render.files.sitemap import MOST, robots, sitemap, sitemap_index
from annosite.render.parts import EditionParts, constant
from annosite.render.searchable import search_part


def search_files(parts: EditionParts, _ident: str) -> Iterator[Page]:
    """Yield the search page's own index, where it is not Pagefind's that it reads."""
    edition = parts.edition
    asked = parts.scope.text(edition.articles) or parts.scope.entity(parts.site.entities)
    if parts.site.config.search and edition.site.own_search and asked:
        url = parts.edition.url("list:search")
        found = (parts.frame, constant("url", url), search_part(parts))
        yield Page(f"{url}index.js", "search-index", found, "the search index", write=own_index)


def site_files(parts: EditionParts, _ident: str) -> Iterator[Page]:
    """Yield what there is once; nothing for editions beside the main one.

    A file of the same name in content/static stands instead of what hosts read.
    """
    site = parts.site
    if parts.edition is not site.editions[0]:
        return
    found = [*_sitemaps(parts), *_hosting(parts)] if parts.scope.text(()) else []
    found += [_humans(parts)] if parts.scope.counts else []
    yield from (page for page in found if page.path not in site.files)


def _sitemaps(parts: EditionParts) -> Iterator[Page]:
    base = constant("base_url", parts.site.base_url)
    yield Page("robots.txt", "robots", (base,), "the site", write=robots)
    if not parts.site.base_url:
        return
    urls = tuple(_listed(parts))
    if len(urls) <= MOST:
        yield Page("sitemap.xml", "sitemap", (base, constant("urls", urls)), "the site", write=sitemap)
        return
    pieces = [urls[start : start + MOST] for start in range(0, len(urls), MOST)]
    paths = tuple(f"sitemaps/{number}.xml" for number in range(1, len(pieces) + 1))
    for path, piece in zip(paths, pieces, strict=True):
        yield Page(path, "sitemap", (base, constant("urls", piece)), "the site", write=sitemap)
    yield Page("sitemap.xml", "sitemap", (base, constant("parts", paths)), "the site", write=sitemap_index)


def _listed(parts: EditionParts) -> Iterator[tuple[str, str]]:
    """Yield (site path, last change) of what should be found: no further pages of lists, no frames, no single notes."""
    site = parts.site
    for edition in site.editions:
        yield edition.url("list:home"), ""
        for path in edition.articles:
            card = site.articles[path].card
            if not card.retracted:
                # A day is one string for all articles, and no part of a record that is let go of.
                yield (
                    edition.url(f"article:{path}"),
                    intern(max(card.date, card.updated, card.last_correction)),
                )
        for path in edition.pages:
            if not site.pages[path].unlisted:
                yield edition.url(f"page:{path}"), ""
        for kind, idents in edition.index.items():
            if idents:
                yield edition.url(f"list:{kind}"), ""
            yield from ((edition.url(f"entity:{ident}"), "") for ident in idents)
        tags = edition.url("list:tags")
        if edition.tags:
            yield tags, ""
        yield from ((f"{tags}{slug}/", "") for slug in edition.tags)
        yield edition.url("list:corrections"), ""
        if edition.claims:
            yield edition.url("list:fact-checks"), ""
        if site.sources:
            yield edition.url("list:sources"), ""


def _hosting(parts: EditionParts) -> Iterator[Page]:
    site, origin = parts.site, "the site"
    yield Page(".nojekyll", "host", (), origin, write=empty)
    search = tuple(it.url("list:search") for it in site.editions) if site.config.search else ()
    yield Page("_headers", "host", (constant("search", search),), origin, write=headers)
    moved = tuple((stub, url) for stub, (url, _) in sorted(site.redirects.items()))
    if moved:
        yield Page("_redirects", "host", (constant("moved", moved),), origin, write=redirects)
    yield Page("assets.json", "assets", (), origin, write=assets)


def _humans(parts: EditionParts) -> Page:
    site = parts.site
    counts = (
        ("Articles", len(site.articles)),
        ("Names in the glossary", len(site.entities)),
        ("Notes", site.notes),
        ("Corrections", site.corrections),
        ("Sources", len(site.sources)),
        ("Languages", len(site.editions)),
    )
    title = constant("title", site.config.title)
    return Page("humans.txt", "humans", (title, constant("counts", counts)), "the site", write=humans)
