"""Checked fields of entities to ``Entity``."""

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping, Node, Sequence
from annosite.load.citations import citations
from annosite.load.context import Context
from annosite.load.hold import hold_of
from annosite.load.places import first_line_of, places_of
from annosite.load.sameas import KNOWN, link_of
from annosite.load.schema.entities import AliasFields, EntitiesFields, EntityFields, RoleFields
from annosite.load.vocabulary import ENTITY_TYPES
from annosite.load.words import nearest
from annosite.load.zone import zone_of
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.entity import Alias, Entity, Link, Role
from annosite.model.personname import derive_sort_name, surname_of


def known_types(node: Node | None, file: TextFile, config: Config) -> list[Diagnostic]:
    """Take the types that this site does not have out of an entity file's tree, and report them."""
    if not isinstance(node, Mapping):
        return []
    problems = []
    for type_ in [type_ for type_ in node.pairs if type_ not in config.entity_types]:
        key, _ = node.pairs.pop(type_)
        node.refused.add(type_)
        singular = {entity_type.singular.lower(): name for name, entity_type in config.entity_types.items()}
        meant = SINGULARS.get(type_) or singular.get(type_) or nearest(type_, config.entity_types)
        hint = f"Did you mean `{meant}`?" if meant else f"Known types: {', '.join(config.entity_types)}."
        place = file.place(key.start, key.end)
        problems.append(problem("unknown-key", f"`{type_}` is not a type of entry of this site", place, hint))
    return problems


SINGULARS = {
    "person": "people",
    "persons": "people",
    "organization": "organizations",
    "organisation": "organizations",
    "organisations": "organizations",
    "place": "places",
    "event": "events",
    "term": "terms",
    "glossary": "terms",
    "definitions": "terms",
}


def entities_of(fields: EntitiesFields | None, node: Node | None, context: Context) -> list[Entity]:
    """Return the entities of an entity file, or of the ``entities`` of a sidecar."""
    if fields is None or not isinstance(node, Mapping):
        return []
    found: list[Entity] = []
    for key, (_, group) in node.pairs.items():
        entries = getattr(fields, key) if key in ENTITY_TYPES else fields.others.get(key)
        if not entries or not isinstance(group, Mapping):
            continue
        for id_, (_, at) in group.pairs.items():
            assert isinstance(at, Mapping)
            found.append(_entity(id_, key, entries[id_], at, context))
    return found


def _entity(id_: str, type_: str, fields: EntityFields, node: Mapping, context: Context) -> Entity:
    file: TextFile = context.file
    config: Config = context.config
    name = fields.name or ""
    sort_name, surname = sorting(type_, name, fields.sort_name or "")
    bio = node.get("bio")
    return Entity(
        id=id_,
        type=type_,
        name=name,
        sort_name=sort_name,
        surname=surname,
        aliases=aliases_of(fields.aliases),
        plurals=tuple(getattr(fields, "plurals", None) or ()),
        summary=fields.summary or "",
        bio=fields.bio or "",
        roles=_roles(getattr(fields, "roles", None), node.get("roles"), file),
        born=getattr(fields, "born", None) or "",
        died=getattr(fields, "died", None) or "",
        founded=getattr(fields, "founded", None) or "",
        dissolved=getattr(fields, "dissolved", None) or "",
        start=getattr(fields, "from_", None) or "",
        end=getattr(fields, "to", None) or "",
        parent=getattr(fields, "parent", None) or "",
        latitude=getattr(fields, "latitude", None),
        longitude=getattr(fields, "longitude", None),
        image=fields.image or "",
        image_alt=fields.image_alt or "",
        image_credit=fields.image_credit or "",
        same_as=links_of(fields.same_as, node.get("same_as"), context),
        sources=citations(fields.sources, node.get("sources"), context),
        link=fields.link or "auto",
        unlisted=bool(fields.unlisted),
        anonymous=bool(getattr(fields, "anonymous", None)),
        hold=hold_of(fields, zone_of(config)),
        place=file.place(node.start, node.end),
        bio_places={} if bio is None else {"": first_line_of(file, bio)},
        places=_places(file, node),
    )


def _places(file: TextFile, node: Mapping) -> dict[str, Place]:
    places = places_of(file, node)
    if "name" in node.refused:  # said already; ``merge`` need not say that it is missing
        places["name"] = file.place(node.start, node.end)
    return places


def sorting(type_: str, name: str, written: str) -> tuple[str, str]:
    """Return the name for lists, and a person's surname."""
    if type_ == "people":
        return written or derive_sort_name(name), surname_of(name, written)
    if not written and name.startswith("The ") and len(name) > 4:
        return f"{name[4:]}, The", ""
    return written or name, ""


def aliases_of(written: "list[str | AliasFields] | None") -> tuple[Alias, ...]:
    """Return aliases with their dates."""
    return tuple(
        Alias(alias)
        if isinstance(alias, str)
        else Alias(alias.name, alias.from_ or "", alias.to or "", bool(alias.hidden))
        for alias in written or ()
    )


def links_of(written: dict[str, str] | None, node: Node | None, context: Context) -> tuple[Link, ...]:
    """Return the links of ``same_as``; what is neither a URL nor a known id is reported and left out."""
    links = []
    for name, value in (written or {}).items():
        link = link_of(name, value)
        if link is not None:
            links.append(link)
            continue
        assert isinstance(node, Mapping)
        at = node.pairs[name][1]
        form = KNOWN.get(name.lower())
        hint = (
            f"An id of {name} looks like `{form.example}`." if form else "It begins with https:// or http://."
        )
        message = f"`{value}` is neither a web address nor an id that {name} could have"
        context.problems.append(problem("unsafe-url", message, context.file.place(at.start, at.end), hint))
    return tuple(links)


def _roles(written: list[RoleFields] | None, node: Node | None, file: TextFile) -> tuple[Role, ...]:
    if not written:
        return ()
    assert isinstance(node, Sequence)
    return tuple(
        Role(
            role.title, role.organization or "", role.from_ or "", role.to or "", file.place(at.start, at.end)
        )
        for role, at in zip(written, node.items, strict=True)
    )
