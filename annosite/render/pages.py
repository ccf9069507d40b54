"""Which pages and other files there are, each with its parts."""

from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec import Struct

from annosite.model.page import Page, PageGroup, Subject
from annosite.model.scope import EVERYTHING, Scope
from annosite.model.site import Site
from annosite.render.kinds import UNDRAWN
from annosite.render.pagemakers.articles import article_pages, article_paths
from annosite.render.pagemakers.cards import carded, cards
from annosite.render.pagemakers.entities import entity_idents, entity_pages
from annosite.render.pagemakers.feeds import (
    fed_people,
    fed_tags,
    has_feeds,
    person_feed,
    site_feeds,
    tag_feed,
)
from annosite.render.pagemakers.lists import (
    home_blocks,
    home_pages,
    index_kinds,
    index_pages,
    tag_pages,
    tags_pages,
)
from annosite.render.pagemakers.logs import (
    claim_blocks,
    claim_pages,
    correction_blocks,
    correction_pages,
    source_blocks,
    source_pages,
)
from annosite.render.pagemakers.machine import search_files, site_files
from annosite.render.pagemakers.others import other_pages
from annosite.render.parts import EditionParts
from annosite.render.theme import Theme

WRITTEN, NAMED = "", "*"
"""What stands for the template of files that no template draws, and of pages whose text names one."""


def _once(_parts: EditionParts) -> Iterable[str]:
    return ("",)


class Family(Struct, frozen=True):
    """Pages of one kind, and what each of them is about."""

    idents: Callable[[EditionParts], Iterable[str]]
    """Returns what there are pages about, without looking at any of it: paths, ids, blocks of a list."""
    pages: Callable[[EditionParts, str], Iterable[Page | PageGroup]]
    """Returns the pages about one of them; none that the edition's scope leaves out."""
    drawn: frozenset[str] = frozenset({WRITTEN})
    """Templates that they are drawn with, unless a text names another."""


FAMILIES: dict[str, Family] = {
    "home": Family(home_blocks, home_pages, frozenset({"home"})),
    "index": Family(index_kinds, index_pages, frozenset({"entity-index", "glossary"})),
    "tags": Family(lambda parts: parts.edition.tags and ("",), tags_pages, frozenset({"tags"})),
    "corrections": Family(correction_blocks, correction_pages, frozenset({"corrections"})),
    "fact-checks": Family(claim_blocks, claim_pages, frozenset({"fact-checks"})),
    "sources": Family(source_blocks, source_pages, frozenset({"sources"})),
    "other": Family(_once, other_pages, frozenset({"page", "search", "404", "redirect", NAMED})),
    "feed": Family(has_feeds, site_feeds),
    "search": Family(_once, search_files),
    "machine": Family(_once, site_files),
    "entity": Family(entity_idents, entity_pages, frozenset({"entity"})),
    "article": Family(article_paths, article_pages, frozenset({"article", "embed", "note", WRITTEN, NAMED})),
    "card": Family(carded, cards),
    "tag": Family(lambda parts: parts.edition.tags, tag_pages, frozenset({"tag"})),
    "tag feed": Family(fed_tags, tag_feed),
    "person feed": Family(fed_people, person_feed),
}
"""By the first word of their subjects. What takes long comes first, so that no process is left with it at the end."""


def each_page(site: Site, scope: Scope = EVERYTHING) -> Iterator[Page | PageGroup]:
    """Yield every page or group of pages, one edition after the other. Loads nothing: values come when a page is drawn.

    ``scope``: the order and the addresses of the site must not depend on what may be another in it (assemble/shape.py).
    """
    for edition in site.editions:
        parts = EditionParts(site, edition, scope)
        for family in FAMILIES.values():
            for ident in family.idents(parts):
                yield from family.pages(parts, ident)


def subjects(parts: EditionParts, families: Iterable[str] = FAMILIES) -> Iterator[Subject]:
    """Yield what the pages of an edition are about, those of these families."""
    for name in families:
        for ident in FAMILIES[name].idents(parts):
            yield name, parts.language, ident


def drawn_with(theme: Theme) -> dict[str, str]:
    """Return, for each template of families, the digest of all of the theme that what is drawn with it can depend on."""
    templates = frozenset().union(*(family.drawn for family in FAMILIES.values()))
    return {it: theme.digest if it == NAMED else theme.digest_of(it) for it in sorted(templates)}


def is_drawn_with(templates: Collection[str], page: Page) -> bool:
    """Return whether a page is drawn with one of these templates."""
    own = WRITTEN if page.kind in UNDRAWN else NAMED if page.template else page.kind
    return own in templates


def pages_about(parts: EditionParts, subject: Subject) -> Iterable[Page | PageGroup]:
    """Return those of an edition's pages that are about one thing."""
    name, _, ident = subject
    return FAMILIES[name].pages(parts, ident)


def pages(site: Site) -> tuple[Page, ...]:
    """Return every page, those of groups among them."""
    found: list[Page] = []
    for one in each_page(site):
        found += one.pages() if isinstance(one, PageGroup) else (one,)
    return tuple(found)
