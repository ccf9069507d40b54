"""Anchors that count hits."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem
from annosite.model.content import Anchored


def bare_occurrence(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each ``occurrence: N`` without a prefix or suffix: a hit inserted before it moves it."""
    sidecar = audit.sidecar
    anchors: list[Anchored] = [note.anchor for note in sidecar.notes]
    anchors += [correction.anchor for correction in sidecar.corrections]
    anchors += [mention.anchor for mention in sidecar.mentions]
    for anchor in anchors:
        if not isinstance(anchor.occurrence, int):
            continue
        for quote in anchor.quotes:
            if not quote.prefix and not quote.suffix:
                yield problem(
                    "bare-occurrence",
                    f"`occurrence: {anchor.occurrence}` moves to other words"
                    f" when “{quote.exact}” is written once more above it",
                    quote.place,
                    "run `annosite reanchor --write`: it puts the words beside the quote in its place",
                )
