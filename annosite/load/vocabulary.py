"""The words that a site may extend: verdicts, kinds of notes, types of entities."""

from annosite.load.schema.site import EntityTypeFields, KindFields, VerdictFields
from annosite.model.config import EntityType, NoteKind, Verdict

VERDICTS = ("false", "misleading", "unsupported", "mostly-true", "true")
"""The built-in scale, from worst to best."""
NOTE_KINDS = ("context", "definition", "fact-check", "source", "translation")
ENTITY_TYPES = ("people", "organizations", "places", "events", "terms")


def verdicts(written: "list[str | VerdictFields] | None") -> tuple[Verdict, ...]:
    """Return the scale; a bare id's rating is its position, a mapping without ``rating`` stands off the scale."""
    scale: list[Verdict] = []
    for position, item in enumerate(written if written is not None else list(VERDICTS), 1):
        if isinstance(item, str):
            scale.append(Verdict(item, words(item), position))
        else:
            scale.append(Verdict(item.id, item.label or words(item.id), item.rating))
    return tuple(scale)


def note_kinds(written: dict[str, KindFields] | None) -> dict[str, NoteKind]:
    """Return the built-in kinds, with the theme's words unless relabelled, and the site's own."""
    kinds = {id_: NoteKind(id_, "") for id_ in NOTE_KINDS}
    kinds.update({id_: NoteKind(id_, kind.label) for id_, kind in (written or {}).items()})
    return kinds


def entity_types(written: dict[str, EntityTypeFields] | None) -> dict[str, EntityType]:
    """Return the built-in types and the site's own by their key in entity files, which is their path."""
    types = {key: EntityType(key, "", "", key) for key in ENTITY_TYPES}
    for id_, given in (written or {}).items():
        path = given.path or f"{id_}s"
        singular = given.singular or words(id_)
        types[path] = EntityType(path, singular, given.plural or words(path), path)
    return types


def words(id_: str) -> str:
    """Return the label that an id stands for: ``mostly-true`` is "Mostly true"."""
    text = id_.replace("-", " ").strip()
    return text[:1].upper() + text[1:]
