"""What an article has to do with each entity: its passages, and the row that other pages sort and count by."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from annosite.annotate.draft import Draft
from annosite.annotate.linking import Linked
from annosite.annotate.overlay import Overlay
from annosite.annotate.place import PlacedNote
from annosite.annotate.sentence import Sentences
from annosite.base.digest import digest
from annosite.model.article import CorrectionText, EntityRow, NoteText, Passage
from annosite.model.prose import Prose

Passages = dict[str, tuple[Passage, ...]]


def passages(
    prose: Prose,
    over: Overlay,
    linked: Linked,
    notes: Sequence[PlacedNote],
    drafts: Sequence[Draft],
) -> Passages:
    """Return every mention in its sentence, by entity id: those in the text first, then those in notes.

    Sentences are those of the corrected text. ``drafts`` and ``linked.note_mentions`` are parallel to ``notes``.
    """
    found: dict[str, list[Passage]] = {}
    corrected = over.corrected
    sentences = Sentences(corrected.text)
    in_notes = _Holders((each.start, each.end, note.id) for note in notes for each in note.ranges)
    quoted = _Holders(
        (one.quoted.start, one.quoted.end, id_) for id_, places in over.places.items() for one in places
    )
    for named in linked.body:
        start, end = named.corrected
        at = named.start
        if at < 0:
            change = over.replacing[named.change]
            at = change.start if prose.unit_of(change.start) is not None else max(0, change.start - 1)
        unit = prose.unit_of(at)
        if unit is None:
            continue
        bounds = (corrected.forward(unit.start), corrected.forward(unit.end))
        before, after = sentences.around(start, end, bounds)
        section = prose.section_of(at)
        found.setdefault(named.entity, []).append(
            Passage(
                named.anchor,
                before,
                " ".join(corrected.text[start:end].split()),
                after,
                named.start,
                named.end,
                in_notes.of(at),
                quoted.of(at) or (over.replacing[named.change].id if named.change >= 0 else ""),
                section.title if section is not None else "",
            )
        )
    for note, draft, mentions in zip(notes, drafts, linked.note_mentions, strict=True):
        if not mentions:
            continue
        own = Sentences(draft.text)
        starts = [unit.start for unit in draft.stream.units]
        for mention in mentions:
            unit = draft.stream.units[bisect_right(starts, mention.start) - 1]
            before, after = own.around(mention.start, mention.end, (unit.start, unit.end))
            name = " ".join(draft.text[mention.start : mention.end].split())
            found.setdefault(mention.entity, []).append(
                Passage(f"note-{note.id}", before, name, after, -1, -1, note.id)
            )
    return {entity: tuple(found[entity]) for entity in sorted(found)}


def rows(
    linked: Linked,
    found: Passages,
    notes: Sequence[NoteText],
    corrections: Sequence[CorrectionText],
) -> tuple[EntityRow, ...]:
    """Return a row for each entity named, written about, quoted or corrected; in order of id."""
    count: dict[str, int] = {}
    first: dict[str, str] = {}
    for named in linked.body:
        count[named.entity] = count.get(named.entity, 0) + 1
        first.setdefault(named.entity, named.anchor)
    about: dict[str, list[NoteText]] = {}
    spoke: dict[str, list[NoteText]] = {}
    mended: dict[str, list[CorrectionText]] = {}
    for note in notes:
        for entity in note.about:
            about.setdefault(entity, []).append(note)
        if note.speaker:
            spoke.setdefault(note.speaker, []).append(note)
    for correction in corrections:
        for entity in correction.entities:
            mended.setdefault(entity, []).append(correction)
    signs = {f"note:{note.id}": str(note.number or "") for note in notes}
    signs |= {f"correction:{each.id}": each.letter for each in corrections}
    out = []
    for entity in sorted({*found, *count, *about, *spoke, *mended}):
        facts = (
            entity,
            count.get(entity, 0),
            first.get(entity, ""),
            _ids(notes_about := about.get(entity, ())),
            _ids(notes_of := spoke.get(entity, ())),
            _ids(changed := mended.get(entity, ())),
        )
        named_in = found.get(entity, ())
        seen = digest(EntityRow(*facts), named_in, notes_about, notes_of, changed, _beside(named_in, signs))
        out.append(EntityRow(*facts, seen))
    return tuple(out)


def _beside(found: Sequence[Passage], signs: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the numbers and letters that passages show."""
    wanted = {f"note:{each.note}" for each in found if each.note}
    wanted |= {f"correction:{each.correction}" for each in found if each.correction}
    return tuple((key, signs[key]) for key in sorted(wanted & signs.keys())) if wanted else ()


def _ids(annotations: Sequence[NoteText | CorrectionText]) -> tuple[str, ...]:
    return tuple([each.id for each in annotations]) if annotations else ()


class _Holders:
    """Asks which of many ranges hold an offset; the first in order of place answers."""

    def __init__(self, ranges: Iterable[tuple[int, int, str]]) -> None:
        self._ranges = sorted(ranges)
        self._furthest: list[int] = []
        furthest = 0
        for _, end, _ in self._ranges:
            furthest = max(furthest, end)
            self._furthest.append(furthest)

    def of(self, offset: int) -> str:
        at = bisect_right(self._ranges, (offset, 1 << 60)) - 1
        found = ""
        while at >= 0 and self._furthest[at] > offset:
            if self._ranges[at][1] > offset:
                found = self._ranges[at][2]
            at -= 1
        return found
