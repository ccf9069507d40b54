"""Lists: home, entities of each type, tags, corrections, fact-checks, sources."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from annosite.model.article import Body, Card, CorrectionText, Entry
from annosite.model.page import Page, Part
from annosite.model.site import Logged
from annosite.model.view import ArticleItem, NavLink, SourceView
from annosite.render.pagemakers.matrix import matrix_columns, matrix_parts
from annosite.render.parts import EditionParts, constant, joined
from annosite.render.sizes import CITING_A_SOURCE, ENTITIES_A_PAGE, LATELY, MOST_NAMED, SOURCES_A_PAGE
from annosite.render.views.paging import page_count, page_url

Entries = Sequence[Logged]
Listed = Callable[[Card], tuple[Entry, ...]]
"""Returns those entries of an article that a list is made of."""


def list_pages(parts: EditionParts) -> Iterator[Page]:
    """Yield the lists of an edition; those of nothing are left out, but for home and the log of corrections."""
    yield from _home(parts)
    for kind, idents in parts.edition.index.items():
        if idents:
            yield from _index(parts, kind, idents)
    if parts.edition.tags:
        yield from _tags(parts)
    yield from _log(parts)
    if parts.edition.claims:
        yield from _claims(parts)
    if parts.site.sources:
        yield from _sources(parts)


def _places(
    parts: EditionParts,
    target: str,
    total: int,
    size: int,
    *,
    crumbs: tuple[NavLink, ...] = (),
    everywhere: bool = True,
) -> Iterator[tuple[str, Part, slice, bool]]:
    """Yield for each page of a list: output path, place, which entries it holds, whether it is the first.

    ``everywhere``: whether the other editions have the same list.
    """
    first = parts.edition.url(target)
    pages = page_count(total, size)
    alternates: tuple[NavLink, ...] = ()
    if everywhere and len(parts.site.editions) > 1:
        alternates = tuple(
            NavLink("", it.url(target), it.code == parts.language, it.code) for it in parts.site.editions
        )
    for page in range(1, pages + 1):
        at = parts.at_page(first, page, pages, crumbs, alternates)
        yield f"{page_url(first, page)}index.html", at, slice((page - 1) * size, page * size), page == 1


def _home(parts: EditionParts) -> Iterator[Page]:
    articles = parts.edition.articles
    log = parts.edition.log[:LATELY]
    people = _most_named(parts)
    total = constant("total", len(articles))
    for output, at, part, first in _places(parts, "list:home", len(articles), parts.site.config.pagination):
        entries = log if first else ()
        paths = sorted({it.path for it in entries})
        if not (parts.scope.item(articles[part]) or parts.scope.text(paths)):
            continue
        yield Page(
            output,
            "home",
            (
                parts.frame,
                at,
                parts.items("articles", articles[part]),
                total,
                corrections_part(parts, "corrections", entries),
                parts.entities("people", people if first else []),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the home page",
        )


def _most_named(parts: EditionParts) -> list[tuple[str, int, int]]:
    listed = set(parts.edition.index.get("people", ()))
    named = [
        (ident, it.mentions, it.articles) for ident, it in parts.edition.named.items() if ident in listed
    ]
    named.sort(key=lambda it: (-it[2], -it[1], it[0]))
    return [it for it in named if it[2]][:MOST_NAMED]


def _index(parts: EditionParts, kind: str, idents: Sequence[str]) -> Iterator[Page]:
    named, total = parts.edition.named, constant("total", len(idents))
    counts = [
        (ident, named[ident].mentions, named[ident].articles) if ident in named else (ident, 0, 0)
        for ident in idents
    ]
    columns = matrix_columns(parts, kind)
    if not parts.scope.headline(columns):
        return
    for output, at, part, first in _places(parts, f"list:{kind}", len(idents), ENTITIES_A_PAGE):
        yield Page(
            output,
            "glossary" if kind == "terms" else "entity-index",
            (
                parts.frame,
                at,
                constant("kind", kind),
                parts.entities("items", counts[part]),
                total,
                *matrix_parts(parts, kind if first else "", columns),
            ),
            f"the list of {kind}",
        )


def _tags(parts: EditionParts) -> Iterator[Page]:
    edition = parts.edition
    base = edition.url("list:tags")
    entries = tuple(
        NavLink(tag.name, f"{base}{slug}/", count=len(tag.articles)) for slug, tag in edition.tags.items()
    )
    everywhere = all(it.tags for it in parts.site.editions)
    for output, at, _, _ in _places(parts, "list:tags", 0, 1, everywhere=everywhere):
        if not parts.scope.text(()):
            break
        yield Page(output, "tags", (parts.frame, at, constant("entries", entries)), "the list of tags")
    crumbs = (NavLink("", base, word="tags"),)
    for tag in edition.tags.values():
        name, total = constant("name", tag.name), constant("total", len(tag.articles))
        for output, at, part, _ in _places(
            parts,
            f"tag:{tag.name}",
            len(tag.articles),
            parts.site.config.pagination,
            crumbs=crumbs,
            everywhere=False,
        ):
            if not parts.scope.item(tag.articles[part]):
                continue
            articles = parts.items("articles", tag.articles[part])
            yield Page(output, "tag", (parts.frame, at, name, articles, total), f"the tag {tag.name}")


def _log(parts: EditionParts) -> Iterator[Page]:
    log = parts.edition.log
    kinds = tuple(sorted(Counter(entry.kind for entry in log).items(), key=lambda it: (-it[1], it[0])))
    for output, at, part, _ in _places(parts, "list:corrections", len(log), parts.site.config.pagination):
        paths = sorted({it.path for it in log[part]})
        if not parts.scope.text(paths):
            continue
        yield Page(
            output,
            "corrections",
            (
                parts.frame,
                at,
                corrections_part(parts, "entries", log[part]),
                constant("kinds", kinds),
                constant("total", len(log)),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the log of corrections",
        )


def _claims(parts: EditionParts) -> Iterator[Page]:
    claims = parts.edition.claims
    counts = dict(sorted(Counter(entry.kind for entry in claims if entry.kind).items()))
    everywhere = all(it.claims for it in parts.site.editions)
    for output, at, part, _ in _places(
        parts, "list:fact-checks", len(claims), parts.site.config.pagination, everywhere=everywhere
    ):
        paths = sorted({it.path for it in claims[part]})
        if not parts.scope.text(paths):
            continue
        yield Page(
            output,
            "fact-checks",
            (
                parts.frame,
                at,
                _checked(parts, claims[part]),
                constant("counts", counts),
                constant("total", len(claims)),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the list of fact-checks",
        )


def _sources(parts: EditionParts) -> Iterator[Page]:
    idents = parts.edition.bibliography
    for output, at, part, _ in _places(parts, "list:sources", len(idents), SOURCES_A_PAGE):
        if not parts.scope.headline(*(_citing(parts, ident) for ident in idents[part])):
            continue
        total = constant("total", len(idents))
        entries = _cited(parts, idents[part])
        yield Page(output, "sources", (parts.frame, at, entries, total), "the list of sources")


def corrections_part(parts: EditionParts, name: str, entries: Entries) -> Part:
    """Return (article, correction) of entries of the log; an entry's digest covers all that is shown of it."""
    directory, language, load_all = parts.directory, parts.language, parts.site.load.corrections

    def load() -> tuple[tuple[ArticleItem, CorrectionText], ...]:
        return tuple(
            (directory.headline(one.path, language), it)
            for one in entries
            for it in load_all(one.path)
            if it.id == one.id
        )

    return Part(name, _entries_key(parts, entries, lambda card: card.corrections), load)


def _entries_key(parts: EditionParts, entries: Entries, listed: Listed) -> str:
    return joined(f"{_digest(parts, one, listed)} {parts.headline_key(one.path)}" for one in entries)


def _digest(parts: EditionParts, one: Logged, listed: Listed) -> str:
    return next(entry.digest for entry in listed(parts.site.articles[one.path].card) if entry.id == one.id)


def _checked(parts: EditionParts, entries: Entries) -> Part:
    """Return (article, body, id, page of the note) of fact-checks; an entry's digest covers all that is shown of it."""
    site, directory, language = parts.site, parts.directory, parts.language
    cards = [site.articles[one.path].card for one in entries]
    folders = [f"{site.edition(card.language).prefix}notes/{card.slug}/" for card in cards]

    def load() -> tuple[tuple[ArticleItem, Body, str, str], ...]:
        return tuple(
            (directory.headline(one.path, language), site.load.body(one.path), one.id, f"{folder}{one.id}/")
            for one, folder in zip(entries, folders, strict=True)
        )

    key = _entries_key(parts, entries, lambda card: card.claims)
    return Part("entries", joined((key, *folders)), load)


def _cited(parts: EditionParts, idents: Sequence[str]) -> Part:
    """Return (source, the newest articles that cite it, how many do)."""
    directory, language, cited = parts.directory, parts.language, parts.edition.cited
    keys: list[str] = []
    for ident in idents:
        keys += (parts.source_key(ident), str(len(cited.get(ident, ()))))
        keys += map(parts.headline_key, _citing(parts, ident))

    def load() -> tuple[tuple[SourceView, tuple[ArticleItem, ...], int], ...]:
        return tuple(
            (
                parts.source(ident),
                tuple(directory.headline(path, language) for path in _citing(parts, ident)),
                len(cited.get(ident, ())),
            )
            for ident in idents
        )

    return Part("entries", joined(keys), load)


def _citing(parts: EditionParts, ident: str) -> tuple[str, ...]:
    return parts.edition.cited.get(ident, ())[:CITING_A_SOURCE]
