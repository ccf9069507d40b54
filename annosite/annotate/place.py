"""Every annotation of an article gets its id and its place, or a problem that says why it has none."""

from collections.abc import Sequence

from msgspec import Struct, field

from annosite.annotate.anchor import Finder, Placing, Range
from annosite.annotate.ids import derived_id, reserve
from annosite.annotate.unplaced import Explainer
from annosite.base.diagnostics import Diagnostic
from annosite.base.near import nearest
from annosite.model.codes import problem
from annosite.model.content import (
    BODY,
    SUMMARY,
    TITLE,
    Anchored,
    Correction,
    MentionRule,
    Note,
    Quote,
    Sidecar,
)


class PlacedNote(Struct):
    """A note with its ranges in reading order."""

    note: Note
    id: str
    ranges: tuple[Range, ...] = ()
    unplaced: bool = False


class PlacedCorrection(Struct):
    """A correction with its ranges in reading order; those of a correction of a note are found with the note."""

    correction: Correction
    id: str
    ranges: tuple[Range, ...] = ()
    unplaced: bool = False
    note: str = ""
    """The note that it corrects."""


class Placements(Struct):
    """What became of all anchors of one article."""

    notes: list[PlacedNote] = field(default_factory=list)
    corrections: list[PlacedCorrection] = field(default_factory=list)
    rules: list[tuple[MentionRule, tuple[Range, ...]]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def place_all(sidecar: Sidecar, finder: Finder) -> Placements:
    """Return ids and places of everything in ``sidecar``."""
    placer = _Placer(finder, [note.id for note in sidecar.notes])
    out = Placements(problems=placer.problems)
    taken = reserve(note.id for note in sidecar.notes)
    for note in sidecar.notes:
        id_ = note.id or derived_id(_first_words(finder, note.anchor, note.title or note.text), taken)
        ranges, unplaced = placer.ranges(note.anchor)
        out.notes.append(PlacedNote(note, id_, ranges, unplaced))
    known = {placed.id for placed in out.notes}
    taken = reserve(correction.id for correction in sidecar.corrections)
    for correction in sidecar.corrections:
        anchor = correction.anchor
        id_ = correction.id or derived_id(_first_words(finder, anchor, correction.reason), taken)
        if anchor.target.startswith("note:"):
            of = anchor.target.removeprefix("note:")
            if of not in known:
                placer.problems.append(_unknown_note(of, anchor, known))
            out.corrections.append(PlacedCorrection(correction, id_, (), of not in known, of))
            continue
        if correction.applied and correction.replacement is not None:
            anchor = found_by_replacement(correction)
        ranges, unplaced = placer.ranges(anchor)
        out.corrections.append(PlacedCorrection(correction, id_, ranges, unplaced))
    for rule in sidecar.mentions:
        out.rules.append((rule, placer.ranges(rule.anchor)[0]))
    return out


def found_by_replacement(correction: Correction) -> Anchored:
    """Return the anchor of an applied correction: the file has the replacement where the quote stood."""
    anchor = correction.anchor
    quotes = tuple(
        dict.fromkeys(
            Quote(
                correction.replacement or "",
                quote.prefix,
                quote.suffix,
                correction.replacement_place or quote.place,
            )
            for quote in anchor.quotes
        )
    )
    return Anchored(quotes, anchor.occurrence, anchor.through, anchor.target, anchor.target_place)


class _Placer:
    def __init__(self, finder: Finder, notes: Sequence[str]) -> None:
        self.problems: list[Diagnostic] = []
        self._finder = finder
        self._explainer = Explainer(finder)
        self._notes = notes

    def ranges(self, anchor: Anchored) -> tuple[tuple[Range, ...], bool]:
        """Return the ranges of an anchor, and whether it should have some but has none."""
        within = self._finder.target(anchor.target)
        if within is None:
            self.problems.append(self._unknown_target(anchor))
            return (), True
        if not anchor.quotes:
            return (), False
        placings: tuple[Placing, ...] = self._finder.place(anchor, within)
        for placing in placings:
            if placing.trouble is not None:
                self.problems.append(self._explainer.explain(placing, anchor, within))
        if len(placings) == 1 and len(placings[0].ranges) == 1:
            return placings[0].ranges, False
        found = {(each.start, each.end): each for placing in placings for each in placing.ranges}
        return tuple(found[key] for key in sorted(found)), not found

    def _unknown_target(self, anchor: Anchored) -> Diagnostic:
        names = [BODY, TITLE]
        if self._finder.target(SUMMARY) is not None:
            names.append(SUMMARY)
        names += (f"#{section.id}" for section in self._finder.prose.sections)
        place = anchor.target_place or (anchor.quotes[0].place if anchor.quotes else None)
        if anchor.target == SUMMARY:
            return problem(
                "unknown-target", "this article has no summary", place, "leave `in` out, or write a summary"
            )
        near = nearest(anchor.target, names, 50)
        hints = [f'did you mean "{near}"?'] if near else []
        listed = ", ".join(f'"{name}"' for name in names[:12])
        hints.append(f"it may be {listed}{' …' if len(names) > 12 else ''}")
        return problem("unknown-target", f"the article has no place “{anchor.target}”", place, *hints)


def _unknown_note(of: str, anchor: Anchored, known: set[str]) -> Diagnostic:
    near = nearest(of, sorted(known), 50)
    hint = f"did you mean `note:{near}`?" if near else "give the note an `id` and name it here"
    return problem("unknown-target", f"the article has no note “{of}”", anchor.target_place, hint)


def _first_words(finder: Finder, anchor: Anchored, otherwise: str) -> str:
    return finder.as_markdown(anchor.quotes[0].exact) if anchor.quotes else otherwise
