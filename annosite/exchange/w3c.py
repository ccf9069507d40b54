"""W3C Web Annotations to a notes file: our own annotations.jsonld, and what other tools write.

The words of a target are sought in the article as it is now, as a quote of a notes file is; a place that cannot be
found exactly is told and left out, never guessed. Names that the article's text gives by itself need no entry.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from annosite.annotate.anchor import Range
from annosite.annotate.article import annotate
from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.exchange.annotationreader import Naming, Reader, Setting, Unplaced
from annosite.exchange.jsonld import Json, listed, quote_of, source_of
from annosite.exchange.notesfile import notes_file
from annosite.load.sidecar import load_sidecars
from annosite.model.article import Article
from annosite.model.config import Config
from annosite.model.content import BODY, Sidecar

_NAMING = frozenset({"identifying", "tagging", "linking", "classifying"})


class Imported(Struct, frozen=True):
    """A notes file, and what could not be taken over."""

    text: str
    """YAML; empty where nothing was found."""
    taken: int = 0
    skipped: tuple[str, ...] = ()
    """One line for each annotation that was left out, with the reason."""


def import_annotations(data: bytes, setting: Setting) -> Checked[Imported]:
    """Return the notes file that says what ``data`` says; the diagnostics are those of the notes file itself.

    ValueError: ``data`` is no JSON, or holds no annotations.
    """
    document = json.loads(data)
    annotations = list(_items(document))
    reader = Reader(setting, _first_verdicts(annotations, setting.config))
    notes: list[list[str]] = []
    corrections: list[list[str]] = []
    namings: list[Naming] = []
    skipped: list[str] = []
    for annotation in annotations:
        try:
            if _is_naming(annotation, reader):
                namings += reader.namings(annotation)
            elif "editing" in listed(annotation.get("motivation")):
                corrections.append(reader.correction(annotation))
            else:
                notes.append(reader.note(annotation))
        except Unplaced as reason:
            skipped.append(f"{annotation.get('id', 'an annotation')}: {reason}")
    text = notes_file(notes, corrections, [])
    mentions = _mentions(setting, text, namings, reader)
    text = notes_file(notes, corrections, mentions)
    checked = load_sidecars([_as_file(setting, text)], setting.config, setting.options)
    taken = len(notes) + len(corrections) + len(namings)
    return Checked(Imported(text, taken, tuple(skipped)), checked.diagnostics)


def _items(document: Any) -> Iterator[Json]:
    """Yield the annotations of a collection, a page, a list or a single annotation."""
    if isinstance(document, list):
        for each in document:
            yield from _items(each)
        return
    if not isinstance(document, dict):
        raise ValueError("this is no annotation")  # noqa: TRY004 - the file's content, not a program's argument
    kinds = listed(document.get("type"))
    if "Annotation" in kinds:
        yield document
    elif "AnnotationCollection" in kinds and isinstance(document.get("first"), dict):
        yield from _items(document["first"])
    elif "AnnotationPage" in kinds:
        yield from _items([it for it in listed(document.get("items")) if isinstance(it, dict)])
    elif "AnnotationCollection" not in kinds:
        raise ValueError("this is no annotation, and no collection of annotations")


def _first_verdicts(annotations: Iterable[Json], config: Config) -> dict[str, str]:
    """Return what the verdicts were that corrections have changed: a note is exported with the latest."""
    known = {verdict.id for verdict in config.verdicts}
    found: dict[str, str] = {}
    for annotation in annotations:
        for target in listed(annotation.get("target")):
            if not isinstance(target, dict) or "editing" not in listed(annotation.get("motivation")):
                continue
            ident, old = source_of(target).rpartition("#note-")[2], quote_of(target).get("exact", "")
            if "#note-" in source_of(target) and old in known and not annotation.get("annosite:supersedes"):
                found.setdefault(ident, str(old))
    return found


def _is_naming(annotation: Json, reader: "Reader") -> bool:
    if not _NAMING.intersection(listed(annotation.get("motivation"))):
        return False
    return any(reader.entity(source_of(body)) for body in listed(annotation.get("body")))


def _mentions(setting: Setting, text: str, wanted: Sequence[Naming], reader: Reader) -> list[list[str]]:
    """Return the entries for names that the text alone would not give, and for those that it gives too many.

    Each entry may change what a bare surname after it means, so they are found one round after the other.
    """
    if not wanted:
        return []
    entries: list[list[str]] = []
    decided: set[tuple[int, int]] = set()
    target = {(it.start, it.end, it.entity) for it in wanted}
    for _ in range(4):
        given = _given(setting, _with_mentions(text, entries))
        wrong = sorted((target ^ given), key=lambda it: (it[0], it[1], it not in target))
        new = [it for it in wrong if (it[0], it[1]) not in decided]
        if not new:
            break
        for start, end, entity in new:
            if (start, end) in decided:
                continue
            decided.add((start, end))
            place = Range(start, end)
            where = reader.target([place])
            lines = reader.quote(place, where)
            lines.append(f"entity: {entity if (start, end, entity) in target else 'none'}")
            entries.append([*lines, f"in: {where}"] if where != BODY else lines)
    return entries


def _given(setting: Setting, text: str) -> set[tuple[int, int, str]]:
    """Return the names that the article has with this notes file."""
    sidecar: Sidecar = load_sidecars([_as_file(setting, text)], setting.config, setting.options).value
    article: Article = annotate(
        setting.article, sidecar, setting.names, setting.config, setting.options
    ).value
    return {
        (it.start, it.end, ident)
        for ident, passages in article.passages.items()
        for it in passages
        if it.start >= 0
    }


def _as_file(setting: Setting, text: str) -> TextFile:
    return TextFile(setting.article.path.removesuffix(".md") + ".yaml", text)


def _with_mentions(text: str, mentions: list[list[str]]) -> str:
    return text + notes_file([], [], mentions)


__all__ = ["Imported", "Setting", "import_annotations"]
