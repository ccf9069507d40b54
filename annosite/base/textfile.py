"""Text files and places in them.

Offsets are code points, half-open; lines and columns count from 1.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct


class Place(Struct, frozen=True):
    """A position as a person needs it, complete without the file: it can be stored and sent."""

    path: str
    """The file, relative to the site's folder, with forward slashes."""
    line: int = 0
    """From 1; 0 where only the file is meant."""
    column: int = 0
    """From 1, in code points; 0 where only the line is meant."""
    excerpt: str = ""
    """The whole line, without its end."""
    width: int = 0
    """How many code points of the excerpt are meant, from ``column``; 0 for a mere point."""


@dataclass(frozen=True)
class TextFile:
    """A file that was read and decoded: nothing else in the program opens it again."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def line_of(self, offset: int) -> int:
        """Return the line (from 1) in which the code point at ``offset`` stands."""
        return bisect_right(self._starts, offset)

    def offset_of(self, line: int) -> int:
        """Return the offset at which ``line`` (from 1) begins; the text's length past the last."""
        return self._starts[line - 1] if 1 <= line <= len(self._starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """Return one line (from 1) without its end; empty where there is none."""
        if not 1 <= line <= len(self._starts):
            return ""
        start = self._starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of the code points ``start`` to ``end``, cut to the first line."""
        starts, text = self._starts, self.text
        line = bisect_right(starts, start)
        begin = starts[line - 1]
        excerpt = text[begin : starts[line] - 1 if line < len(starts) else len(text)].rstrip("\r")
        column = start - begin
        width = 0
        if end is not None:
            room = len(excerpt) - column
            width = end - start
            if not 0 <= width <= room:
                width = max(0, min(width, room))
        return Place(self.path, line, column + 1, excerpt, width)

    def line_place(self, line: int) -> Place:
        """Return the place of a whole line (from 1)."""
        return Place(self.path, line, 0, self.line_text(line), 0)
