"""Names that could mean several entities."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem


def undecided_mentions(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each name that was linked to nobody because it could mean several, once per name."""
    seen = set()
    for each in audit.article.undecided:
        if each.name in seen:
            continue
        seen.add(each.name)
        wanted = each.candidates[0] if each.candidates else "none"
        yield problem(
            "undecided-mention",
            f"“{each.name}” could mean {' or '.join(each.candidates)}, so it links to nobody",
            Place(audit.file.path, each.line),
            "say who is meant in the notes file (or `none` for nobody in the glossary):\n"
            "mentions:\n"
            f'  - quote: "{each.name}"\n'
            f"    entity: {wanted}\n"
            "    occurrence: all",
        )
