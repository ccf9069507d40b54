"""Where names of the glossary stand in a text, before anybody decides who is meant."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from annosite.annotate.boundary import Boundaries
from annosite.annotate.foldname import Folding, fold_case, fold_text
from annosite.annotate.nameedge import is_name_at
from annosite.annotate.names import Candidate, Index

Range = tuple[int, int]
"""Code points, half-open."""

OPEN = ""
"""``Hit.fixed`` of what no entry decides."""


class Hit:
    """A name at a place, with everybody it may mean."""

    __slots__ = ("candidates", "end", "fixed", "is_open", "start")

    def __init__(
        self, start: int, end: int, candidates: Sequence[Candidate], fixed: str | None = OPEN
    ) -> None:
        self.start, self.end, self.candidates, self.fixed = start, end, candidates, fixed
        self.is_open = fixed == OPEN
        """Whether no entry decides it."""


def free_hits(text: str, index: Index, language: str) -> list[Hit]:
    """Return the names in ``text`` that split no word, each with its candidates; cased names and terms together."""
    folding = fold_text(text)
    cased = index.cased.find(folding.text)
    terms = []
    caseless = None
    if index.terms.meanings:
        caseless = fold_case(folding.text)
        terms = index.terms.find(caseless.text)
    if not cased and not terms:
        return []
    boundaries = Boundaries(text)
    merged: dict[Range, list[Candidate]] = defaultdict(list)
    for which, start, end in cased:
        place = _original(start, end, folding)
        if place and is_name_at(boundaries, *place, language):
            merged[place] += index.cased.meanings[which]
    for which, start, end in terms:
        assert caseless is not None
        place = _original(start, end, caseless, folding)
        if place and is_name_at(boundaries, *place, language):
            merged[place] += index.terms.meanings[which]
    return [Hit(start, end, candidates) for (start, end), candidates in merged.items()]


def _original(start: int, end: int, *foldings: Folding) -> Range | None:
    """Return where a folded range stands in the original; None if it takes half of what was folded (one s of ß)."""
    for folding in foldings:
        if not folding.moved:
            continue
        first, last = folding.back(start), folding.back(end)
        if first is None or last is None:
            return None
        start, end = first, last
    return start, end


def merge(ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges sorted and disjoint."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def touches(ranges: Sequence[Range], start: int, end: int) -> bool:
    """Return whether one of the sorted, disjoint ``ranges`` shares a character with ``start`` to ``end``."""
    at = bisect_left(ranges, (end, -1))
    return at > 0 and ranges[at - 1][1] > start


def clusters(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Yield the sorted hits in groups that overlap, directly or through others."""
    cluster: list[Hit] = []
    end = -1
    for hit in hits:
        if cluster and hit.start >= end:
            yield cluster
            cluster = []
        cluster.append(hit)
        end = max(end, hit.end) if len(cluster) > 1 else hit.end
    if cluster:
        yield cluster
