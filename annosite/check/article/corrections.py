"""Corrections that correct nothing."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem


def correction_changes_nothing(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each correction whose replacement is its quote."""
    for correction in audit.sidecar.corrections:
        exact = [" ".join(quote.exact.split()) for quote in correction.anchor.quotes]
        if correction.replacement is not None and " ".join(correction.replacement.split()) in exact:
            yield problem(
                "correction-changes-nothing",
                "the replacement is the same as the quote",
                correction.replacement_place or correction.place,
                "write what the words should have been, or leave `replacement` out if they stand"
                " and only the reason explains them",
            )
