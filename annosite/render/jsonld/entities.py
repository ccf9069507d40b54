"""People, organizations, places, events and terms as structured data, and the set of all terms."""

from collections.abc import Callable, Iterable

import msgspec

from annosite.model.view import EntityIndexView, EntityView
from annosite.render.jsonld.graph import TYPES, Graph, Json, entity_stub, filled, image_of


def entity(graph: Graph, view: EntityView) -> Iterable[Json]:
    """Yield the entity of a page; nothing of who is anonymous."""
    item = view.entity
    if item.anonymous or view.pagination.page > 1:
        return
    things: Json = {
        "@type": TYPES.get(item.type, "Thing"),
        "@id": graph.at(item.url, "entity"),
        "url": graph.write(item.url),
        "name": item.name,
        "alternateName": list(view.aliases),
        "description": item.summary,
        "image": image_of(view.image or item.image, graph),
        "sameAs": [link.url for link in view.links if ":" in link.url],
    }
    more = _ENTITIES.get(item.type)
    yield filled(things | (more(graph, view) if more else {}))


def _person(graph: Graph, view: EntityView) -> Json:
    held = [role for role in view.roles if role.open]
    offices = [
        filled(
            {
                "@type": "Organization",
                "name": role.organization,
                "@id": graph.at(role.organization_url, "entity") if role.organization_url else "",
            }
        )
        for role in held
        if role.organization
    ]
    return {
        "birthDate": view.born,
        "deathDate": view.died,
        "jobTitle": list(dict.fromkeys(role.title for role in held)),
        "affiliation": list({msgspec.json.encode(it): it for it in offices}.values()),
    }


def _organization(graph: Graph, view: EntityView) -> Json:
    return {
        "foundingDate": view.start,
        "dissolutionDate": view.end,
        "parentOrganization": entity_stub(view.parent, graph) if view.parent else {},
    }


def _place(graph: Graph, view: EntityView) -> Json:
    if view.latitude is None or view.longitude is None:
        return {}
    point = {"@type": "GeoCoordinates", "latitude": view.latitude, "longitude": view.longitude}
    return {
        "geo": point,
        "containedInPlace": entity_stub(view.parent, graph) if view.parent else {},
    }


def _event(graph: Graph, view: EntityView) -> Json:
    return {
        "startDate": view.start,
        "endDate": view.end,
        "superEvent": entity_stub(view.parent, graph) if view.parent else {},
    }


def _term(graph: Graph, view: EntityView) -> Json:
    return {"termCode": view.entity.id, "inDefinedTermSet": graph.at(_glossary(graph), "terms")}


def _glossary(graph: Graph) -> str:
    crumbs = graph.sheet.head.breadcrumbs
    return crumbs[-2].url if len(crumbs) > 2 else ""


def index(graph: Graph, view: EntityIndexView) -> Iterable[Json]:
    """Yield the set of the glossary's terms."""
    if view.type != "terms" or view.pagination.page > 1:
        return
    terms = [item for _, items in view.letters for item in items]
    yield filled(
        {
            "@type": "DefinedTermSet",
            "@id": graph.at(graph.sheet.head.path, "terms"),
            "url": graph.here,
            "name": graph.sheet.head.title or graph.words.word(graph.sheet.head.word or "glossary"),
            "inLanguage": graph.sheet.head.language,
            "hasDefinedTerm": [entity_stub(it, graph) | filled({"description": it.summary}) for it in terms],
        }
    )


_ENTITIES: dict[str, Callable[[Graph, EntityView], Json]] = {
    "people": _person,
    "organizations": _organization,
    "places": _place,
    "events": _event,
    "terms": _term,
}
