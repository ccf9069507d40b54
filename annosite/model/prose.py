"""The article as a reader sees it: one text, the pieces it falls into, and its folded twin that quotes are sought in.

Offsets are code points, half-open. Title, summary and body share one coordinate system: they stand in ``Prose.text`` in
this order, separated by blank lines; so ``in: title`` is a range, and ``text.txt`` is the text itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from annosite.base.textfile import Place


class Folded(Struct, frozen=True):
    """A text without the differences that do not matter to a quote, and the way back to where each character came from.

    The text is made of pieces: ordinary ones keep their length; a *spliced* one (a run of white space, a composed
    letter, a soft hyphen) stands for code points that belong together.
    """

    text: str
    begins: list[int]
    """Folded offset at which each piece begins; ascending, the first is 0. Pieces may be empty."""
    sources: list[int]
    """Offset in the original at which each piece begins."""
    ends: list[int]
    """Offset in the original at which a spliced piece ends; -1 for an ordinary piece."""

    def start(self, offset: int) -> int:
        """Return where in the original the folded character at ``offset`` begins."""
        piece = bisect_right(self.begins, offset) - 1
        return self.sources[piece] + (offset - self.begins[piece] if self.ends[piece] < 0 else 0)

    def end(self, offset: int) -> int:
        """Return where in the original the folded character before ``offset`` ends (``offset`` > 0)."""
        piece = bisect_right(self.begins, offset - 1) - 1
        return self.sources[piece] + offset - self.begins[piece] if self.ends[piece] < 0 else self.ends[piece]

    def at(self, original: int) -> int:
        """Return the folded offset of the original's ``original``, or of the piece that holds it."""
        piece = bisect_right(self.sources, original) - 1
        if self.ends[piece] < 0:
            return self.begins[piece] + original - self.sources[piece]
        return self.begins[piece]

    def at_end(self, original: int) -> int:
        """Return the folded offset behind the character that ends at the original's ``original`` (> 0)."""
        piece = bisect_right(self.sources, original - 1) - 1
        if self.ends[piece] < 0:
            return self.begins[piece] + original - self.sources[piece]
        return self.begins[piece + 1]


UnitKind = Literal["title", "summary", "paragraph", "heading", "cell", "caption", "code"]


class Unit(Struct, frozen=True):
    """What one paragraph, heading, table cell, caption or block of code contributes: a correction stays inside one."""

    start: int
    end: int
    block: int
    """Index among the body's blocks; -1 for title and summary."""
    line: int
    """Line of the article's file on which it begins, from 1."""
    kind: UnitKind = "paragraph"


class Section(Struct, frozen=True):
    """A heading with all that stands under it, up to the next heading of the same or a higher level."""

    id: str
    level: int
    title: str
    start: int
    end: int


class Prose(Struct, frozen=True):
    """All that anchoring needs to know of an article; no markup."""

    path: str
    text: str
    folded: Folded
    units: tuple[Unit, ...]
    title: tuple[int, int] = (0, 0)
    summary: tuple[int, int] = (0, 0)
    body: tuple[int, int] = (0, 0)
    sections: tuple[Section, ...] = ()
    lines: Sequence[str] = ()
    """Lines of the Markdown, for excerpts."""
    first_line: int = 1
    breaks: Sequence[tuple[int, int]] = ()
    """(offset, line) of every line's begin inside units, ascending."""
    _starts: tuple[int, ...] = ()
    _ends: tuple[int, ...] = ()
    """Where the units begin and end, made from these: asked for a hundred times in an article."""

    def __post_init__(self) -> None:
        """Note where the units begin and end."""
        force_setattr(self, "_starts", tuple(unit.start for unit in self.units))
        force_setattr(self, "_ends", tuple(unit.end for unit in self.units))

    def line_of(self, offset: int) -> int:
        """Return the line of the article's file (from 1) in which ``offset`` stands."""
        known = bisect_right(self.breaks, (offset, 1 << 60)) - 1
        return self.breaks[known][1] if known >= 0 else 1

    def unit_of(self, offset: int) -> Unit | None:
        """Return the unit that holds the character at ``offset``; None between units."""
        at = bisect_right(self._starts, offset) - 1
        return self.units[at] if at >= 0 and offset < self.units[at].end else None

    def units_in(self, start: int, end: int) -> tuple[Unit, ...]:
        """Return the units that share a character with ``start`` to ``end``."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return self.units[first:last]

    def section_of(self, offset: int) -> Section | None:
        """Return the innermost section that holds ``offset``."""
        found = None
        for section in self.sections:
            if section.start > offset:
                break
            if offset < section.end:
                found = section
        return found

    def place(self, line: int) -> Place:
        """Return a line of the article's file as a place; positions in articles are lines."""
        at = line - self.first_line
        return Place(self.path, line, 0, self.lines[at] if 0 <= at < len(self.lines) else "")
