"""Corrections as an overlay: what of the quoted words is struck, what is inserted, and what the corrected text is.

The article's file is never changed. Where it already has the new words (``applied``), the old ones are shown beside
them. Words that quote and replacement share at either end are not struck.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from annosite.base.patterns import Pattern

# A word, or one character of a script that is written without spaces.
_UNSPACED = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}"
_word = Pattern(rf"(?V1)[{_UNSPACED}]\p{{M}}*|[^\s{_UNSPACED}]+")
_CLOSING = frozenset(".,;:!?)]}”’»…。，、")  # noqa: RUF001


class Edit(Struct, frozen=True):
    """The difference between two texts: ``start`` to ``end`` of the old one gives way to ``inserted``.

    ``leans``: whether an insertion (empty range) belongs to the words before or after it.
    """

    start: int
    end: int
    inserted: str
    leans: Literal["before", "after"] = "before"


def edit(old: str, new: str) -> Edit:
    """Return the smallest edit in whole words that turns ``old`` into ``new``, the white space beside it included.

    Offsets are those of ``old``. Equal texts give an empty edit at its end.
    """
    olds = [match.span() for match in _word.finditer(old)]
    news = [match.span() for match in _word.finditer(new)]
    old_words = [old[start:end] for start, end in olds]
    new_words = [new[start:end] for start, end in news]
    most = min(len(olds), len(news))
    same = 0
    while same < most and old_words[same] == new_words[same]:
        same += 1
    tail = 0
    while tail < most - same and old_words[-1 - tail] == new_words[-1 - tail]:
        tail += 1
    struck, added = olds[same : len(olds) - tail], news[same : len(news) - tail]
    if struck and added:
        return Edit(struck[0][0], struck[-1][1], new[added[0][0] : added[-1][1]])
    if added:
        if same:
            return Edit(olds[same - 1][1], olds[same - 1][1], new[news[same - 1][1] : added[-1][1]])
        if olds:
            return Edit(olds[0][0], olds[0][0], new[added[0][0] : news[len(added)][0]], "after")
        return Edit(len(old), len(old), new)
    if struck:
        if same:
            return Edit(olds[same - 1][1], struck[-1][1], "")
        end = struck[-1][1]
        if tail and old[end : end + 1] == " ":
            end += 1
        return Edit(struck[0][0], end, "")
    return Edit(len(old), len(old), "")


def withdrawn(text: str, start: int, end: int, limits: tuple[int, int]) -> tuple[int, int]:
    """Return the range that is struck where words are withdrawn: with one of the spaces that would meet.

    ``limits``: the paragraph that the words stand in.
    """
    low, high = limits
    before = text[start - 1] if start > low else ""
    after = text[end] if end < high else ""
    if before == " " and (not after or after.isspace() or after in _CLOSING):
        return start - 1, end
    if (not before or before.isspace()) and after == " ":
        return start, end + 1
    return start, end


class Replaced(Struct, frozen=True):
    """A drawn change in the text: the words from ``start`` to ``end`` count as ``inserted``."""

    start: int
    end: int
    inserted: str
    correction: str


class Corrected:
    """A text with its corrections made, and the way between the two. Offsets are code points, half-open."""

    def __init__(self, text: str, changes: Sequence[Replaced]) -> None:
        """Make ``changes`` (sorted, not overlapping) in ``text``."""
        self.changes = changes
        self._olds = [0]  # where in the text, and in the corrected text, each kept piece begins
        self._news = [0]
        self.spans: list[tuple[int, int]] = []
        """For each change, where its words stand in the corrected text."""
        parts: list[str] = []
        done = length = 0
        for change in changes:
            kept = text[done : change.start]
            parts += (kept, change.inserted)
            begin = length + len(kept)
            length = begin + len(change.inserted)
            self.spans.append((begin, length))
            done = change.end
            self._olds.append(done)
            self._news.append(length)
        parts.append(text[done:])
        self.text = "".join(parts) if changes else text

    def forward(self, offset: int) -> int:
        """Return where ``offset`` of the text lies in the corrected text; within struck words: behind the new ones."""
        if not self.changes:
            return offset
        at = bisect_right(self._olds, offset) - 1
        if at < len(self.changes) and offset > self.changes[at].start:
            return self._news[at + 1]
        return self._news[at] + offset - self._olds[at]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a range of the corrected text lies in the text; None if it holds words of a replacement."""
        if not self.changes:
            return start, end
        at = bisect_right(self._news, start) - 1
        if at < len(self.spans) and end > self.spans[at][0] < self.spans[at][1]:
            return None
        old = self._olds[at] + start - self._news[at]
        if at < len(self.spans) and end > self.spans[at][0]:
            return old, self._olds[at + 1] + end - self._news[at + 1]  # across struck words
        return old, old + end - start

    def change_at(self, start: int, end: int) -> int | None:
        """Return the index of the first change whose new words share a character with the range."""
        at = max(0, bisect_right(self._news, start) - 1)
        for index in range(at, len(self.spans)):
            begin, stop = self.spans[index]
            if begin >= end:
                return None
            if start < stop and begin < end:
                return index
        return None
