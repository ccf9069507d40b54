"""Which pages and other files there are, each with its parts."""

from collections.abc import Callable, Iterable, Iterator

from annosite.model.page import Page, PageGroup, Subject
from annosite.model.scope import EVERYTHING, Scope
from annosite.model.site import Site
from annosite.render.pagemakers.articles import article_group, article_pages
from annosite.render.pagemakers.cards import cards
from annosite.render.pagemakers.entities import entity_pages, pages_of
from annosite.render.pagemakers.feeds import feeds, person_feed, tag_feed
from annosite.render.pagemakers.lists import list_pages
from annosite.render.pagemakers.machine import search_files, site_files
from annosite.render.pagemakers.others import other_pages
from annosite.render.parts import EditionParts

FAMILIES: tuple[Callable[[EditionParts], Iterator[Page | PageGroup]], ...] = (
    article_pages,
    entity_pages,
    list_pages,
    other_pages,
    feeds,
    search_files,
    cards,
    site_files,
)


SUBJECTS: dict[str, Callable[[EditionParts, str], Iterable[Page | PageGroup]]] = {
    "article": lambda parts, path: (article_group(parts, path),),
    "entity": pages_of,
    "person feed": person_feed,
    "tag feed": tag_feed,
}
"""Makers of the pages of one thing, by its kind; the families above yield the same."""


def each_page(site: Site, scope: Scope = EVERYTHING) -> Iterator[Page | PageGroup]:
    """Yield every page or group of pages, one edition after the other. Loads nothing: values come when a page is drawn.

    ``scope``: the order and the addresses of the site must not depend on what may be another in it (assemble/shape.py).
    """
    for edition in site.editions:
        parts = EditionParts(site, edition, scope)
        for family in FAMILIES:
            yield from family(parts)


def pages_about(parts: EditionParts, subject: Subject) -> Iterable[Page | PageGroup]:
    """Return those of an edition's pages that ``each_page`` yields with this subject."""
    kind, _, ident = subject
    return SUBJECTS[kind](parts, ident)


def pages(site: Site) -> tuple[Page, ...]:
    """Return every page, those of groups among them."""
    found: list[Page] = []
    for one in each_page(site):
        found += one.pages() if isinstance(one, PageGroup) else (one,)
    return tuple(found)
