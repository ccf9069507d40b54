"""What is marked where in an article: notes, corrections, links, and the markers behind them."""

from collections.abc import Sequence

from annosite.annotate.linking import Linked
from annosite.annotate.mark import Drawer
from annosite.annotate.marks import Marker, Marks, NoteMark
from annosite.annotate.notes import Numbered
from annosite.annotate.overlay import Overlay, ins
from annosite.annotate.place import Placements
from annosite.annotate.stream import Run, escape
from annosite.model.article import slot
from annosite.model.prose import Prose


def fill_tails(over: Overlay, linked: Linked) -> None:
    """Put the new words behind the old, with the links of those whom they name."""
    index_of = {id(change): index for index, change in enumerate(over.replacing)}
    for places in over.places.values():
        for one in places:
            change = one.change
            if change.cover != "del" or not one.inserted:
                continue
            links = linked.tails.get(index_of[id(change)], [])
            html = escape(one.inserted)
            if links:
                html = Drawer(one.inserted, Marks(links=links), ids=False).draw([Run(0, len(one.inserted))])
            change.tail = ins(one.inserted, html, change.date)


def all_marks(
    placed: Placements,
    over: Overlay,
    linked: Linked,
    numbered: Numbered,
    footnotes: dict[str, str],
    offsets: dict[str, list[int]],
    prose: Prose,
) -> Marks:
    """Return what is to be drawn into the stream; ``offsets``: of the footnotes' markers, by label."""
    markers: list[tuple[int, Marker]] = []
    drawn = [each for each in placed.notes if each.ranges]
    drawn.sort(key=lambda each: numbered.notes.get(each.id, 1 << 30))
    for each in drawn:
        for place, found in enumerate(each.ranges, start=1):
            if each.id in numbered.notes:
                key = f"note:{each.id}"
                marker = Marker(found.end, key, slot("ref", f"{key}:{place}"))
                markers.append((numbered.notes[each.id], marker))
        _give_ground(f"note-{each.id}", [(found.start, found.end) for found in each.ranges], over, prose)
    for label, id_ in footnotes.items():
        for place, offset in enumerate(offsets[label], start=1):
            key = f"note:{id_}"
            markers.append((numbered.footnotes[label], Marker(offset, key, slot("ref", f"{key}:{place}"))))
    markers.sort(key=lambda each: each[0])
    return Marks(
        notes=[NoteMark(each.id, each.note.kind, r.start, r.end) for each in drawn for r in each.ranges],
        changes=over.changes,
        links=linked.links,
        markers=[*over.markers, *(marker for _, marker in markers)],
    )


def _give_ground(id_: str, ranges: Sequence[tuple[int, int]], over: Overlay, prose: Prose) -> None:
    """Let an element before a correction carry the id of a note all of whose words are struck or inserted."""
    first = None
    for start, end in ranges:
        at = start
        for change in over.changes:
            if change.cover and change.start < end and at < change.end:
                if prose.text[at : change.start].strip():
                    return
                first = first or change
                at = max(at, change.end)
        if prose.text[at:end].strip():
            return
    if first is not None:
        first.extra_ids.append(id_)
