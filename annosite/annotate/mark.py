"""Marks drawn into a stream: runs are cut at all ends of ranges, and each piece is wrapped in one fixed order.

From outside in: Markdown's inlines, correction, mention, mark. Each run is cut by itself and everything that is opened
within a run is closed within it, so whatever ranges overlap, nest or cross, the HTML is well formed by construction. A
marker stands behind the last visible character of its range, after any link, code or correction that holds it.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from operator import itemgetter

from annosite.annotate.boundary import is_grapheme_boundary
from annosite.annotate.marks import Change, Link, Marker, Marks, NoteMark
from annosite.annotate.stream import FootnoteRef, Hold, Op, Release, Run, escape
from annosite.model.article import slot

_NEVER = 1 << 60
_SHORT = 24
"""Code points of a link or correction that may share one line with the marker behind it."""

_Event = tuple[int, int, int, NoteMark | Change | Link | None]
"""(offset, 0: ends, 1: begins, 2: only a cut; index among the notes; what)."""


class Drawer:
    """Draws one text; ``draw`` is called with the parts of its stream in the order of the text."""

    def __init__(self, text: str, marks: Marks, *, ids: bool = True) -> None:
        """Draw ``marks`` over ``text``; without ``ids`` (a second copy on the page) nothing of them carries an id."""
        self.drawn: list[str] = []
        """Keys of the markers drawn; the caller empties it where a part ends."""
        self._text = text
        self._ids = ids
        self._given: set[str] = set()
        self._begun: set[int] = set()
        self._notes: list[tuple[int, NoteMark]] = []
        self._change: Change | None = None
        self._link: Link | None = None
        self._pending: list[Marker] = []
        self._holds = self._held_at = self._held_length = 0
        self._changes = sorted(change.start for change in marks.changes)
        self._due = _settled(marks)
        self._before: dict[int, list[Change]] = {}
        self._after: dict[int, list[Change]] = {}
        for change in marks.changes:
            if change.start == change.end:
                where = self._after if change.leans == "before" else self._before
                where.setdefault(change.start, []).append(change)
        self._events = _events(marks, [*self._due, *self._before, *self._after])
        self._at = 0
        self._next = self._events[0][0] if self._events else _NEVER

    def draw(self, ops: Iterable[Op]) -> str:
        """Return the HTML of a part of the stream, with slots."""
        out: list[str] = []
        text = self._text
        for op in ops:
            if isinstance(op, str):
                out.append(op)
            elif isinstance(op, Run):
                if self._next > op.end and not (self._notes or self._change or self._link):
                    out.append(op.whole or escape(text[op.start : op.end]))
                elif op.whole and not self._changed(op):
                    out.append(self._whole(op))
                else:
                    self._run(op, out)
                self._held_length += op.end - op.start
            elif isinstance(op, Hold):
                if not self._holds:
                    self._held_at, self._held_length = len(out), 0
                self._holds += 1
                out.append(op.html)
            elif isinstance(op, Release):
                self._holds -= 1
                out.append(op.html)
                if not self._holds and self._pending:
                    self._flush(out, self._held_at if op.inline else -1, self._held_length)
            else:
                self._call(op, out)
        return "".join(out)

    def _call(self, ref: FootnoteRef, out: list[str]) -> None:
        """Draw a footnote's marker if no run ended with it: after a picture, at the begin of a paragraph."""
        self._pending += self._due.pop(ref.offset, ())
        if self._pending and not self._holds:
            self._flush(out)

    def _run(self, run: Run, out: list[str]) -> None:
        at, stop, text = run.start, run.end, self._text
        change: Change | None = None
        link: Link | None = None
        unit_at = unit_from = 0  # where in ``out``, and in the text, the outermost open group began
        while at < stop:
            if self._next <= at:
                self._advance(at)
            if link is not None and at in self._before:
                out.append(self._link_end(link))
                link = None
            for point in self._before.pop(at, ()) if self._before else ():
                out.append(self._opened(point) + point.tail + "</span>")
                if point.marker is not None:
                    self._pending.append(point.marker)
            if self._pending and not self._holds:
                self._flush(out)
            cut = min(self._next, stop)
            bare = not (self._notes or self._change or self._link or change or link)
            if bare and cut not in self._due and cut not in self._after:
                out.append(escape(text[at:cut]))
                at = cut
                continue
            if self._change is not change:
                if link is not None:
                    out.append(self._link_end(link))
                    link = None
                if not unit_from:
                    unit_at, unit_from = len(out), at + 1
                change = self._change
                if change is not None:
                    out.append(self._opened(change))
            if self._link is not link:
                if not unit_from:
                    unit_at, unit_from = len(out), at + 1
                link = self._link
                if link is not None:
                    out.append(self._link_begin(link))
            covered = change is not None and bool(change.cover)
            alone = change is None and link is None and not self._holds and cut in self._due
            word = self._last_word(at, cut) if alone and cut not in self._after else at
            if word > at:
                out.append(self._piece(at, word, covered))
            piece_at = len(out)
            out.append(self._piece(word, cut, covered))
            if link is not None and (
                cut in (link.end, stop) or cut in self._after or (change is not None and cut == change.end)
            ):
                out.append(self._link_end(link))
                link = None
            if change is not None and cut in (change.end, stop):
                out.append(self._closed(change, ended=cut == change.end))
                change = None
            for point in self._after.pop(cut, ()) if self._after else ():
                if not unit_from:
                    unit_at, unit_from = len(out), cut + 1
                out.append(self._opened(point) + point.tail + "</span>")
            if link is None and change is None:
                if cut in self._due:
                    self._pending += self._due.pop(cut)
                if self._pending and not self._holds:
                    if unit_from:
                        self._flush(out, unit_at, cut + 1 - unit_from)
                    else:
                        self._flush(out, piece_at, cut - word)
                unit_from = 0
            at = cut

    def _piece(self, start: int, end: int, covered: bool) -> str:
        """Return the text of a piece in the marks of all notes that hold it; blank pieces get none."""
        words = self._text[start:end]
        html = escape(words)
        if not self._notes or not words.strip():
            return html
        if len(self._notes) == 1:
            return f"{self._mark(self._notes[0][1], covered)}{html}</mark>"
        opening = "".join(self._mark(note, covered) for _, note in self._notes)
        return f"{opening}{html}{'</mark>' * len(self._notes)}"

    def _mark(self, note: NoteMark, covered: bool) -> str:
        id_ = "" if covered else self._id(f"note-{note.id}")
        return f'<mark class="note note-{note.kind}"{id_} data-note="{note.id}">'

    def _id(self, id_: str) -> str:
        """Return the attribute the first time it is asked for, then nothing."""
        if not self._ids or id_ in self._given:
            return ""
        self._given.add(id_)
        return f' id="{id_}"'

    def _opened(self, change: Change) -> str:
        extra = lead = ""
        if id(change) not in self._begun:
            self._begun.add(id(change))
            extra = "".join(
                f"<span{attribute}></span>" for each in change.extra_ids if (attribute := self._id(each))
            )
            lead = change.lead
        id_ = self._id(f"correction-{change.id}") if change.first else ""
        names = "correction correction-applied" if change.applied else "correction"
        cover = change.cover if change.start < change.end else ""
        return f'{extra}<span class="{names}"{id_}>{lead}{edit_tag(cover, change.date) if cover else ""}'

    def _closed(self, change: Change, *, ended: bool) -> str:
        return (f"</{change.cover}>" if change.cover else "") + (change.tail if ended else "") + "</span>"

    def _link_begin(self, link: Link) -> str:
        id_ = self._id(link.id) if link.id else ""
        if link.href:
            return f'<a class="mention" data-entity="{link.entity}"{id_} href="{link.href}">'
        return f'<span class="mention-place"{id_}>'

    def _link_end(self, link: Link) -> str:
        return "</a>" if link.href else "</span>"

    def _flush(self, out: list[str], at: int = -1, length: int = _SHORT + 1) -> None:
        """Draw the pending markers; what stands in ``out`` from ``at`` goes on their line if it is short."""
        markers = self._taken()
        if 0 <= at < len(out) and 0 < length <= _SHORT:
            out[at] = '<span class="nowrap">' + out[at]
            out.append(markers + "</span>")
        else:
            out.append(markers)

    def _last_word(self, start: int, end: int) -> int:
        """Return where in a piece that a marker follows the part begins that must stay on the marker's line."""
        text = self._text
        word = text.rfind(" ", start, end) + 1 or start
        if end - word > _SHORT:  # a script without spaces, or an address
            word = end - 1
            while word > start and not is_grapheme_boundary(text, word):
                word -= 1
        return word

    def _taken(self) -> str:
        self.drawn += (marker.key for marker in self._pending)
        markers = "".join(marker.slot for marker in self._pending)
        self._pending = []
        return markers

    def _changed(self, run: Run) -> bool:
        return bisect_left(self._changes, run.start) < bisect_right(self._changes, run.end)

    def _whole(self, run: Run) -> str:
        """Highlighted code cannot be cut: every note that touches it marks all of it."""
        self._advance(run.start)
        notes = dict(self._notes)
        while self._next < run.end:
            self._advance(self._next)
            notes.update(self._notes)
        for offset in sorted(self._due):
            if run.start < offset <= run.end:
                self._pending += self._due.pop(offset)
        opening = "".join(self._mark(notes[index], covered=False) for index in sorted(notes))
        return f"{opening}{run.whole}{'</mark>' * len(notes)}"

    def _advance(self, to: int) -> None:
        """Take in what ends or begins up to the offset ``to``."""
        while self._next <= to:
            _, what, index, item = self._events[self._at]
            self._at += 1
            self._next = self._events[self._at][0] if self._at < len(self._events) else _NEVER
            if isinstance(item, NoteMark):
                if what:
                    insort(self._notes, (index, item), key=itemgetter(0))
                else:
                    self._notes.remove((index, item))
            elif isinstance(item, Change):
                self._change = item if what else None
            elif isinstance(item, Link):
                self._link = item if what else None


def draw_unmarked(text: str, ops: Iterable[Op]) -> str:
    """Return the HTML of a stream over which nothing is drawn."""
    out: list[str] = []
    for op in ops:
        if isinstance(op, str):
            out.append(op)
        elif isinstance(op, Run):
            out.append(op.whole or escape(text[op.start : op.end]))
        elif not isinstance(op, FootnoteRef):
            out.append(op.html)
    return "".join(out)


def edit_tag(name: str, date: str) -> str:
    """Return the opening tag of ``del`` or ``ins``, with what screen readers say for it."""
    when = f' datetime="{date}"' if date else ""
    return f'<{name}{when} data-label="{slot("word", "struck" if name == "del" else "inserted")}">'


def _events(marks: Marks, cuts: Iterable[int]) -> list[_Event]:
    events: list[_Event] = [(offset, 2, 0, None) for offset in cuts]
    items: list[tuple[int, NoteMark | Change | Link]] = [*enumerate(marks.notes)]
    items += ((0, each) for kind in (marks.changes, marks.links) for each in kind)
    for index, item in items:
        if item.start < item.end:
            events.append((item.start, 1, index, item))
            events.append((item.end, 0, index, item))
    events.sort(key=itemgetter(0, 1, 2))
    return events


def _settled(marks: Marks) -> dict[int, list[Marker]]:
    """Return the markers by the offset behind which they are drawn: never within a change or a mention."""
    groups = [
        sorted((each.start, each.end) for each in kind if each.start < each.end)
        for kind in (marks.changes, marks.links)
    ]
    settled = []
    for order, marker in enumerate(marks.markers):
        offset, before = marker.offset, -1
        while offset != before:
            before = offset
            for ranges in groups:
                at = bisect_left(ranges, (offset,)) - 1
                if at >= 0 and offset < ranges[at][1]:
                    offset = ranges[at][1]
        settled.append((offset, marker.offset, order, marker))
    due: dict[int, list[Marker]] = {}
    for offset, _, _, marker in sorted(settled):  # no two have the same order
        due.setdefault(offset, []).append(marker)
    return due
