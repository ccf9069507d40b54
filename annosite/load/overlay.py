"""Overlays: the words of entities in a further language, from X.LANG.yaml."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping
from annosite.load.entity import aliases_of, sorting
from annosite.load.filename import split_language
from annosite.load.places import first_line_of
from annosite.load.words import did_you_mean
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.entity import Entity, EntityWords


class OverlayWords(Struct, frozen=True):
    """One entity of an overlay."""

    id: str
    type: str
    language: str
    words: EntityWords
    place: Place
    bio_places: dict[str, Place] = {}
    """As in ``Entity``."""

    def unknown(self, known: Iterable[str], held: Iterable[Entity]) -> list[Diagnostic]:
        """Return the problem that there is no such entity; none where it is held back."""
        if any(entity.id == self.id for entity in held):
            return []
        message = f"there is no `{self.id}` whose words could be given in another language"
        hints = did_you_mean(self.id, known) or (
            "Write it in the main language first, in a file without the language’s code.",
        )
        return [problem("unknown-entity", message, self.place, *hints)]


def laid_on(entity: Entity, overlay: OverlayWords, problems: list[Diagnostic]) -> Entity:
    """Return the entity with the overlay's words; what two overlays of one language say differently is reported."""
    first = entity.translations.get(overlay.language)
    words = overlay.words
    if overlay.type != entity.type:
        message = f"`{entity.id}` stands here under `{overlay.type}`, and under `{entity.type}` in the main language"
        problems.append(problem("entity-conflict", message, overlay.place))
        return entity
    if len(words.role_titles) > len(entity.roles):
        message = f"here are titles for {len(words.role_titles)} roles of `{entity.id}`, and in the main language it has {len(entity.roles)}"
        problems.append(
            problem("entity-conflict", message, overlay.place, "Give the titles in the same order.")
        )
    if first is not None:
        changes = {}
        for each in fields(EntityWords):
            before, after = getattr(first, each.name), getattr(words, each.name)
            if before and after and before != after:
                message = (
                    f"`{each.name}` of `{entity.id}` was given in this language before, with another value"
                )
                problems.append(problem("entity-conflict", message, overlay.place))
            changes[each.name] = before or after
        words = EntityWords(**changes)
    return replace(
        entity,
        translations={**entity.translations, overlay.language: words},
        bio_places={**overlay.bio_places, **entity.bio_places},
    )


def overlay_language(path: str, config: Config) -> str:
    """Return the further language that an entity file's name says; empty for a file of the main language."""
    language = split_language(path.removesuffix(".yaml"), config)[1]
    return "" if language == config.language else language


def overlay_of(
    language: str, model: Any, node: Mapping, file: TextFile, config: Config
) -> list[OverlayWords]:
    """Return the words of all entities in a (checked) overlay."""
    found: list[OverlayWords] = []
    for type_, entries in model.items():
        for id_, words in (entries or {}).items():
            group = node.pairs[type_][1]
            assert isinstance(group, Mapping)
            at = group.pairs[id_][1]
            name = words.name or ""
            bio = at.pairs["bio"][1] if words.bio and isinstance(at, Mapping) else None
            found.append(
                OverlayWords(
                    id_,
                    type_,
                    language,
                    EntityWords(
                        name=name,
                        sort_name=words.sort_name or (sorting(type_, name, "")[0] if name else ""),
                        aliases=aliases_of(words.aliases),
                        plurals=tuple(words.plurals or ()),
                        summary=words.summary or "",
                        bio=words.bio or "",
                        image_alt=words.image_alt or "",
                        role_titles=tuple(
                            role if isinstance(role, str) else role.title for role in words.roles or ()
                        ),
                    ),
                    file.place(at.start, at.end),
                    {} if bio is None else {language: first_line_of(file, bio)},
                )
            )
    return found
