"""The sentence around a name or a quote, as plain text for lists elsewhere on the site.

A simple splitter, for prose: it prefers two sentences taken for one to one cut in the middle, because a passage that
ends after "Sen." misleads and a longer one does not.
"""

import re
from collections.abc import Iterator

_MAX = 360
"""Code points of a passage; a longer sentence is cut at words, with an ellipsis."""

_ABBREVIATIONS = frozenset(
    """
    abb abs adm al approx apr art asst aug av ave avv bd bros bzw c ca capt cf ch cie cmdr co col
    comdr corp cpl dec dept dgl dir dist dott dr ed eds esp est etc evtl feb fed fig fl fr ft geb gen
    ggf gov hg hon hrsg inc ing inkl jan jr jul jun lt ltd m maj mar messrs mlle mm mme mmes mr mrs ms
    mt mx no nos nov nr oct on op p p.ej p.ex pl pp pres prof pvt red rep reps rev sec sen sens sept
    sgt sig sig.ra sog sr sra srta ss st stv supt treas u.a u.k u.n u.s univ usw v vgl vol vols vs z.b
    zzgl
    """.split()  # noqa: SIM905 - a table of words reads better as one
)
# One set for the first character, so that the search for it is fast; which of the two it is, is asked behind it.
_stop = re.compile(
    r"[.!?…。！？｡](?:(?<=[.!?…])[.!?…]*[)\]}\"'”’»]*\s+|(?<=[。！？｡])[。！？｡]*[」』）”’]*)"  # noqa: RUF001
)
_OPENING = "([{\"'“‘«¿¡—–-"


class Sentences:
    """Finds the sentence that holds a range, within the paragraph that holds it."""

    def __init__(self, text: str) -> None:
        """Look at ``text``."""
        self._text = text
        self._known: dict[tuple[int, int], tuple[list[int], Iterator[int]]] = {}
        """For each paragraph the ends that were asked for so far, and those still to be found."""

    def around(self, start: int, end: int, paragraph: tuple[int, int]) -> tuple[str, str]:
        """Return what stands before and after the range in its sentence, white space as single spaces."""
        text = self._text
        low, high = paragraph
        known = self._known.get(paragraph)
        if known is None:
            known = self._known[paragraph] = ([], _ends(text, low, high))
        ends, more = known
        while (not ends or ends[-1] < end) and (at := next(more, 0)):
            ends.append(at)
        first = low
        last = high
        for at in ends:
            if at <= start:
                first = at
            elif at >= end:
                last = at
                break
        before = _evenly(text[first:start]).lstrip()
        after = _evenly(text[end:last]).rstrip()
        return _shortened(before, after, end - start)


def _evenly(text: str) -> str:
    """Return ``text`` with all white space as single spaces, that at its ends too."""
    if text.isprintable() and "  " not in text:  # of all white space only the space is printable
        return text
    return " ".join(("x" + text + "x").split())[1:-1]


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
    for match in _stop.finditer(text, low, high):
        end = match.end()
        if end >= high:
            return
        if text[end - 1].isspace():
            next_ = text[end]
            if next_ in _OPENING:
                next_ = text[end : end + 3].lstrip(_OPENING)[:1]
            if next_.islower() or not next_.isalnum():
                continue
            stop = match.start()
            if text[stop] == "." and text[stop + 1].isspace() and _is_abbreviation(text, low, stop):
                continue
        yield end


def _is_abbreviation(text: str, low: int, stop: int) -> bool:
    """Return whether the word before a full stop is one that often has it, or an initial."""
    start = max(text.rfind(" ", low, stop), text.rfind("\n", low, stop), low - 1) + 1
    word = text[start:stop].lstrip(_OPENING)
    if len(word) == 1:
        return word.isupper()
    return "." in word or word.lower() in _ABBREVIATIONS
