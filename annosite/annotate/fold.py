"""Folding: the differences between a quote and the text that a reader does not see, or cannot type, are taken out.

- normalisation form C (UAX #15);
- any run of white space, with no-break spaces and line breaks, is one space;
- quotation marks and apostrophes are straight, dashes are hyphens;
- soft hyphens and other characters without width are left out.

Case, accents, digits and words stay as they are.
"""

import re
import unicodedata

from annosite.base.patterns import Pattern
from annosite.model.prose import Folded

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\uff07"
_SPACES = "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_WIDTHLESS = "\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
_GONE = "\u00ad"

_PAIRS: tuple[tuple[str, str], ...] = (
    *((dash, "-") for dash in DASHES),
    *((mark, '"') for mark in DOUBLE_QUOTES),
    *((mark, "'") for mark in SINGLE_QUOTES),
    *((space, " ") for space in _SPACES),
    *((mark, _GONE) for mark in _WIDTHLESS),
)
_FOLDED = dict(_PAIRS)
_SHORT = 400
"""Code points up to which it is cheaper to ask which characters a text has than to look for each that folds."""
_runs = re.compile(f"[ {_GONE}]{{2,}}|{_GONE}")
_uneven = re.compile(r"[\n\t\r\v\f]|  ")
"""What is folded in ASCII."""
_clusters = Pattern(r"\X")


def fold(text: str) -> Folded:
    """Return ``text`` folded, with the way back to its offsets."""
    splices: list[tuple[int, int, str]] = []
    same = text
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            splices = _compositions(text)
        for char, instead in _PAIRS if len(text) > _SHORT else _pairs_in(text):
            same = same.replace(char, instead)
    for space in "\n\t\r\v\f":
        same = same.replace(space, " ")
    if _GONE in same:
        runs = [(m.start(), m.end(), " " if " " in m[0] else "") for m in _runs.finditer(same)]
    else:
        runs = _space_runs(same)
    splices = sorted(splices + runs) if splices else runs
    begins, sources, ends, parts = [0], [0], [-1], []
    done = length = 0
    for start, end, instead in splices:
        if start > done:
            parts.append(same[done:start])
            length += start - done
        begins += (length, length + len(instead))
        sources += (start, end)
        ends += (end, -1)
        parts.append(instead)
        length += len(instead)
        done = end
    parts.append(same[done:])
    return Folded("".join(parts), begins, sources, ends)


def fold_words(text: str) -> str:
    """Return a quote folded, without white space at its ends."""
    if text.isascii() and not _uneven.search(text):
        return text.strip(" ")
    return fold(text).text.strip(" ")


def _space_runs(text: str) -> list[tuple[int, int, str]]:
    """Return the runs of spaces: a search for two is faster than an expression."""
    found = []
    start = text.find("  ")
    while start >= 0:
        end = start + 2
        while text.startswith(" ", end):
            end += 1
        found.append((start, end, " "))
        start = text.find("  ", end)
    return found


def _pairs_in(text: str) -> list[tuple[str, str]]:
    return [(char, _FOLDED[char]) for char in set(text) if char in _FOLDED]


def _compositions(text: str) -> list[tuple[int, int, str]]:
    """Return the grapheme clusters that composing changes, as (start, end, composed)."""
    found = []
    for match in _clusters.finditer(text):
        cluster = match[0]
        if not cluster.isascii():
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                instead = "".join(_FOLDED.get(char, char) for char in composed)
                found.append((match.start(), match.end(), instead))
    return found
