"""Notes, corrections and mentions of a sidecar, each with its defaults filled in."""

from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.base.yamltree import Mapping, Node
from annosite.load.anchors import anchored
from annosite.load.citations import citations
from annosite.load.context import Context
from annosite.load.entryrules import correction_problem, mention_problem, note_problem
from annosite.load.hold import hold_of
from annosite.load.places import places_of
from annosite.load.schema.sidecar import (
    CorrectionDefaults,
    CorrectionEntry,
    MentionEntry,
    NoteDefaults,
    NoteEntry,
)
from annosite.load.spots import lacks_something
from annosite.load.zone import zone_of
from annosite.model.content import Correction, MentionRule, Note

POINTED_AT = frozenset({"id", "about", "speaker", "authors", "supersedes"})
"""Keys at which later stages point; quotes, texts and sources have places of their own."""


def note_of(
    fields: NoteEntry, node: Mapping, defaults: NoteDefaults | None, given: Node | None, context: Context
) -> Note | None:
    """Return a note; None where it cannot stand (a problem says why)."""
    file = context.file
    fields, sources_at = _filled(fields, node, defaults, given)
    text_at = node.get("text")
    note = Note(
        id=fields.id or "",
        anchor=anchored(fields, node, file, fields.in_),
        text=fields.text or "",
        kind=fields.kind or "context",
        title=fields.title or "",
        about=tuple(fields.about or ()),
        sources=citations(fields.sources, sources_at, context),
        authors=tuple(fields.authors or ()),
        date=fields.date or "",
        display=fields.display or "note",
        claim=fields.claim or "",
        speaker=fields.speaker or "",
        said=fields.said or "",
        claim_url=fields.claim_url or "",
        verdict=fields.verdict or "",
        hold=hold_of(fields, zone_of(context.config)),
        place=file.place(node.start, node.end),
        text_place=None if text_at is None else file.place(text_at.start, text_at.end),
        places=_places(node, given, context),
    )
    return note if _stands(note_problem(note, node, file, context.config), node, context) else None


def correction_of(
    fields: CorrectionEntry,
    node: Mapping,
    defaults: CorrectionDefaults | None,
    given: Node | None,
    context: Context,
) -> Correction | None:
    """Return a correction; None where it cannot stand (a problem says why)."""
    file = context.file
    fields, sources_at = _filled(fields, node, defaults, given)
    replacement_at, reason_at = node.get("replacement"), node.get("reason")
    correction = Correction(
        id=fields.id or "",
        anchor=anchored(fields, node, file, fields.in_),
        replacement=fields.replacement,
        reason=fields.reason or "",
        kind=fields.kind or "error",
        date=fields.date or "",
        sources=citations(fields.sources, sources_at, context),
        authors=tuple(fields.authors or ()),
        applied=bool(fields.applied),
        supersedes=fields.supersedes or "",
        hold=hold_of(fields, zone_of(context.config)),
        place=file.place(node.start, node.end),
        replacement_place=None
        if replacement_at is None
        else file.place(replacement_at.start, replacement_at.end),
        reason_place=None if reason_at is None else file.place(reason_at.start, reason_at.end),
        places=_places(node, given, context),
    )
    return correction if _stands(correction_problem(correction, node, file), node, context) else None


def mention_of(fields: MentionEntry, node: Mapping, context: Context) -> MentionRule | None:
    """Return who a phrase means; None where it cannot stand (a problem says why)."""
    file = context.file
    rule = MentionRule(
        anchored(fields, node, file, fields.in_),
        None if fields.entity == "none" else fields.entity,
        file.place(node.start, node.end),
    )
    return rule if _stands(mention_problem(rule, node, file), node, context) else None


def _stands(found: Diagnostic | None, node: Mapping, context: Context) -> bool:
    """Whether an entry can be published: half a note says something else than the note."""
    if context.damaged and lacks_something(node):
        return False  # a problem says what; the rules would only say what follows from it
    if found is not None:
        context.problems.append(found)
    return found is None


def _filled(fields: Any, node: Mapping, defaults: Any, given: Node | None) -> tuple[Any, Node | None]:
    """Return the entry with what it leaves out, and the node of its sources."""
    sources_at = node.get("sources")
    if defaults is None or not isinstance(given, Mapping):
        return fields, sources_at
    missing = {}
    for key in given.pairs:
        attribute = "in_" if key == "in" else key
        value = getattr(defaults, attribute)
        if value is not None and getattr(fields, attribute) is None:
            missing[attribute] = value
    if fields.quote is None:
        missing.pop("in_", None)  # what is of the article as a whole stands in no part of it
    if "sources" in missing:
        sources_at = given.get("sources")
    return fields.but(**missing), sources_at


def _places(node: Mapping, given: Node | None, context: Context) -> dict[str, Place]:
    own = {
        key: context.file.place(value.start, value.end)
        for key, (_, value) in node.pairs.items()
        if key in POINTED_AT
    }
    if not isinstance(given, Mapping):
        return own
    shared = context.shared.get(id(given))
    if shared is None:
        shared = context.shared[id(given)] = places_of(context.file, given)
    return {**shared, **own}
