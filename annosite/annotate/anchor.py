"""The search: where in an article a quote stands. It finds the words or says why not; it never guesses.

There is one search, on folded text (fold.py). Hits may overlap; they count only if they split no word and no grapheme.
Prefix and suffix are applied first, ``occurrence`` counts what they leave. A quote without any hit is read as
Markdown, as the article is, and tried once more. Similar passages are never hits: nearest.py only proposes them.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from annosite.annotate.boundary import Boundaries
from annosite.annotate.fold import fold, fold_words
from annosite.annotate.markdown import parser
from annosite.annotate.reader import Reader
from annosite.model.content import BODY, SUMMARY, TITLE, Anchored, Quote
from annosite.model.prose import Prose

Trouble = Literal["ambiguous", "not-found", "context", "occurrence", "through", "empty"]
"""Why a quote has no place.

``context``: the words are there, but not beside this prefix or suffix; ``occurrence``: not that often; ``through``:
the words up to which it goes do not follow.
"""

_markup = re.compile(r"[*_`\[\]<>&\\~|!]|^[ \t]*(?:#|[-+]\s|\d+[.)]\s)|  $", re.MULTILINE)
_footnote = re.compile(r"\[\^([^\]\s]+)\]")


class Range(Struct, frozen=True):
    """A place in ``Prose.text``, half-open; ``exact``: the words stand there just as they were quoted."""

    start: int
    end: int
    exact: bool = True


class Placing(Struct, frozen=True):
    """What became of one quote: its ranges in reading order, or the trouble and the hits that were no answer."""

    quote: Quote
    ranges: tuple[Range, ...] = ()
    trouble: Trouble | None = None
    hits: tuple[Range, ...] = ()
    """``ambiguous``: all places; ``context`` and ``occurrence``: where the words do stand; ``through``: the beginnings."""


class _Sought(Struct, frozen=True):
    """A quote's words, folded."""

    words: str
    prefix: str
    suffix: str


class Finder:
    """Finds quotes in one text."""

    def __init__(self, prose: Prose, references: dict[str, Any] | None = None) -> None:
        """Seek in ``prose``; ``references``: its link definitions, for quotes copied with Markdown's marks."""
        self.prose = prose
        self._references = references or {}
        self._text = prose.folded.text
        self._boundaries = Boundaries(self._text)

    def target(self, name: str) -> tuple[int, int] | None:
        """Return the range of ``in: name`` (body, title, summary, ``#id`` of a heading); None: no such place."""
        prose = self.prose
        if name == BODY:
            return prose.body
        if name == TITLE:
            return prose.title
        if name == SUMMARY:
            return prose.summary if prose.summary[1] > prose.summary[0] else None
        wanted = name.removeprefix("#")
        return next(((s.start, s.end) for s in prose.sections if s.id == wanted), None)

    def place(self, anchor: Anchored, within: tuple[int, int]) -> tuple[Placing, ...]:
        """Return what became of each quote of ``anchor``, sought in the range ``within``."""
        occurrence, through = anchor.occurrence, anchor.through
        return tuple(
            [self.find(quote, within, occurrence=occurrence, through=through) for quote in anchor.quotes]
        )

    def find(
        self,
        quote: Quote,
        within: tuple[int, int],
        *,
        occurrence: int | Literal["all"] | None = None,
        through: Quote | None = None,
    ) -> Placing:
        """Return the place of one quote in the range ``within`` (of the text, half-open)."""
        found, bare = self._hits(quote, within)
        if not found:
            if bare is None:
                return Placing(quote, trouble="empty")
            return Placing(quote, trouble="context" if bare else "not-found", hits=self._ranges(bare, quote))
        if occurrence == "all":
            found = _apart(found)
        elif occurrence is not None:
            if not 0 < occurrence <= len(found):
                return Placing(quote, trouble="occurrence", hits=self._ranges(found, quote))
            found = [found[occurrence - 1]]
        elif len(found) > 1:
            return Placing(quote, trouble="ambiguous", hits=self._ranges(found, quote))
        if through is None:
            return Placing(quote, self._ranges(found, quote))
        return self._through(quote, found, through, within[1])

    def _through(self, quote: Quote, found: list[tuple[int, int]], through: Quote, stop: int) -> Placing:
        folded = self.prose.folded
        ranges = []
        for start, end in found:
            ends, _ = self._hits(through, (folded.end(end), stop))
            if not ends:
                return Placing(quote, trouble="through", hits=self._ranges([(start, end)], quote))
            last = ends[0][1]
            words = f"{quote.exact.strip()} {through.exact.strip()}"
            placed = Range(folded.start(start), folded.end(last))
            exact = words in " ".join(self.prose.text[placed.start : placed.end].split())
            ranges.append(Range(placed.start, placed.end, exact))
        return Placing(quote, tuple(ranges))

    def _hits(
        self, quote: Quote, within: tuple[int, int]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]] | None]:
        """Return the hits (folded offsets), and those that prefix and suffix rule out if there are no others.

        The second is None where the quote has no words at all.
        """
        folded = self.prose.folded
        low, high = folded.at(within[0]), folded.at(within[1])
        bare: list[tuple[int, int]] | None = None
        for sought in self._readings(quote):
            left = list(self._occurrences(sought, low, high))
            if left:
                return left, None
            alone = _Sought(sought.words, "", "")
            bare = bare or (list(self._occurrences(alone, low, high)) if alone != sought else [])
        return [], bare

    def _readings(self, quote: Quote) -> Iterator[_Sought]:
        """Yield the quote as it stands, then read as Markdown if that makes a difference."""
        plain = _Sought(
            fold_words(quote.exact),
            fold(quote.prefix).text if quote.prefix else "",
            fold(quote.suffix).text if quote.suffix else "",
        )
        if plain.words:
            yield plain
        if not _markup.search(quote.exact + quote.prefix + quote.suffix):
            return
        read = _Sought(
            fold_words(self.as_markdown(quote.exact)),
            fold(self.as_markdown(quote.prefix)).text,
            fold(self.as_markdown(quote.suffix)).text,
        )
        if read.words and read != plain:
            yield read

    def as_markdown(self, text: str) -> str:
        """Return what a reader sees of ``text`` where it is Markdown of this article."""
        if not _markup.search(text):
            return text
        labels = _footnote.findall(text)
        env: dict[str, Any] = {"references": dict(self._references)}
        if labels:
            env["footnotes"] = {"refs": {f":{label}": -1 for label in labels}, "list": {}}
        reader = Reader(self.prose.path, 1)
        reader.read(parser(footnotes=bool(labels)).parse(text.strip(), env))
        return "".join(reader.text)

    def _occurrences(self, sought: _Sought, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield where the words stand beside their prefix and suffix, splitting no word; left to right."""
        find, boundary, words = self._text.find, self._boundaries.word, sought.words
        length = len(words)
        anywhere = not sought.prefix and not sought.suffix
        at = find(words, low, high)
        while at >= 0:
            hit = (at, at + length)
            if (anywhere or self._beside(sought, hit)) and boundary(at) and boundary(at + length):
                yield hit
            at = find(words, at + 1, high)

    def _beside(self, sought: _Sought, hit: tuple[int, int]) -> bool:
        text = self._text
        start, end = hit
        prefix, suffix = sought.prefix.rstrip(" "), sought.suffix.lstrip(" ")
        if prefix:
            before = start - 1 if start and text[start - 1] == " " else start
            if not text.endswith(prefix, 0, before):
                return False
        if suffix:
            after = end + 1 if end < len(text) and text[end] == " " else end
            if not text.startswith(suffix, after):
                return False
        return True

    def _ranges(self, hits: list[tuple[int, int]], quote: Quote) -> tuple[Range, ...]:
        folded, text = self.prose.folded, self.prose.text
        words = quote.exact.strip()
        ranges = []
        for at, stop in hits:
            start, end = folded.start(at), folded.end(stop)
            ranges.append(Range(start, end, text[start:end] == words))
        return tuple(ranges)


def _apart(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first hit, then each that begins after the last one taken ended."""
    taken: list[tuple[int, int]] = []
    for hit in hits:
        if not taken or hit[0] >= taken[-1][1]:
            taken.append(hit)
    return taken
