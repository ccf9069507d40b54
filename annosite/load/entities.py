"""Entity files, and the glossary that they make together (FORMAT.md §5)."""

from collections.abc import Container, Iterable

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.load.context import Context
from annosite.load.entity import entities_of, known_types
from annosite.load.hold import earliest, is_held
from annosite.load.merge import merged
from annosite.load.overlay import OverlayWords, laid_on, overlay_language, overlay_of
from annosite.load.validate import validate
from annosite.model.config import Config, Options
from annosite.model.entity import Entity, Glossary


def load_entities(file: TextFile, config: Config, options: Options) -> Checked[tuple[Entity, ...]]:
    """Return the entities of one file of content/entities, held-back ones too (``merge`` drops them).

    An entity may be a fragment: another file may have its name. For an overlay (X.LANG.yaml) the value is empty; see
    ``load_overlay``.
    """
    if overlay_language(file.path, config):
        return Checked(())
    tree = parse_yaml(file)
    if tree.value is None and tree.diagnostics:
        return Checked((), tree.diagnostics)
    unknown = known_types(tree.value, file, config)
    valid = validate("entities", file, tree.value, damaged=bool(tree.diagnostics))
    problems: list[Diagnostic] = [*tree.diagnostics, *unknown, *valid.problems]
    context = Context(file, config, {}, problems)
    found = entities_of(valid.model, valid.node, context)
    return Checked(tuple(found), tuple(problems))


def load_overlay(file: TextFile, config: Config) -> Checked[tuple[OverlayWords, ...]]:
    """Return the words that an overlay (X.LANG.yaml) has for a further language; empty for other files."""
    language = overlay_language(file.path, config)
    if not language:
        return Checked(())
    tree = parse_yaml(file)
    if tree.value is None and tree.diagnostics:
        return Checked((), tree.diagnostics)
    unknown = known_types(tree.value, file, config)
    valid = validate("overlay", file, tree.value)
    found = () if valid.model is None else overlay_of(language, valid.model, valid.node, file, config)
    return Checked(tuple(found), (*tree.diagnostics, *unknown, *valid.problems))


def merge(
    entities: Iterable[Entity],
    config: Config,
    options: Options,
    overlays: Iterable[OverlayWords] = (),
    files: Container[str] | None = None,
) -> Checked[Glossary]:
    """Return the glossary: fragments of one id made one, held-back ones dropped and counted, overlays laid on.

    ``files`` holds the paths of all files of the site; with it, images are sought (beside the file, then under
    content/static) and reported where there is none.
    """
    problems: list[Diagnostic] = []
    fragments: dict[str, list[Entity]] = {}
    held: list[Entity] = []
    for entity in entities:
        if is_held(entity.hold, options):
            held.append(entity)
        else:
            fragments.setdefault(entity.id, []).append(entity)
    known: dict[str, Entity] = {}
    for id_ in sorted(fragments):
        found = merged(fragments[id_], files, problems)
        if found is not None:
            known[id_] = found
    for words in overlays:
        overlaid = known.get(words.id)
        if overlaid is None:
            problems.extend(words.unknown(known, held))
        else:
            known[words.id] = laid_on(overlaid, words, problems)
    glossary = Glossary(known, len(held), earliest([entity.hold.embargo for entity in held]))
    return Checked(glossary, tuple(problems))
