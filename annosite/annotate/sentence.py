"""The sentence around a name or a quote, as plain text for lists elsewhere on the site.

A simple splitter, for prose: it prefers two sentences taken for one to one cut in the middle, because a passage that
ends after "Sen." misleads and a longer one does not.
"""

from collections.abc import Iterator

import regex

_MAX = 360
"""Code points of a passage; a longer sentence is cut at words, with an ellipsis."""

_ABBREVIATIONS = frozenset(
    ["adm", "al", "approx", "apr", "art", "asst", "aug", "ave", "bros", "c", "ca", "capt", "cf", "ch", "cmdr", "co", "col", "comdr", "corp", "cpl", "dec", "dept", "dir", "dist", "dr", "ed", "eds", "esp", "est", "etc", "fed", "feb", "fig", "fl", "fr", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "mx", "no", "nos", "nov", "oct", "op", "p", "pp", "pl", "pres", "prof", "pvt", "rep", "reps", "rev", "sec", "sen", "sens", "sept", "sgt", "sr", "st", "supt", "treas", "u.k", "u.n", "u.s", "univ", "v", "vol", "vols", "vs", "abb", "abs", "bd", "bzw", "ca", "dgl", "evtl", "geb", "ggf", "hg", "hrsg", "inkl", "nr", "p.ej", "prof", "red", "sog", "sr", "sra", "srta", "stv", "u.a", "usw", "vgl", "z.b", "zzgl", "av", "bd", "m", "mm", "mme", "mmes", "mlle", "no", "p.ex", "cie", "dott", "ing", "on", "sig", "sig.ra", "ss", "avv"]
)
_end = regex.compile(
    r"(?V1)(?P<word>[\p{L}\p{M}\p{N}.]*)(?P<mark>[.!?…]+)[\p{Pe}\p{Pf}\"'”’»]*\s+(?=[\p{Ps}\p{Pi}\"'“‘«¿¡—–-]*[\p{Lu}\p{Lt}\p{Lo}\p{N}])"
    r"|[。！？｡]+[」』）”’]*"
)


class Sentences:
    """Finds the sentence that holds a range, within the paragraph that holds it."""

    def __init__(self, text: str) -> None:
        """Look at ``text``."""
        self._text = text
        self._known: dict[tuple[int, int], list[int]] = {}

    def around(self, start: int, end: int, paragraph: tuple[int, int]) -> tuple[str, str]:
        """Return what stands before and after the range in its sentence, white space as single spaces."""
        text = self._text
        low, high = paragraph
        ends = self._known.get(paragraph)
        if ends is None:
            ends = self._known[paragraph] = list(_ends(text, low, high))
        first = low
        last = high
        for at in ends:
            if at <= start:
                first = at
            elif at >= end:
                last = at
                break
        before = " ".join(("x" + text[first:start] + "x").split())[1:-1].lstrip()
        after = " ".join(("x" + text[end:last] + "x").split())[1:-1].rstrip()
        return _shortened(before, after, end - start)


def _shortened(before: str, after: str, length: int) -> tuple[str, str]:
    """Cut a long sentence to what stands near the range."""
    spare = max(_MAX - length, 80)
    if len(before) + len(after) <= spare:
        return before, after
    room_before = max(spare // 2, spare - len(after))
    room_after = max(spare // 2, spare - len(before))
    if len(before) > room_before:
        cut = before.find(" ", len(before) - room_before)
        before = "… " + before[cut + 1 :] if cut >= 0 else before
    if len(after) > room_after:
        cut = after.rfind(" ", 0, room_after)
        after = after[:cut] + " …" if cut > 0 else after
    return before, after


def _ends(text: str, low: int, high: int) -> Iterator[int]:
    """Yield the offsets at which sentences after the first begin."""
    for match in _end.finditer(text, low, high):
        word, mark = match["word"], match["mark"]
        if mark == "." and word is not None:
            bare = word.lower()
            if bare in _ABBREVIATIONS or "." in bare:
                continue
            if len(word) == 1 and word.isalpha() and word.isupper():
                continue  # an initial
        if match.end() < high:
            yield match.end()
