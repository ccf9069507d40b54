"""Notes as published: their text with its links, their numbers, and what was corrected in them."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from annosite.annotate.anchor import Finder, Range
from annosite.annotate.draft import Draft
from annosite.annotate.fold import fold, fold_words
from annosite.annotate.mark import Drawer, draw_unmarked
from annosite.annotate.marks import Link, Marks
from annosite.annotate.number import in_order
from annosite.annotate.overlay import Overlay, ins, overlay
from annosite.annotate.place import PlacedCorrection, PlacedNote, found_by_replacement
from annosite.annotate.spots import spots
from annosite.annotate.stream import escape
from annosite.annotate.unplaced import Explainer
from annosite.base.diagnostics import Diagnostic
from annosite.model.article import NoteText
from annosite.model.prose import Prose

Display = Literal["note", "box", "top", "footnote", "unplaced"]


class Numbered(Struct):
    """The one sequence of numbers that notes and the article's own footnotes share."""

    notes: dict[str, int] = field(default_factory=dict)
    footnotes: dict[str, int] = field(default_factory=dict)
    """By label."""


def number(notes: Sequence[PlacedNote], footnotes: dict[str, list[int]]) -> Numbered:
    """Return the numbers of the notes that have one, and of footnotes (label → offsets of their markers)."""
    counted = [each for each in notes if each.note.display == "note"]
    places = [[(found.start, found.end) for found in each.ranges] for each in counted]
    labels = list(footnotes)
    places += [[(offset, offset) for offset in footnotes[label]] for label in labels]
    out = Numbered()
    for position, index in enumerate(in_order(places), start=1):
        if index < len(counted):
            out.notes[counted[index].id] = position
        else:
            out.footnotes[labels[index - len(counted)]] = position
    return out


class NoteEdits(Struct):
    """What was corrected in one note."""

    verdict: str = ""
    over: Overlay | None = None
    ids: list[str] = field(default_factory=list)


def edit_note(
    placed: PlacedNote, draft: Draft, corrections: Sequence[PlacedCorrection], problems: list[Diagnostic]
) -> NoteEdits:
    """Return the corrections of a note, found in its text; one that quotes its verdict changes that."""
    out = NoteEdits(placed.note.verdict, ids=[each.id for each in corrections])
    if not corrections:
        return out
    text = draft.text
    place = placed.note.text_place or placed.note.place
    prose = Prose(
        place.path if place else "",
        text,
        fold(text),
        tuple(draft.stream.units),
        body=(0, len(text)),
        first_line=1,
    )
    finder = Finder(prose)
    within = (0, len(text))
    for each in corrections:
        anchor = each.correction.anchor
        if _is_verdict(each, out.verdict):
            if not each.correction.applied:
                out.verdict = each.correction.replacement or ""
            continue
        if each.correction.applied and each.correction.replacement:
            anchor = found_by_replacement(each.correction)
        ranges: list[Range] = []
        for placing in finder.place(anchor, within):
            if placing.trouble is not None:
                explainer = Explainer(finder, f"the note “{placed.id}”")
                problems.append(explainer.explain(placing, anchor, within))
            ranges += placing.ranges
        each.ranges = tuple(sorted(ranges, key=lambda found: found.start))
        each.unplaced = bool(anchor.quotes) and not ranges
    out.over = overlay(corrections, prose, lettered=False)
    problems += out.over.problems
    for each in corrections:
        for one in out.over.places.get(each.id, ()):
            one.change.tail = one.change.tail or ins(one.inserted, escape(one.inserted), each.correction.date)
    return out


def _is_verdict(each: PlacedCorrection, verdict: str) -> bool:
    quotes = each.correction.anchor.quotes
    if not verdict or len(quotes) != 1 or each.correction.replacement is None:
        return False
    old, new = fold_words(quotes[0].exact), each.correction.replacement.strip()
    return verdict == (new if each.correction.applied else old)


def note_text(
    placed: PlacedNote,
    draft: Draft,
    links: Sequence[Link],
    edits: NoteEdits,
    numbered: Numbered,
    prose: Prose,
) -> NoteText:
    """Return a note as published."""
    note = placed.note
    changes = edits.over.changes if edits.over is not None else []
    if not links and not changes:
        html = draw_unmarked(draft.text, draft.stream.ops)
    else:
        marks = Marks(links=list(links), changes=changes)
        # No ids: a note stands on its page more than once; a correction of it is reached in the list of corrections.
        html = Drawer(draft.text, marks, ids=False).draw(draft.stream.ops)
    display: Display = "unplaced" if placed.unplaced else note.display
    found = spots(prose, placed.ranges)
    return NoteText(
        id=placed.id,
        number=numbered.notes.get(placed.id),
        kind=note.kind,
        html=html,
        spots=found,
        title=note.title,
        about=note.about,
        sources=note.sources,
        authors=note.authors,
        date=note.date,
        display=display,
        claim=note.claim or (" ".join(found[0].exact.split()) if note.kind == "fact-check" and found else ""),
        speaker=note.speaker,
        said=note.said,
        claim_url=note.claim_url,
        verdict=edits.verdict,
        target=note.anchor.target,
        corrections=tuple(edits.ids),
    )
