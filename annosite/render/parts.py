"""Named parts of pages: a digest that is cheap to have, and a value that is loaded only to draw (model/page.py).

A part's digest covers everything that its value is made of, what its links lead to among it. Digests of records,
entities and authors are kept by the site's directory; here they are only joined.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
from typing import Any, TypeVar

from msgspec.structs import replace

from annosite.base.digest import digest, digest_bytes
from annosite.base.recent import Recent
from annosite.model.edition import Edition
from annosite.model.items import Author, EntityItem, SourceView
from annosite.model.page import Part
from annosite.model.records import ArticleRecord
from annosite.model.scope import EVERYTHING, Scope
from annosite.model.sheet import Fill, NavLink
from annosite.model.site import Site
from annosite.render.frame import At, Frame, Lookups
from annosite.render.sizes import SOURCES_A_PAGE
from annosite.render.views.cite import source_view
from annosite.render.views.paging import page_url
from annosite.render.views.sources import source_anchor

Value = TypeVar("Value")

_NOWHERE = "\x01"
"""What a link comes to that leads nowhere; in no path, as no slot's end can be."""
_NEIGHBOURING = 8
"""Articles whose lookups are kept: an article's page, its embedded twin and its notes' pages are drawn one after the other."""


def joined(keys: Iterable[str]) -> str:
    """Return the digest of several digests, in their order."""
    return digest_bytes("\0".join(keys).encode())


def constant(name: str, value: Any) -> Part:
    """Return the part of a small value, which is its own description."""
    return Part(name, digest(value), lambda: value)


class EditionParts:
    """Makes the parts of one edition's pages. Its only state are digests and values already computed."""

    def __init__(self, site: Site, edition: Edition, scope: Scope = EVERYTHING) -> None:
        """``scope``: which of its pages are asked for."""
        self.scope = scope
        self.site = site
        self.edition = edition
        self.language = edition.code
        self.directory = site.directory
        config = replace(site.config, checks={}, plugins=())
        self.frame = constant("frame", Frame(edition.site, config))
        directory, language = site.directory, edition.code
        # Each is asked for once for every page that shows the thing: a hundred thousand times at ten thousand articles.
        self.entity_key = cache(lambda ident: directory.entity_key(ident, language))
        self.author_key = cache(lambda party: directory.author_key(party, language))
        self.article_key = cache(lambda path: directory.article_key(path, language))
        self.headline_key = cache(lambda path: directory.headline_key(path, language))
        self.place_key = cache(lambda path: f"{self.headline_key(path)} {site.load.briefs.brief(path).slug}")
        self.source_key = cache(self._source_key)
        self._resolved = cache(self._resolve)
        self.sheet_keys: dict[str, str] = {}
        """Digests of articles as feeds show them, by path: many feeds share an article."""
        self._links: dict[str, str] = {}
        self._lookups: dict[str, str] = {}
        self._cited_sources: dict[str, SourceView] = {}
        self._looked_up: Recent[Lookups] = Recent(_NEIGHBOURING)
        self.article_parts: Recent[tuple[Part, ...]] = Recent(_NEIGHBOURING)
        """Of all pages of an article, by its path: its group's key, its pages and what they are told to be made of ask for them."""
        self._source_pages = {
            ident: index // SOURCES_A_PAGE + 1 for index, ident in enumerate(edition.bibliography)
        }

    # How much there is: on each page of a list, so counted once

    @cached_property
    def correction_kinds(self) -> tuple[tuple[str, int], ...]:
        """Kinds of the corrections in the log, each with their number, most first."""
        kinds = Counter(entry.kind for entry in self.edition.log)
        return tuple(sorted(kinds.items(), key=lambda it: (-it[1], it[0])))

    @cached_property
    def verdicts(self) -> dict[str, int]:
        """Verdicts of the fact-checks, in order of their ids, each with its number."""
        return dict(sorted(Counter(entry.kind for entry in self.edition.claims if entry.kind).items()))

    # Where a page stands

    def at(self, url: str, *, alternates: tuple[NavLink, ...] = (), crumbs: tuple[NavLink, ...] = ()) -> Part:
        """Return the place of a page of its own."""
        return _placed(At(url, alternates, crumbs))

    def at_page(
        self,
        first: str,
        page: int,
        pages: int,
        crumbs: tuple[NavLink, ...] = (),
        alternates: tuple[NavLink, ...] = (),
    ) -> Part:
        """Return the place of one page of a list; further pages have no counterpart in other languages."""
        return _placed(At(page_url(first, page), alternates if page == 1 else (), crumbs, page, pages, first))

    # Articles

    def card(self, path: str) -> Part:
        """Return an article's card."""
        return Part("card", self.site.articles[path].facts, lambda: self.site.articles[path].card)

    def body(self, path: str) -> Part:
        """Return an article's body."""
        return Part("body", self.site.articles[path].body, partial(self.site.load.body, path))

    def item(self, path: str) -> Part:
        """Return the article as lists show it."""
        return Part("item", self.article_key(path), partial(self.directory.article, path, self.language))

    def items(self, name: str, paths: Sequence[str]) -> Part:
        """Return articles as lists show them, in this order."""
        return self._many(name, paths, self.article_key, self.directory.article)

    def headlines(self, name: str, paths: Sequence[str]) -> Part:
        """Return articles as links show them, in this order."""
        return self._many(name, paths, self.headline_key, self.directory.headline)

    def _many(
        self,
        name: str,
        paths: Sequence[str],
        key: Callable[[str], str],
        make: Callable[[str, str], Value],
    ) -> Part:
        language = self.language
        return Part(name, joined(map(key, paths)), lambda: tuple(make(path, language) for path in paths))

    # Entities

    def entities(self, name: str, counted: Sequence[tuple[str, int, int]]) -> Part:
        """Return entities with their latest roles, each with its counts: (id, mentions, articles)."""
        keys = [f"{self.entity_key(ident)} {count} {articles}" for ident, count, articles in counted]

        def load() -> tuple[EntityItem, ...]:
            items = [
                (self.directory.entity(ident, self.language), count, articles)
                for ident, count, articles in counted
            ]
            return tuple(
                replace(item, count=count, articles=articles) for item, count, articles in items if item
            )

        return Part(name, joined(keys), load)

    # What notes and corrections refer to

    def lookups(self, paths: Sequence[str], extra: Sequence[str] = (), cited: Sequence[str] = ()) -> Part:
        """Return who and what the notes and corrections of several articles refer to.

        ``extra``: parties, ``cited``: source ids that the page names beside them.
        """
        # Looked up again to load: what is kept for each of thousands of pages is little, and holds no record.
        parties, sources, about = self._referred(paths, extra, cited)
        keys = [
            *map(self.author_key, parties),
            *map(self.source_key, sources),
            *map(self.entity_key, about),
        ]

        def load() -> Lookups:
            parties, sources, about = self._referred(paths, extra, cited)
            entities = {ident: self.directory.entity(ident, self.language) for ident in about}
            return Lookups(
                {ident: item for ident, item in entities.items() if item},
                self._authors(parties),
                self._cited(sources),
            )

        return Part("lookups", joined(keys), load)

    def _referred(
        self, paths: Sequence[str], extra: Sequence[str], cited: Sequence[str]
    ) -> tuple[list[str], list[str], list[str]]:
        """Return parties, ids of sources and of entities that notes are about, each sorted."""
        records = [self.site.articles[path] for path in paths]
        parties = {party for record in records for party in record.parties} | set(extra)
        sources = {ident for record in records for ident in record.sources} | set(cited)
        about = {row.entity for record in records for row in record.rows if row.about}
        return sorted(parties), sorted(sources), sorted(about)

    def article_lookups(self, path: str) -> Part:
        """Return what an article's own page looks up: its entities with their role at its date and first mention."""

        def load() -> Lookups:
            return self._looked_up.get(path, lambda: self._look_up(self.site.articles[path]))

        return Part("lookups", self._lookups_key(path), load)

    def _look_up(self, record: ArticleRecord) -> Lookups:
        entities = {}
        for row in record.rows:
            item = self.directory.entity(row.entity, self.language, record.card.as_of)
            if item:
                first = f"#{row.first}" if row.first else ""
                entities[row.entity] = replace(item, first=first, count=row.count)
        return Lookups(entities, self._authors(record.parties), self._cited(record.sources))

    def _lookups_key(self, path: str) -> str:
        if path not in self._lookups:
            record = self.site.articles[path]
            rows = [f"{self.entity_key(row.entity)} {row.first} {row.count}" for row in record.rows]
            parties, sources = map(self.author_key, record.parties), map(self.source_key, record.sources)
            self._lookups[path] = joined((record.card.as_of, *rows, *parties, *sources))
        return self._lookups[path]

    def _authors(self, parties: Iterable[str]) -> dict[str, Author]:
        return {party: self.directory.author(party, self.language) for party in parties}

    def _cited(self, idents: Iterable[str]) -> dict[str, SourceView]:
        return {ident: self._cited_source(ident) for ident in idents if ident in self.site.sources}

    def _cited_source(self, ident: str) -> SourceView:
        found = self._cited_sources.get(ident)
        if found is None:
            found = self._cited_sources[ident] = self.source(ident)
        return found

    def source(self, ident: str) -> SourceView:
        """Return a source of sources.yaml (KeyError: it is not in there)."""
        source = self.site.sources[ident]
        first = self.edition.url("list:sources")
        url = f"{page_url(first, self._source_pages[ident])}#{source_anchor(ident)}"
        return source_view(
            replace(source, id=ident), lambda party: self.directory.author(party, self.language), url
        )

    def _source_key(self, ident: str) -> str:
        """Return the digest of ``source``; empty where there is none."""
        return digest(self.source(ident)) if ident in self.site.sources else ""

    # Links

    def links(self, paths: Sequence[str] = (), extra: Sequence[str] = ()) -> Part:
        """Return what fills the slots of several articles' HTML; ``extra``: targets of other HTML on the page."""
        keys = [*map(self._links_key, paths), *map(self._resolved, extra)]

        def load() -> Fill:
            links, names = {}, {}
            for target in sorted(
                {it for path in paths for it in self.site.articles[path].links}.union(extra)
            ):
                found = self._resolved(target)
                if target.startswith("name:"):
                    names[target.removeprefix("name:")] = found
                elif found != _NOWHERE:
                    links[target] = found
            return Fill(links, names)

        return Part("links", joined(keys), load)

    def _links_key(self, path: str) -> str:
        if path not in self._links:
            self._links[path] = joined(map(self._resolved, self.site.articles[path].links))
        return self._links[path]

    def _resolve(self, target: str) -> str:
        """Return the name or the site path that a slot's target stands for; ``_NOWHERE``: it leads nowhere."""
        if target.startswith("name:"):
            ident = target.removeprefix("name:")
            return self.directory.words(ident, self.language).name if ident in self.site.entities else ident
        found = self.edition.find(target)
        return _NOWHERE if found is None else found


def _placed(at: At) -> Part:
    # Most pages have one of their own, and most of these are told by their URL: no digest is as fast as none.
    if not at.alternates and not at.crumbs and at.pages == 1:
        return Part("at", at.url, lambda: at)
    links = [
        f"{link.title}\0{link.url}\0{link.word}\0{link.language}" for link in (*at.alternates, *at.crumbs)
    ]
    return Part(
        "at", joined((at.url, f"{at.page} {at.pages} {len(at.alternates)}", at.list_url, *links)), lambda: at
    )
