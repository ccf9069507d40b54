"""The site's log of corrections."""

from collections.abc import Iterable, Mapping

from annosite.model.edition import Logged
from annosite.model.records import ArticleRecord


def correction_log(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> tuple[Logged, ...]:
    """Return the corrections of these articles, newest first, undated ones last; typos are in no card."""
    found = [(path, entry) for path in paths for entry in articles[path].card.corrections]
    found.sort(key=lambda it: (it[0], it[1].id))
    found.sort(key=lambda it: it[1].date, reverse=True)
    return tuple(Logged(path, entry.id, entry.kind) for path, entry in found)
