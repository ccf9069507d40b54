"""People, organizations, places, events and terms as structured data, and the set of all terms."""

from collections.abc import Callable, Iterable
from typing import Any

from annosite.model.view import EntityIndexView, EntityView
from annosite.render.jsonld.graph import TYPES, Graph, entity_stub, image_of
from annosite.render.jsonld.things import DefinedTermSet, Entity, GeoCoordinates, Office

_Fields = dict[str, Any]
"""Of ``Entity``: what entities of one type have beside what all have."""


def entity(graph: Graph, view: EntityView) -> Iterable[Entity]:
    """Yield the entity of a page; nothing of who is anonymous."""
    item = view.entity
    if item.anonymous or view.pagination.page > 1:
        return
    more = _ENTITIES.get(item.type)
    yield Entity(
        type=TYPES.get(item.type, "Thing"),
        id=graph.at(item.url, "entity"),
        url=graph.write(item.url),
        name=item.name,
        alternate_name=view.aliases,
        description=item.summary,
        image=image_of(view.image or item.image, graph),
        same_as=[link.url for link in view.links if ":" in link.url],
        **(more(graph, view) if more else {}),
    )


def _person(graph: Graph, view: EntityView) -> _Fields:
    held = [role for role in view.roles if role.open]
    offices = [
        Office(
            "Organization",
            role.organization,
            graph.at(role.organization_url, "entity") if role.organization_url else "",
        )
        for role in held
        if role.organization
    ]
    return {
        "birth_date": view.born,
        "death_date": view.died,
        "job_title": list(dict.fromkeys(role.title for role in held)),
        "affiliation": list({(it.name, it.id): it for it in offices}.values()),
    }


def _organization(graph: Graph, view: EntityView) -> _Fields:
    return {
        "founding_date": view.start,
        "dissolution_date": view.end,
        "parent_organization": entity_stub(view.parent, graph) if view.parent else None,
    }


def _place(graph: Graph, view: EntityView) -> _Fields:
    if view.latitude is None or view.longitude is None:
        return {}
    return {
        "geo": GeoCoordinates(view.latitude, view.longitude),
        "contained_in_place": entity_stub(view.parent, graph) if view.parent else None,
    }


def _event(graph: Graph, view: EntityView) -> _Fields:
    return {
        "start_date": view.start,
        "end_date": view.end,
        "super_event": entity_stub(view.parent, graph) if view.parent else None,
    }


def _term(graph: Graph, view: EntityView) -> _Fields:
    return {"term_code": view.entity.id, "in_defined_term_set": graph.at(_glossary(graph), "terms")}


def _glossary(graph: Graph) -> str:
    crumbs = graph.sheet.head.breadcrumbs
    return crumbs[-2].url if len(crumbs) > 2 else ""


def index(graph: Graph, view: EntityIndexView) -> Iterable[DefinedTermSet]:
    """Yield the set of the glossary's terms."""
    if view.type != "terms" or view.pagination.page > 1:
        return
    head = graph.sheet.head
    yield DefinedTermSet(
        id=graph.at(head.path, "terms"),
        url=graph.here,
        name=head.title or graph.words.word(head.word or "glossary"),
        in_language=head.language,
        has_defined_term=[entity_stub(it, graph, it.summary) for _, items in view.letters for it in items],
    )


_ENTITIES: dict[str, Callable[[Graph, EntityView], _Fields]] = {
    "people": _person,
    "organizations": _organization,
    "places": _place,
    "events": _event,
    "terms": _term,
}
