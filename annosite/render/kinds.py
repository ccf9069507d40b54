"""The kinds of pages: for each its view function. Its template is named like the kind, unless the page names one."""

from collections.abc import Callable

from annosite.model.sheet import Sheet
from annosite.render.views.article import article, embed
from annosite.render.views.entity import entity
from annosite.render.views.factchecks import fact_checks
from annosite.render.views.home import home
from annosite.render.views.indexes import entity_index
from annosite.render.views.log import corrections
from annosite.render.views.machine import not_found, redirect, search
from annosite.render.views.note import note
from annosite.render.views.page import page
from annosite.render.views.sources import sources
from annosite.render.views.tags import tag, tags

VIEWS: dict[str, Callable[..., Sheet]] = {
    "home": home,
    "article": article,
    "embed": embed,
    "note": note,
    "page": page,
    "entity": entity,
    "entity-index": entity_index,
    "glossary": entity_index,
    "tags": tags,
    "tag": tag,
    "corrections": corrections,
    "fact-checks": fact_checks,
    "sources": sources,
    "search": search,
    "404": not_found,
    "redirect": redirect,
}
UNDRAWN = frozenset(
    {"feed", "search-index", "sitemap", "robots", "host", "assets", "humans", "text", "annotations", "card"}
)
"""Files that we write ourselves: no template reaches them, though the theme's words, options and static files may."""
LISTS = frozenset(
    {"home", "entity-index", "glossary", "tags", "tag", "corrections", "fact-checks", "sources"}
    | {"feed", "search-index", "sitemap", "robots", "host", "assets", "humans"}
)
"""Published after the pages that they link to."""
