"""Notes that name no source."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem

UNSOURCED_KINDS = frozenset({"definition", "question"})
"""Kinds that explain a word or ask; their text is the writer's own."""


def note_without_source(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each note that states something and neither cites a source nor links to one.

    A note whose text is empty shows the summary of an entity, which has sources of its own.
    """
    for note in audit.sidecar.notes:
        if (
            note.sources
            or note.kind in UNSOURCED_KINDS
            or not note.text
            or "](http" in note.text
            or "<http" in note.text
        ):
            continue
        yield problem(
            "note-without-source",
            "this note names no source",
            note.text_place or note.place,
            "add `sources:` with an id of sources.yaml or a web address,"
            ' or set `checks: {note-without-source: "off"}` in site.yaml',
        )
