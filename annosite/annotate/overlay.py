"""Corrections drawn over the text: which ones are drawn, with which letters, and what of the text they change."""

from collections.abc import Sequence

from msgspec import Struct, field

from annosite.annotate.anchor import Range
from annosite.annotate.correct import Corrected, Replaced, edit, withdrawn
from annosite.annotate.mark import edit_tag
from annosite.annotate.marks import Change, Marker
from annosite.annotate.number import in_order, letter
from annosite.annotate.place import PlacedCorrection
from annosite.annotate.stream import escape
from annosite.base.diagnostics import Diagnostic, Label
from annosite.model.article import slot
from annosite.model.codes import problem
from annosite.model.content import Correction
from annosite.model.prose import Prose


class Drawn(Struct):
    """One place of a drawn correction."""

    change: Change
    quoted: Range
    struck: str
    inserted: str


class Overlay(Struct):
    """The corrections of one text."""

    corrected: Corrected
    places: dict[str, list[Drawn]] = field(default_factory=dict)
    """By correction id, in reading order; only of those that are drawn."""
    letters: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    """Ids of the lettered ones in the order of their letters."""
    superseded_by: dict[str, str] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    """All of them, sorted by place."""
    replacing: list[Change] = field(default_factory=list)
    """The change of each entry of ``corrected.changes``."""
    problems: list[Diagnostic] = field(default_factory=list)


def overlay(placed: Sequence[PlacedCorrection], prose: Prose, *, lettered: bool = True) -> Overlay:
    """Return the corrections as drawn over ``prose``; those that cannot be drawn are set to ``unplaced``."""
    out = Overlay(Corrected(prose.text, ()))
    out.superseded_by = _superseded(placed, out.problems)
    candidates = [each for each in placed if each.ranges and each.id not in out.superseded_by]
    claimed: list[tuple[int, int, PlacedCorrection]] = []
    for each in candidates:
        wrong = _across(each, prose) or _overlapping(each, claimed, prose)
        if wrong is not None:
            out.problems.append(wrong)
            each.unplaced, each.ranges = True, ()
        else:
            claimed += ((found.start, found.end, each) for found in each.ranges)
    drawn = [each for each in candidates if each.ranges]
    if lettered:
        signed = [each for each in drawn if each.correction.kind != "typo"]
        for position, index in enumerate(
            in_order([[(r.start, r.end) for r in each.ranges] for each in signed])
        ):
            out.letters[signed[index].id] = letter(position)
            out.order.append(signed[index].id)
    older: dict[str, list[str]] = {}
    for old, new in out.superseded_by.items():
        older.setdefault(new, []).append(old)
    replaced: list[tuple[Replaced, Change]] = []
    for each in drawn:
        places = out.places[each.id] = []
        for number, found in enumerate(each.ranges, start=1):
            one = _draw(each.correction, each.id, found, prose)
            one.change.first = number == 1
            if number == 1:
                one.change.extra_ids += (f"correction-{old}" for old in _chain(each.id, older))
            places.append(one)
            if one.change.cover == "del":
                replaced.append(
                    (Replaced(one.change.start, one.change.end, one.inserted, each.id), one.change)
                )
            if each.id in out.letters:
                key = f"correction:{each.id}"
                marker = Marker(one.change.end, key, slot("ref", f"{key}:{number}"))
                if one.change.start == one.change.end and one.change.leans == "after":
                    one.change.marker = marker
                else:
                    out.markers.append(marker)
    out.changes = sorted(
        (one.change for places in out.places.values() for one in places), key=lambda c: (c.start, c.end)
    )
    replaced.sort(key=lambda pair: (pair[0].start, pair[0].end))
    _part(replaced)
    out.corrected = Corrected(prose.text, [pair[0] for pair in replaced])
    out.replacing = [pair[1] for pair in replaced]
    return out


def ins(inserted: str, html: str, date: str) -> str:
    """Return the element of inserted words: ``html`` is ``inserted``, perhaps with links."""
    return f"{edit_tag('ins', date)}{html}</ins>" if inserted else ""


def _draw(correction: Correction, id_: str, found: Range, prose: Prose) -> Drawn:
    """Return how a correction shows at one place. Its new words are put into ``Change.tail`` later, with their links."""
    words = prose.text[found.start : found.end]
    date = correction.date
    if correction.replacement is None:
        return Drawn(Change(id_, found.start, found.end, "", date=date), found, "", "")
    other = (
        correction.anchor.quotes[0].exact
        if correction.applied and correction.anchor.quotes
        else correction.replacement
    )
    what = edit(words, other.strip())
    start, end = found.start + what.start, found.start + what.end
    if start == end and not what.inserted:
        return Drawn(
            Change(id_, found.start, found.end, "", applied=correction.applied, date=date), found, "", ""
        )
    if correction.applied:
        old = f"{edit_tag('del', date)}{escape(what.inserted)}</del>" if what.inserted else ""
        change = Change(id_, start, end, "ins", leans=what.leans, applied=True, date=date)
        if start == end:
            change.tail = old
        else:
            change.lead = old
        return Drawn(change, found, what.inserted, prose.text[start:end])
    if not other.strip():
        unit = prose.unit_of(found.start)
        start, end = withdrawn(
            prose.text, found.start, found.end, (unit.start, unit.end) if unit else (start, end)
        )
    return Drawn(
        Change(id_, start, end, "del", leans=what.leans, date=date),
        found,
        prose.text[start:end],
        what.inserted,
    )


def _part(replaced: list[tuple[Replaced, Change]]) -> None:
    """Give a space that two neighbours would both take to the first of them."""
    for (before, _), (index, (after, change)) in zip(replaced, list(enumerate(replaced))[1:], strict=False):
        if after.start < before.end:
            change.start = before.end
            replaced[index] = (Replaced(before.end, after.end, after.inserted, after.correction), change)


def _superseded(placed: Sequence[PlacedCorrection], problems: list[Diagnostic]) -> dict[str, str]:
    """Return which correction takes the place of which (old id → new id)."""
    by_id = {each.id: each for each in placed}
    new_of: dict[str, str] = {}
    for each in placed:
        old = each.correction.supersedes
        if not old:
            continue
        place = each.correction.places.get("supersedes", each.correction.place)
        if old not in by_id or old == each.id:
            message = f"there is no other correction “{old}” in this article"
            problems.append(
                problem("unknown-correction", message, place, "give the earlier correction an `id`")
            )
            continue
        other = by_id[old]
        if each.ranges and other.ranges and not _share(each, other):
            message = f"the correction “{old}” is of other words than this one"
            labels = (Label(other.correction.place, "the earlier one"),) if other.correction.place else ()
            problems.append(
                problem(
                    "superseding-other-words",
                    message,
                    place,
                    "quote the words of the article's file",
                    labels=labels,
                )
            )
            continue
        seen, at = {old}, each.id
        while at in new_of and at not in seen:
            seen.add(at)
            at = new_of[at]
        if at in seen:
            message = f"“{old}” and “{each.id}” supersede each other"
            problems.append(problem("unknown-correction", message, place, "only the later names the earlier"))
            continue
        new_of[old] = each.id
    return new_of


def _chain(id_: str, older: dict[str, list[str]]) -> list[str]:
    found = []
    for old in older.get(id_, ()):
        found += [*_chain(old, older), old]
    return found


def _share(one: PlacedCorrection, other: PlacedCorrection) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.ranges for b in other.ranges)


def _across(each: PlacedCorrection, prose: Prose) -> Diagnostic | None:
    for found in each.ranges:
        units = prose.units_in(found.start, found.end)
        if len(units) > 1:
            quote = each.correction.anchor.quotes[0] if each.correction.anchor.quotes else None
            lines = [unit.line for unit in units]
            return problem(
                "correction-across-paragraphs",
                f"these words stand in {len(units)} paragraphs (lines {lines[0]} to {lines[-1]}), and one text cannot replace them",
                quote.place if quote else each.correction.place,
                "write one correction for each paragraph",
            )
    return None


def _overlapping(
    each: PlacedCorrection, claimed: Sequence[tuple[int, int, PlacedCorrection]], prose: Prose
) -> Diagnostic | None:
    for found in each.ranges:
        for start, end, other in claimed:
            if found.start < end and start < found.end:
                quotes = each.correction.anchor.quotes
                words = " ".join(prose.text[max(start, found.start) : min(end, found.end)].split())
                labels = [Label(prose.place(prose.line_of(found.start)), "in this line")]
                if other.correction.place is not None:
                    labels.insert(0, Label(other.correction.place, "the other correction"))
                return problem(
                    "corrections-overlap",
                    f"the correction “{other.id}” is of “{words}” already",
                    quotes[0].place if quotes else each.correction.place,
                    f"make one correction of the two, or let this one supersede the other: `supersedes: {other.id}`",
                    labels=tuple(labels),
                )
    return None
