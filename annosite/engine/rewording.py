"""Entities of which nothing is another but their summaries and biographies, and what shows these."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from annosite.engine.standing import Frame
from annosite.model.article import EntityRow
from annosite.model.edition import Named
from annosite.model.entity import Glossary
from annosite.model.scope import Scope
from annosite.model.site import Site


def reworded_in(before: Frame, now: Frame) -> frozenset[str]:
    """Return the entities of which other words are shown."""
    old, new = before.glossary.words, now.glossary.words
    return frozenset(ident for ident in old.keys() | new.keys() if old.get(ident) != new.get(ident))


def files_of_entities(glossary: Glossary, idents: Iterable[str]) -> Iterator[str]:
    """Yield the files in which these entities are defined."""
    for ident in idents:
        entity = glossary.entities[ident]
        found = (entity.place, *entity.places.values(), *entity.bio_places.values())
        yield from {it.path for it in found if it is not None}


def with_reworded(scope: Scope, site: Site, reworded: frozenset[str]) -> Scope:
    """Return the scope with what shows other words of these entities."""
    if not reworded:
        return scope
    naming: set[str] = set()
    for edition in site.editions:
        # Of articles that are not listed nobody knows whom they name.
        naming.update({*edition.all_articles}.difference(edition.articles))
        for ident in reworded:
            naming.update(edition.named.get(ident, Named()).paths)
    told = {path for path in naming if _tells_of(site.load.briefs.rows(path), reworded)}
    return replace(
        scope,
        texts=(scope.texts or frozenset()) | told,
        namers=frozenset(naming),
        entities=(scope.entities or frozenset()) | reworded,
    )


def _tells_of(rows: Mapping[str, EntityRow], idents: Iterable[str]) -> bool:
    """Return whether an article has notes about one of these entities: what it says of them stands in lists of notes too."""
    return any(rows[ident].about for ident in idents if ident in rows)
