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
        whom = " or ".join(each.candidates)
        entry = f'mentions:\n  - quote: "{each.name}"\n    entity: {wanted}'
        if each.reason == "stranger":
            # "occurrence: all" would name the other one too: "Bill Clinton", where only Hillary is known.
            yield problem(
                "undecided-mention",
                f"“{each.name}” could mean {whom} or somebody else of that name, so it links to nobody",
                Place(audit.file.path, each.line),
                "put the other one into the glossary as well, or say who is meant here in the notes file, with the"
                f" words before it as `prefix:`:\n{entry}",
            )
            continue
        yield problem(
            "undecided-mention",
            f"“{each.name}” could mean {whom}, so it links to nobody",
            Place(audit.file.path, each.line),
            "say who is meant in the notes file (or `none` for nobody in the glossary):\n"
            f"{entry}\n    occurrence: all",
        )
