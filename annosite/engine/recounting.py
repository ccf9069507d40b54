"""Articles with other notes, or with more of the names that they had: what that changes in the outline of the site.

A note more is the edit that this program is made for, so it is not to put ten thousand articles together anew. What is not
certain is refused: notes or mentions that went (a link may have led to one), names that the text did not have, verdicts, somebody or some
source that stood nowhere else.
"""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from annosite.assemble.rows import rows_by_id
from annosite.assemble.shape import shown_by_itself
from annosite.model.article import Card, EntityRow
from annosite.model.edition import Edition, Named
from annosite.model.records import ArticleRecord
from annosite.model.site import Material, Outline
from annosite.render.views.paging import page_count

Pair = tuple[ArticleRecord, ArticleRecord]
"""An article as it was, and as it is."""
UNNAMED: tuple[bool, tuple[str, ...]] = (False, ())


class Recounted(Struct, frozen=True):
    """An outline with articles as they are now."""

    outline: Outline
    entities: frozenset[str] = frozenset()
    """Of which they say more or less than before."""
    sources: frozenset[str] = frozenset()
    """Of the bibliography, which other articles cite."""


def is_recountable(old: ArticleRecord, new: ArticleRecord) -> bool:
    """Return whether nothing that concerns other pages differs but notes, fact-checks left out, and how often somebody is named."""
    before, after = ({row.entity: _named(row) for row in record.rows} for record in (old, new))
    return _uncounted(old.card) == _uncounted(new.card) and all(
        before.get(it, UNNAMED) == after.get(it, UNNAMED) for it in before.keys() | after.keys()
    )


def recounted(
    outline: Outline, pairs: Mapping[str, Pair], material: Material, resolve: Callable[[str], str]
) -> Recounted | None:
    """Return the outline with these articles, by their paths; None where they may change more of it than can be told here.

    ``resolve``: an author or speaker as written → entity id or ``""``.
    """
    if not _have_addresses_of_their_own(outline, pairs, material):
        return None
    found = Recounted(outline)
    for path, pair in pairs.items():
        more = _with(found.outline, path, pair, material, resolve)
        if more is None:
            return None
        found = Recounted(more.outline, found.entities | more.entities, found.sources | more.sources)
    return found


def _with(
    outline: Outline, path: str, pair: Pair, material: Material, resolve: Callable[[str], str]
) -> Recounted | None:
    """Return the outline with one article."""
    old, new = pair
    pages = partial(page_count, size=material.config.pagination)
    linked = {it.removeprefix("entity:") for it in {*old.links} ^ {*new.links} if it.startswith("entity:")}
    spoken = {resolve(it) for it in {*old.parties} ^ {*new.parties}} - {""}
    before, after = (
        {row.entity: row for row in rows_by_id(record.rows, material.glossary.entities, resolve)}
        for record in pair
    )
    told = {it for it in before.keys() | after.keys() if _counts(before.get(it)) != _counts(after.get(it))}
    cited = {*old.sources} ^ {*new.sources}
    # Whoever comes or goes here has to be known elsewhere, so that nobody is used, or unused, from now on.
    elsewhere = linked | spoken | (before.keys() ^ after.keys())
    if not all(any(_stands_elsewhere(edition, it, path) for edition in outline.editions) for it in elsewhere):
        return None
    editions = []
    for edition in outline.editions:
        named, citing = dict(edition.named), dict(edition.cited)
        if path in edition.readable:
            for ident in told:
                was = named.get(ident)
                now = was and _renamed(was, path, before.get(ident), after.get(ident), edition)
                if was is None or now is None or pages(len(now.paths)) < pages(len(was.paths)):
                    return None  # nobody in this language named it before, or a page of its list has gone
                named[ident] = now
        if path in edition.articles:
            for ident in cited:
                others = {*citing.get(ident, ())} - {path}
                if not others:
                    return None
                wanted = others | {path} if ident in new.sources else others
                citing[ident] = tuple(it for it in edition.articles if it in wanted)
        editions.append(replace(edition, named=named, cited=citing))
    notes = outline.notes + new.card.notes - old.card.notes
    return Recounted(
        replace(outline, editions=tuple(editions), notes=notes), frozenset(told), frozenset(cited)
    )


def _uncounted(card: Card) -> Card:
    return replace(shown_by_itself(card), notes=0, note_ids=())


def _named(row: EntityRow) -> tuple[bool, tuple[str, ...]]:
    return row.count > 0, row.corrections


def _counts(row: EntityRow | None) -> tuple[int, int] | None:
    """Return how often an entity is named, and in how many notes it is told of."""
    return None if row is None else (row.count, len(row.about))


def _stands_elsewhere(edition: Edition, ident: str, path: str) -> bool:
    return any(it != path for it in edition.named.get(ident, Named()).paths)


def _renamed(
    named: Named, path: str, before: EntityRow | None, after: EntityRow | None, edition: Edition
) -> Named:
    """Return where an entity stands now; ``before``, ``after``: its rows in the article."""
    counts = dict(zip(named.paths, named.counts, strict=True))
    about = named.about
    if before is not None:
        about -= len(before.about)
        del counts[path]
    if after is not None:
        about += len(after.about)
        counts[path] = after.count
    paths = named.paths
    if (before is None) != (after is None):
        paths = tuple(it for it in edition.readable if it in counts)
    return replace(named, paths=paths, counts=tuple(counts[it] for it in paths), about=about)


def _have_addresses_of_their_own(outline: Outline, pairs: Mapping[str, Pair], material: Material) -> bool:
    """Return whether no other page can stand where the articles' notes have theirs (assemble/urls.py)."""
    if all(old.card.note_ids == new.card.note_ids for old, new in pairs.values()):
        return True
    pattern = material.config.permalinks.article
    if "{slug}" not in pattern or pattern.count("{") > 1:  # two articles may have one slug
        return False
    folders = tuple(f"{edition.prefix}notes/" for edition in outline.editions)
    taken = (*outline.editions[0].addresses, *outline.files, *outline.redirects)
    return not any(it.startswith(folders) for it in taken)
