"""Ranges as they are published: with their words, and the words around them."""

import re
from collections.abc import Iterable

from annosite.annotate.anchor import Range
from annosite.model.article import Spot
from annosite.model.prose import Prose

_AROUND = 32
"""Code points of prefix and suffix."""
_space = re.compile(r"\s")


def spots(prose: Prose, ranges: Iterable[Range]) -> tuple[Spot, ...]:
    """Return the places of an annotation in the order of the text."""
    return tuple([_spot(prose, each) for each in ranges])


def _spot(prose: Prose, found: Range) -> Spot:
    text, start, end = prose.text, found.start, found.end
    prefix = text[max(0, start - _AROUND) : start]
    if start > _AROUND and not text[start - _AROUND - 1].isspace():
        prefix = prefix[_first_space(prefix) :]
    suffix = text[end : end + _AROUND]
    if end + _AROUND < len(text) and not text[end + _AROUND].isspace():
        suffix = suffix[: len(suffix) - _first_space(suffix[::-1])]
    unit = prose.unit_of(start)
    return Spot(
        start,
        end,
        prose.line_of(start),
        text[start:end],
        prefix,
        suffix,
        "exact" if found.exact else "folded",
        unit.block if unit is not None else -1,
    )


def _first_space(text: str) -> int:
    found = _space.search(text)
    return found.start() if found else len(text)
