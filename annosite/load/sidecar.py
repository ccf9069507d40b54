"""An article's sidecars: notes, corrections, mentions, entities, sources, merged (FORMAT.md §4)."""

from collections.abc import Sequence as Seq

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, parse_yaml
from annosite.load.citations import sources_of
from annosite.load.context import Context
from annosite.load.entity import entities_of, known_types
from annosite.load.entries import correction_of, mention_of, note_of
from annosite.load.hold import earliest, hold_of, is_held
from annosite.load.schema.sidecar import Defaults, SidecarFile
from annosite.load.sidecarrules import unique
from annosite.load.validate import Valid, validate
from annosite.load.zone import zone_of
from annosite.model.codes import problem
from annosite.model.config import Config, Options
from annosite.model.content import Correction, MentionRule, Note, Sidecar
from annosite.model.entity import Entity
from annosite.model.entry import Source

MAX_NODES = 200_000


def load_sidecars(files: Seq[TextFile], config: Config, options: Options) -> Checked[Sidecar]:
    """Return all sidecars of one article as one, in the given order.

    Each file's defaults fill its own entries; what is held back is dropped and counted; ids are unique in all of them
    together; citations of sources that these files bring are resolved.
    """
    problems: list[Diagnostic] = []
    parts = [part for file in files if (part := _read(file, config, problems)) is not None]
    own = _own_sources(parts, problems)
    notes: list[Note] = []
    corrections: list[Correction] = []
    mentions: list[MentionRule] = []
    entities: list[Entity] = []
    held: list[str] = []
    for part in parts:
        context = Context(part.file, config, own, problems, damaged=part.damaged)
        hold = hold_of(part.model, zone_of(config))
        whole = is_held(hold, options)
        found = _entries(part, context)
        entries: list[Note | Correction | Entity] = [*found[0], *found[1], *found[2]]
        for entry in entries:
            if whole or is_held(entry.hold, options):
                held.append(max(hold.embargo, entry.hold.embargo) if whole else entry.hold.embargo)
            elif isinstance(entry, Note):
                notes.append(entry)
            elif isinstance(entry, Correction):
                corrections.append(entry)
            else:
                entities.append(entry)
        if not whole:
            mentions += _mentions(part, context)
    return Checked(
        Sidecar(
            notes=tuple(unique(notes, "note", problems)),
            corrections=tuple(unique(corrections, "correction", problems)),
            mentions=tuple(mentions),
            entities=tuple(entities),
            sources=tuple(own.values()),
            held=len(held),
            next_release=earliest(held),
        ),
        tuple(problems),
    )


def sidecar_entities(file: TextFile, config: Config, options: Options) -> Checked[tuple[Entity, ...]]:
    """Return the entities that one sidecar brings to the site's glossary, held-back ones dropped.

    Cheap where there are none: a text without the word ``entities`` is not parsed.
    """
    if "entities" not in file.text:
        return Checked(())
    found = load_sidecars((file,), config, options)
    return Checked(found.value.entities, found.diagnostics)


def _own_sources(parts: Seq["Part"], problems: list[Diagnostic]) -> dict[str, Source]:
    """Return the sources that the parts bring; an id with two meanings is reported, the first stands."""
    own: dict[str, Source] = {}
    for part in parts:
        node = part.node.get("sources")
        for id_, source in sources_of(part.model.sources, node, part.file, problems).items():
            if own.setdefault(id_, source) != source:
                assert isinstance(node, Mapping)
                at = node.pairs[id_][0]
                message = f"another notes file of this article has a source `{id_}`, and it is not the same"
                place = part.file.place(at.start, at.end)
                problems.append(problem("duplicate-id", message, place, "Give one of the two another id."))
    return own


class Part:
    """One file, checked."""

    def __init__(self, file: TextFile, valid: Valid, *, damaged: bool) -> None:
        self.file = file
        self.model: SidecarFile = valid.model
        self.node = valid.node
        self.damaged = damaged


def _read(file: TextFile, config: Config, problems: list[Diagnostic]) -> Part | None:
    tree = parse_yaml(file, max_nodes=MAX_NODES)
    problems += tree.diagnostics
    if tree.value is None and tree.diagnostics:
        return None
    if isinstance(tree.value, Mapping):
        problems += known_types(tree.value.get("entities"), file, config)
    valid = validate("sidecar", file, tree.value, damaged=bool(tree.diagnostics))
    problems += valid.problems
    return (
        None if valid.model is None else Part(file, valid, damaged=bool(tree.diagnostics or valid.problems))
    )


def _items(node: Mapping, key: str) -> list[Mapping]:
    items = getattr(node.get(key), "items", ())
    return [item for item in items if isinstance(item, Mapping)]


def _entries(part: Part, context: Context) -> tuple[list[Note], list[Correction], list[Entity]]:
    model, node = part.model, part.node
    defaults = model.defaults or Defaults()
    written = node.get("defaults")
    given = written if isinstance(written, Mapping) else Mapping({}, 0, 0, flow=False)
    notes = [
        note_of(fields, at, defaults.notes, given.get("notes"), context)
        for fields, at in zip(model.notes or (), _items(node, "notes"), strict=True)
    ]
    corrections = [
        correction_of(fields, at, defaults.corrections, given.get("corrections"), context)
        for fields, at in zip(model.corrections or (), _items(node, "corrections"), strict=True)
    ]
    entities = entities_of(model.entities, node.get("entities"), context)
    return (
        [note for note in notes if note is not None],
        [correction for correction in corrections if correction is not None],
        entities,
    )


def _mentions(part: Part, context: Context) -> list[MentionRule]:
    pairs = zip(part.model.mentions or (), _items(part.node, "mentions"), strict=True)
    rules = [mention_of(fields, at, context) for fields, at in pairs]
    return [rule for rule in rules if rule is not None]
