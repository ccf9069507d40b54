"""Pictures that say nothing to those who cannot see them."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem


def missing_alt(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each picture of the article without an alternative text."""
    meta = audit.file.meta
    if meta.image and not meta.image_alt:
        yield problem(
            "missing-alt",
            "the article's picture has no text for those who cannot see it",
            meta.places.get("image", Place(audit.file.path)),
            "add `image_alt:` with what the picture shows",
        )
    for reference in audit.article.references:
        if reference.kind == "bare-image":
            yield problem(
                "missing-alt",
                f"the picture “{reference.target}” has no text for those who cannot see it",
                reference.place,
                "write what it shows between the square brackets: `![two people at a table](picture.jpg)`",
            )
