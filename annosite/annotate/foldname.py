"""Folding for names: spelling that the glossary and the text need not share is taken out, and nothing else.

- normalisation form C (UAX #15);
- white space is a space; a run of spaces is one, but a blank line stays two: no name runs over the end of a paragraph;
- quotation marks and apostrophes are straight, the two Unicode hyphens are the hyphen (dashes stay: "Trump–Putin");
- soft hyphens, zero-width spaces and direction marks are left out.

Quotes are folded otherwise (annotate/fold.py): they may run over paragraphs, and dashes do not matter to them.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from annosite.base.patterns import Pattern

_ASCII_SPACES = "\n\t\r\v\f"
_SAME_LENGTH: tuple[tuple[str, str], ...] = (
    *((mark, "'") for mark in "’ʼ＇‘"),
    *((mark, '"') for mark in "“”„«»"),
    *((space, " ") for space in "\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\u3000"),
    ("\u2010", "-"),
    ("\u2011", "-"),
)
_SILENT = "\u00ad\u200b\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_silent = Pattern(f"[{_SILENT}]+")
_marked = Pattern(r"[^\p{M}\u1160-\u11ff][\p{M}\u1160-\u11ff]*")

Splice = tuple[int, int, str]
"""(start, end) of a passage whose length changes, and what stands there instead."""


class Folding:
    """A folded text and the way back to the offsets of the original."""

    __slots__ = ("_ends", "_source_ends", "_source_starts", "_starts", "text")

    def __init__(self, text: str, splices: Iterable[Splice] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        parts: list[str] = []
        done = length = 0
        for start, end, instead in splices:
            parts += (text[done:start], instead)
            length += start - done
            self._starts.append(length)
            length += len(instead)
            self._ends.append(length)
            self._source_starts.append(start)
            self._source_ends.append(end)
            done = end
        self.text = "".join((*parts, text[done:])) if parts else text

    @property
    def moved(self) -> bool:
        """Whether anything stands elsewhere than in the original."""
        return bool(self._starts)

    def back(self, offset: int) -> int | None:
        """Return the original's offset; None inside of a passage that changed (the first s of ß)."""
        at = bisect_right(self._starts, offset) - 1 if self._starts else -1
        if at < 0:
            return offset
        if offset >= self._ends[at]:
            return self._source_ends[at] + offset - self._ends[at]
        return self._source_starts[at] if offset == self._starts[at] else None


def fold_name(name: str) -> str:
    """Return a name folded, without white space at its ends."""
    if name.isascii():
        return " ".join(name.split())
    name = _silent.sub("", unicodedata.normalize("NFC", name))
    return " ".join(_fold_evenly(name).split())


def fold_text(text: str) -> Folding:
    """Return ``text`` folded, case kept."""
    even = _fold_evenly(text)
    splices: list[Splice] = []
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            splices += _compositions(text)
        if any(map(text.__contains__, _SILENT)):
            splices += ((m.start(), m.end(), "") for m in _silent.finditer(text))
    splices += _space_runs(text)
    return Folding(even, sorted(splices))


def fold_case(text: str) -> Folding:
    """Return ``text`` without case: full case folding (Unicode, section 3.13), in which ß is two letters."""
    folded = text.casefold()
    if len(folded) == len(text):  # folding takes no letter away, so each stands where it stood
        return Folding(folded)
    return Folding(
        text, ((at, at + 1, instead) for at, char in enumerate(text) if (instead := char.casefold()) != char)
    )


def _fold_evenly(text: str) -> str:
    """Replace what keeps every offset as it is."""
    for space in _ASCII_SPACES:
        text = text.replace(space, " ")
    if not text.isascii():
        for char, instead in _SAME_LENGTH:
            text = text.replace(char, instead)
    return text


def _space_runs(text: str) -> list[Splice]:
    """Return the runs of spaces within lines; a line break in the run keeps it as it is."""
    text = text.replace("\u00a0", " ")
    found = []
    start = text.find("  ")
    while start >= 0:
        end = start + 2
        while text[end : end + 1] == " ":
            end += 1
        found.append((start, end, " "))
        start = text.find("  ", end)
    return found


def _compositions(text: str) -> list[Splice]:
    """Return the letters with combining marks that normalisation composes."""
    found = []
    for match in _marked.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            found.append((match.start(), match.end(), _fold_evenly(composed)))
    return found
