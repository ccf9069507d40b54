"""What a writer reads when a quote has no place: where the words do stand, and what to paste."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annosite.annotate.almost import trifles
from annosite.annotate.anchor import Finder, Placing, Range
from annosite.annotate.decide import deciding
from annosite.base.diagnostics import Diagnostic, Label
from annosite.model.codes import problem
from annosite.model.content import Anchored, Quote
from annosite.model.prose import Prose

if TYPE_CHECKING:
    from annosite.annotate.nearest import Nearest, Proposal

_SHOWN = 6
"""Places of an ambiguous quote that are shown one by one."""
_CONTEXT = 40


class Explainer:
    """Explains unplaced quotes of one article; the costly parts are made on first use."""

    def __init__(self, finder: Finder, where: str = "the article") -> None:
        """Explain what ``finder`` did not find; ``where`` names the text that it seeks in."""
        self._where = where
        self._finder = finder
        self._prose = finder.prose
        self._nearest: Nearest | None = None

    def explain(self, placing: Placing, anchor: Anchored, within: tuple[int, int]) -> Diagnostic:
        """Return the problem for a placing with trouble."""
        quote = placing.quote
        words = shown(quote.exact)
        trouble = placing.trouble
        if trouble == "ambiguous":
            return self._ambiguous(placing)
        if trouble == "empty":
            return problem(
                "empty-quote", "the quote holds no words", quote.place, "copy some words from the article"
            )
        labels = self._labels(placing.hits)
        if trouble == "context":
            beside = " and ".join(
                f"{name} “{shown(value)}”"
                for name, value in (("prefix", quote.prefix), ("suffix", quote.suffix))
                if value
            )
            message = f"“{words}” stands in {self._lines(placing.hits)}, but not beside the {beside}"
            hints = [self._around(hit) for hit in placing.hits[:_SHOWN]]
            return problem("quote-context", message, quote.place, *hints, labels=labels)
        if trouble == "occurrence":
            count = len(placing.hits)
            times = "once" if count == 1 else f"{count} times"
            message = f"“{words}” stands only {times} here, so there is no occurrence {anchor.occurrence}"
            return problem(
                "occurrence-too-high", message, quote.place, *self._choices(placing), labels=labels
            )
        if trouble == "through":
            through = anchor.through or quote
            message = f"“{shown(through.exact)}” does not follow “{words}”"
            return problem("through-not-found", message, through.place or quote.place, labels=labels)
        return self._not_found(quote, within)

    def _ambiguous(self, placing: Placing) -> Diagnostic:
        hits = placing.hits
        message = f"“{shown(placing.quote.exact)}” stands in {len(hits)} places: {self._lines(hits)}"
        return problem(
            "quote-ambiguous",
            message,
            placing.quote.place,
            *self._choices(placing),
            labels=self._labels(hits[:_SHOWN]),
        )

    def _choices(self, placing: Placing) -> list[str]:
        """Return for each hit what to write for it, as YAML that is ready to paste."""
        hits, quote = placing.hits, placing.quote
        hints = []
        for index, hit in enumerate(hits[:_SHOWN]):
            entry = selector(self._prose, quote, hits, index)
            hints.append(f"for {self._around(hit)}\n{entry}")
        if len(hits) > _SHOWN:
            hints.append(f"and {len(hits) - _SHOWN} more; for all of them `occurrence: all`")
        elif len(hits) > 1:
            hints.append("for all of them add `occurrence: all`")
        return hints

    def _not_found(self, quote: Quote, within: tuple[int, int]) -> Diagnostic:
        from annosite.annotate.nearest import Nearest, drawn  # noqa: PLC0415 - most quotes have a place

        words = shown(quote.exact)
        hints = list(trifles(self._finder, quote, within))
        proposals: tuple[Proposal, ...] = ()
        if not hints:
            if self._nearest is None:
                self._nearest = Nearest(self._prose)
            proposals = self._nearest.propose(self._finder.as_markdown(quote.exact), within)
        if not proposals:
            return problem("quote-not-found", f"“{words}” is not in {self._where}", quote.place, *hints)
        best = proposals[0]
        for proposal in proposals:
            hint = f"line {self._prose.line_of(proposal.start)} has: {drawn(proposal.diff)}"
            if proposal.meaning:
                hint += f"\ncareful, this may mean something else: {'; '.join(proposal.meaning)}"
            hints.append(hint)
        labels = tuple(
            Label(self._prose.place(self._prose.line_of(p.start)), "the nearest words") for p in proposals[:1]
        )
        if best.kept >= 0.5:
            message = f"{self._where} has other words now where “{words}” stood"
            return problem("quote-changed", message, quote.place, *hints, labels=labels)
        return problem(
            "quote-not-found", f"“{words}” is not in {self._where}", quote.place, *hints, labels=labels
        )

    def _labels(self, hits: Sequence[Range]) -> tuple[Label, ...]:
        lines = list(dict.fromkeys(self._prose.line_of(hit.start) for hit in hits))
        return tuple(Label(self._prose.place(line), "") for line in lines[:_SHOWN])

    def _lines(self, hits: Sequence[Range]) -> str:
        lines = [str(self._prose.line_of(hit.start)) for hit in hits]
        counted = list(
            dict.fromkeys(f"{line}" + (" (twice)" if lines.count(line) == 2 else "") for line in lines)
        )
        more = f" and {len(counted) - 12} more" if len(counted) > 12 else ""
        return ("line " if len(counted) == 1 else "lines ") + ", ".join(counted[:12]) + more

    def _around(self, hit: Range) -> str:
        text = self._prose.text
        before = text[max(0, hit.start - _CONTEXT) : hit.start]
        after = text[hit.end : hit.end + _CONTEXT]
        before = before.partition(" ")[2] if " " in before[:-1] and hit.start > _CONTEXT else before
        after = after.rpartition(" ")[0] if " " in after[1:] and hit.end + _CONTEXT < len(text) else after
        words = f"{before}[{text[hit.start : hit.end]}]{after}"
        words = (
            ("… " if hit.start > _CONTEXT else "") + words + (" …" if hit.end + _CONTEXT < len(text) else "")
        )
        return f"line {self._prose.line_of(hit.start)}, “{' '.join(words.split())}”:"


def selector(prose: Prose, quote: Quote, hits: Sequence[Range], chosen: int) -> str:
    """Return the YAML of a quote that means ``hits[chosen]`` only, with the shortest words that decide."""
    context = deciding(prose, hits, chosen)
    lines = ["quote:", f"  exact: {yaml_text(quote.exact)}"]
    if context.prefix:
        lines.append(f"  prefix: {yaml_text(context.prefix)}")
    elif quote.prefix:
        lines.append(f"  prefix: {yaml_text(quote.prefix)}")
    if context.suffix:
        lines.append(f"  suffix: {yaml_text(context.suffix)}")
    elif quote.suffix:
        lines.append(f"  suffix: {yaml_text(quote.suffix)}")
    if not context.prefix and not context.suffix:
        lines.append(f"occurrence: {chosen + 1}")
    return "\n".join(lines)


def yaml_text(text: str) -> str:
    """Return ``text`` as a double-quoted YAML scalar (YAML 1.2.2, 7.3.1)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def shown(text: str, limit: int = 80) -> str:
    """Return ``text`` on one line, cut in the middle if it is long."""
    line = " ".join(text.split())
    return (
        line if len(line) <= limit else f"{line[: limit * 2 // 3].rstrip()} … {line[-limit // 4 :].lstrip()}"
    )
