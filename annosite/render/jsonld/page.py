"""Structured data for search engines: what a page is, in the terms of schema.org, as JSON-LD.

One function for each kind of view; the page's breadcrumbs are added to all. Without ``base_url`` nothing has an
address or id, but what is said stands. What is anonymous on the page has no person here.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from annosite.model.sheet import Sheet
from annosite.model.view import (
    ArticleView,
    EntityIndexView,
    EntityView,
    FactChecksView,
    HomeView,
    NotePageView,
)
from annosite.render.frame import Frame
from annosite.render.jsonld.articles import article, checks, note_page
from annosite.render.jsonld.entities import entity, index
from annosite.render.jsonld.graph import Graph, publisher_of
from annosite.render.jsonld.things import BreadcrumbList, Document, ListItem, WebSite
from annosite.render.words import Words

_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def structured_data(frame: Frame, sheet: Sheet, words: Words, image: str = "") -> str:
    """Return the page's JSON-LD, safe inside a script element; empty where there is nothing to say.

    ``image``: the picture that previews show, for articles without their own.
    """
    graph = Graph(frame, sheet, words, image)
    make = _KINDS.get(type(sheet.view))
    things = list(make(graph, sheet.view)) if make else []
    if len(sheet.head.breadcrumbs) > 1:
        things.append(_breadcrumbs(graph))
    if not things:
        return ""
    return _safe(msgspec.json.encode(Document("https://schema.org", things)).decode())


def _safe(json: str) -> str:
    """Return JSON without what could end a script element; all of it stands within strings, where it can be written so."""
    for char, escape in _ESCAPES:
        if char in json:
            json = json.replace(char, escape)
    return json


def _home(graph: Graph, view: HomeView) -> Iterable[WebSite]:
    site = graph.frame.site
    if view.pagination.page > 1:
        return
    yield WebSite(
        id=graph.site_id,
        url=graph.here,
        name=site.title,
        description=site.tagline,
        in_language=site.language,
        publisher=publisher_of(graph),
    )


def _breadcrumbs(graph: Graph) -> BreadcrumbList:
    return BreadcrumbList(
        [
            ListItem(position, link.title or graph.words.word(link.word), graph.write(link.url))
            for position, link in enumerate(graph.sheet.head.breadcrumbs, 1)
        ]
    )


_KINDS: dict[type, Callable[[Graph, Any], Iterable[Struct]]] = {
    ArticleView: article,
    NotePageView: note_page,
    EntityView: entity,
    EntityIndexView: index,
    HomeView: _home,
    FactChecksView: checks,
}
