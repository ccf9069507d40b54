"""Overlays: the words of entities in a further language, from X.LANG.yaml."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping
from annosite.load.entity import aliases_of, sorting
from annosite.load.filename import split_language
from annosite.model.config import Config
from annosite.model.content import Entity, EntityWords


@dataclass(frozen=True, slots=True)
class OverlayWords:
    """One entity of an overlay."""

    id: str
    language: str
    words: EntityWords
    place: Place

    def unknown(self, known: Container[str], held: Iterable[Entity]) -> list[Diagnostic]:
        return []


def overlay_language(path: str, config: Config) -> str:
    """Return the further language that an entity file's name says; empty for a file of the main language."""
    language = split_language(path.removesuffix(".yaml"), config)[1]
    return "" if language == config.language else language


def overlay_of(
    language: str, fields: Any, node: Mapping, file: TextFile, config: Config
) -> list[OverlayWords]:
    """Return the words of all entities in a (checked) overlay."""
    found: list[OverlayWords] = []
    for type_, entries in fields.items():
        for id_, words in (entries or {}).items():
            group = node.pairs[type_][1]
            assert isinstance(group, Mapping)
            at = group.pairs[id_][1]
            name = words.name or ""
            found.append(
                OverlayWords(
                    id_,
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
                )
            )
    return found
