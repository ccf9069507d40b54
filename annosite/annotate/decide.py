"""The shortest words beside a hit that tell it from all others: what a prefix or suffix must hold."""

from collections.abc import Sequence

from msgspec import Struct

from annosite.annotate.anchor import Range
from annosite.annotate.boundary import is_word_boundary
from annosite.model.prose import Prose

_REACHES = (60, 400)
"""Code points of context that are looked at on either side, first near, then far."""


class Context(Struct, frozen=True):
    """What decides for one hit: a prefix or a suffix in whole words; both empty: nothing within reach does."""

    prefix: str = ""
    suffix: str = ""


def deciding(prose: Prose, hits: Sequence[Range], chosen: int) -> Context:
    """Return the shorter of prefix and suffix that only ``hits[chosen]`` has beside it."""
    text = prose.folded.text
    starts = [prose.folded.at(hit.start) for hit in hits]
    ends = [prose.folded.at_end(hit.end) for hit in hits]
    start = _prefix_start(text, starts, chosen)
    end = _suffix_end(text, ends, chosen)
    if start is not None and (end is None or starts[chosen] - start <= end - ends[chosen]):
        words = prose.text[prose.folded.start(start) : hits[chosen].start]
        return Context(prefix=" ".join((words + "x").split())[:-1])
    if end is not None:
        words = prose.text[hits[chosen].end : prose.folded.end(end)]
        return Context(suffix=" ".join(("x" + words).split())[1:])
    return Context()


def _prefix_start(text: str, starts: Sequence[int], chosen: int) -> int | None:
    """Return where the shortest deciding prefix begins (folded offset), with a word; None: none within reach does."""
    for reach in _REACHES:
        before = [text[max(0, start - reach) : start].rstrip(" ")[::-1] for start in starts]
        mine = before[chosen]
        shared = max((_common(mine, other) for i, other in enumerate(before) if i != chosen), default=0)
        end = max(0, starts[chosen] - reach) + len(mine)
        for length in range(shared + 1, len(mine) + 1):
            at = end - length
            if text[at].isalnum() and is_word_boundary(text, at):
                return at
    return None


def _suffix_end(text: str, ends: Sequence[int], chosen: int) -> int | None:
    """Return where the shortest deciding suffix ends (folded offset), with a word; None: none within reach does."""
    for reach in _REACHES:
        after = [text[end : end + reach].lstrip(" ") for end in ends]
        mine = after[chosen]
        shared = max((_common(mine, other) for i, other in enumerate(after) if i != chosen), default=0)
        begin = min(ends[chosen] + reach, len(text)) - len(mine)
        for length in range(shared + 1, len(mine) + 1):
            at = begin + length
            if text[at - 1].isalnum() and is_word_boundary(text, at):
                return at
    return None


def _common(one: str, other: str) -> int:
    """Return how many code points two texts share at their begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # slices compare faster than characters one by one
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
