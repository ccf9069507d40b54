"""Links to a place in the same text."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.check.site.links import no_such_place
from annosite.model.audit import ArticleAudit


def broken_fragments_within(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each link ``#place`` of the article that leads nowhere in it."""
    anchors = audit.article.anchors
    for reference in audit.article.references:
        if reference.kind == "link" and reference.target.startswith("#"):
            fragment = reference.target[1:]
            if fragment and fragment not in anchors:
                yield no_such_place(fragment, audit.file.path, anchors, reference.place)
