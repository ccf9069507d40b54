"""The site's fact-checks."""

from collections.abc import Iterable, Mapping

from annosite.model.edition import Logged
from annosite.model.records import ArticleRecord


def fact_checks(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> tuple[Logged, ...]:
    """Return the fact-checks of these articles, newest first; undated ones by their article's date."""
    found = [(path, entry) for path in paths for entry in articles[path].card.claims]
    found.sort(key=lambda it: (it[0], it[1].id))
    found.sort(key=lambda it: it[1].date or articles[it[0]].card.date, reverse=True)
    return tuple(Logged(path, entry.id, entry.verdict) for path, entry in found)
