"""Fragments of one entity, from several files, made one (FORMAT.md §5)."""

from collections.abc import Container, Sequence
from typing import Any

from msgspec.structs import replace

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.load.entity import sorting
from annosite.load.images import image_not_found
from annosite.model.codes import problem
from annosite.model.entity import Entity
from annosite.model.pictures import locate

LISTS = frozenset({"aliases", "plurals", "roles", "sources"})
"""Keys whose values add up; of others, two that differ are a contradiction."""

_ATTRIBUTES = {"from": "start", "to": "end"}


def merged(
    fragments: Sequence[Entity], files: Container[str] | None, problems: list[Diagnostic]
) -> Entity | None:
    """Return the entity that these fragments (all of one id, in the order of their files) make; None where none has a name.

    A later file adds keys that earlier ones leave out, and entries to lists. A key with two values is an error that
    names both places; the first stands.
    """
    entity = with_image(fragments[0], files, problems)
    for fragment in fragments[1:]:
        if fragment.type != entity.type:
            problems.append(_two_types(entity, fragment))
        else:
            entity = _joined(entity, with_image(fragment, files, problems), problems)
    if not entity.name:
        if "name" in entity.places:  # it was refused, and a problem says why
            return None
        message = f"`{entity.id}` has no name, here or in another file"
        problems.append(problem("missing-key", message, entity.place, "Add a line `name: …`."))
        return None
    written = entity.sort_name if "sort_name" in entity.places else ""
    sort_name, surname = sorting(entity.type, entity.name, written)
    return replace(entity, sort_name=sort_name, surname=surname)


def with_image(entity: Entity, files: Container[str] | None, problems: list[Diagnostic]) -> Entity:
    """Return the entity with its picture's path relative to content/; without, where the picture is not found."""
    if not entity.image or files is None or entity.place is None:
        return entity
    owner = entity.place.path
    found = locate(entity.image, owner, files)
    if not found:
        problems.append(image_not_found(entity.image, owner, entity.places.get("image")))
    return replace(entity, image=found)


def _joined(entity: Entity, fragment: Entity, problems: list[Diagnostic]) -> Entity:
    changes: dict[str, Any] = {}
    places = dict(entity.places)
    for key, place in fragment.places.items():
        name = _ATTRIBUTES.get(key, key)
        value = getattr(fragment, name, None)
        if key == "same_as":
            changes[name] = _links(entity, fragment, problems)
        elif key in LISTS:
            known = getattr(entity, name)
            changes[name] = known + tuple(_new(known, value or ()))
        elif key not in entity.places:
            changes[name] = value
        elif key in ("draft", "embargo", "status"):
            continue
        elif getattr(entity, name) != value:
            problems.append(_conflict(entity, key, entity.places[key], place))
        places.setdefault(key, place)
    if "bio" in changes:
        changes["bio_places"] = fragment.bio_places
    return replace(
        entity, places=places, **{name: value for name, value in changes.items() if hasattr(entity, name)}
    )


def _new(known: Sequence[Any], more: Sequence[Any]) -> list[Any]:
    """Return the items of ``more`` that say something new: places apart, equal items are one."""
    seen = {_bare(item) for item in known}
    return [item for item in more if _bare(item) not in seen]


def _bare(item: Any) -> Any:
    return replace(item, place=None) if hasattr(item, "place") else item


def _links(entity: Entity, fragment: Entity, problems: list[Diagnostic]) -> tuple[Any, ...]:
    known = {link.name: link.url for link in entity.same_as}
    for link in fragment.same_as:
        if known.setdefault(link.name, link.url) != link.url:
            first, second = entity.places.get("same_as"), fragment.places["same_as"]
            problems.append(_conflict(entity, f"same_as: {link.name}", first, second))
    return entity.same_as + tuple(
        link for link in fragment.same_as if link.name not in {one.name for one in entity.same_as}
    )


def _conflict(entity: Entity, key: str, first: Place | None, second: Place) -> Diagnostic:
    where = "" if first is None else f" of {first.path}, line {first.line}"
    return problem(
        "entity-conflict",
        f"`{key}` of `{entity.id}` contradicts that{where}",
        second,
        "Keep one of the two; the same id in two files is one entry.",
        labels=() if first is None else (Label(first, "the first"),),
    )


def _two_types(entity: Entity, fragment: Entity) -> Diagnostic:
    first = entity.place
    where = "" if first is None else f" in {first.path}, line {first.line}"
    return problem(
        "entity-conflict",
        f"the id `{fragment.id}` stands here under `{fragment.type}`, and under `{entity.type}`{where}",
        fragment.place,
        "An id is used once among all types: give one of the two another.",
        labels=() if first is None else (Label(first, "the first"),),
    )
