"""Who stands where: each entity's articles, what it wrote, who is named beside it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from annosite.assemble.rows import rows_by_id
from annosite.model.article import EntityRow
from annosite.model.dates import first_day
from annosite.model.edition import BESIDE, Named
from annosite.model.entity import Entity
from annosite.model.records import ArticleRecord


def name_entities(
    paths: Sequence[str],
    articles: Mapping[str, ArticleRecord],
    entities: Mapping[str, Entity],
    writers: Mapping[str, Sequence[str]],
    resolve: Callable[[str], str],
) -> dict[str, Named]:
    """Return by entity id where it stands in the articles ``paths`` (newest first; listed ones).

    ``writers``: article path → ids of those who wrote it or its source. ``resolve``: a speaker as written → entity id
    or ``""``. Ids of no entity are passed over: ``check`` reports them.
    """
    rows: dict[str, list[tuple[str, EntityRow]]] = {}
    wrote: dict[str, list[str]] = {}
    for path in paths:
        for row in rows_by_id(articles[path].rows, entities, resolve):
            rows.setdefault(row.entity, []).append((path, row))
        for ident in writers.get(path, ()):
            wrote.setdefault(ident, []).append(path)
    company = _company(paths, articles, entities)
    named = {}
    for ident in sorted((rows.keys() | wrote.keys()) & entities.keys()):
        own = rows.get(ident, [])
        named[ident] = Named(
            paths=tuple(path for path, _ in own),
            counts=tuple(row.count for _, row in own),
            about=sum(len(row.about) for _, row in own),
            corrections=sum(len(row.corrections) for _, row in own),
            wrote=tuple(wrote.get(ident, ())),
            beside=_beside(ident, [company[path] for path, row in own if row.count]),
        )
    return named


def _company(
    paths: Iterable[str], articles: Mapping[str, ArticleRecord], entities: Mapping[str, Entity]
) -> dict[str, tuple[str, ...]]:
    """Return article path → ids of those who count as company: listed, no terms, mentioned in its text."""
    fit = {ident for ident, entity in entities.items() if entity.type != "terms" and not entity.unlisted}
    return {
        path: tuple(row.entity for row in articles[path].rows if row.count and row.entity in fit)
        for path in paths
    }


def _beside(ident: str, companies: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(chain.from_iterable(companies))
    del counts[ident]
    if not counts:
        return ()
    # Only those that reach the last place are sorted: a person may have stood beside thousands.
    least = nlargest(BESIDE, counts.values())[-1]
    reached = [(-count, other) for other, count in counts.items() if count >= least]
    return tuple((other, -count) for count, other in sorted(reached)[:BESIDE])


def members(entities: Mapping[str, Entity]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return organization id → (person id, index of the role), latest role first; unlisted people left out."""
    found: dict[str, list[tuple[str, int]]] = {}
    for ident in sorted(entities):
        if entities[ident].unlisted:
            continue
        for index, role in enumerate(entities[ident].roles):
            if role.organization in entities:
                found.setdefault(role.organization, []).append((ident, index))

    def since(member: tuple[str, int]) -> int:
        start = entities[member[0]].roles[member[1]].start
        return -first_day(start).toordinal() if start else 0

    return {ident: tuple(sorted(them, key=since)) for ident, them in sorted(found.items())}


def parts(entities: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    """Return entity id → ids of the listed ones that name it as parent, by id."""
    found: dict[str, list[str]] = {}
    for ident in sorted(entities):
        if entities[ident].parent in entities and not entities[ident].unlisted:
            found.setdefault(entities[ident].parent, []).append(ident)
    return {ident: tuple(them) for ident, them in sorted(found.items())}
