"""What keeps a quote from its hit where it is only a trifle: said as a hint, never acted upon."""

import unicodedata
from collections.abc import Iterator

from annosite.annotate.anchor import Finder
from annosite.annotate.fold import fold_words
from annosite.model.content import Quote
from annosite.model.prose import Prose

_QUOTATION_MARKS = "\"'«»‹›「」『』"  # noqa: RUF001


def trifles(finder: Finder, quote: Quote, within: tuple[int, int]) -> Iterator[str]:
    """Yield one hint for each small thing but for which ``quote`` would be found in ``within``, best first."""
    prose = finder.prose
    text = prose.folded.text
    words = fold_words(quote.exact)
    low, high = prose.folded.at(within[0]), prose.folded.at(within[1])

    elsewhere = finder.find(quote, (0, len(prose.text)), occurrence="all")
    if elsewhere.ranges:
        yield _elsewhere(prose, elsewhere.ranges[0].start)
        return

    at = text.find(words, low, high)
    if at >= 0:
        whole = _grown(finder, at, at + len(words))
        yield f"the quote begins or ends within a word; whole words are “{_show(prose, *whole)}”"
        return

    bare = words.strip(_QUOTATION_MARKS + " ")
    if bare and bare != words:
        found = finder.find(Quote(bare), within, occurrence="all").ranges
        if found:
            there = " ".join(prose.text[found[0].start : found[0].end].split())
            yield f"it fits but for the quotation marks around it: the article has “{there}”"
            return

    for what, change in (("its capital letters", _without_case), ("its accents", _without_accents)):
        changed = change(text)
        if len(changed) == len(text):
            at = changed.find(change(words), low, high)
            if at >= 0:
                yield f"it fits but for {what}: the article has “{_show(prose, at, at + len(words))}”"
                return

    trimmed = words.strip(".,;:!?…-()[]*_ ")
    if trimmed and trimmed != words:
        found = finder.find(Quote(trimmed), within, occurrence="all").ranges
        if found:
            there = " ".join(prose.text[found[0].start : found[0].end].split())
            yield f"it fits but for the marks at its ends: the article has “{there}”"


def _elsewhere(prose: Prose, offset: int) -> str:
    if prose.title[0] <= offset < prose.title[1]:
        return "these words stand in the title: add `in: title`"
    if prose.summary[0] <= offset < prose.summary[1]:
        return "these words stand in the summary: add `in: summary`"
    section = prose.section_of(offset)
    line = prose.line_of(offset)
    if section is not None:
        return f'these words stand in line {line}, under “{section.title}”: `in: "#{section.id}"`, or leave `in` out'
    return f"these words stand in line {line}: leave `in` out"


def _grown(finder: Finder, start: int, end: int) -> tuple[int, int]:
    text = finder.prose.folded.text
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _show(prose: Prose, start: int, end: int) -> str:
    folded = prose.folded
    return " ".join(prose.text[folded.start(start) : folded.end(end)].split())


def _without_case(text: str) -> str:
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in text)


def _without_accents(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
