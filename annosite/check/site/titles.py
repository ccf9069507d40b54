"""Two articles of one title."""

from collections import defaultdict
from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem


def duplicate_titles(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each article whose title (without case, in its language) an earlier one has."""
    by_title: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, record in sorted(audit.site.articles.items()):
        by_title[record.card.language, record.card.title.casefold()].append(path)
    for paths in by_title.values():
        for path in paths[1:]:
            yield problem(
                "duplicate-title",
                f"another article has the title “{audit.site.articles[path].card.title}” too",
                Place(path),
                "readers tell articles apart by their titles: make one of them more exact",
                labels=(Label(Place(paths[0]), "the other one"),),
            )
