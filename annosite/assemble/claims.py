"""The site's fact-checks."""

from collections.abc import Iterable, Mapping

from annosite.model.article import Entry
from annosite.model.site import ArticleRecord


def fact_checks(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> tuple[tuple[str, Entry], ...]:
    """Return (article path, fact-check) of these articles, newest first; undated ones by their article's date."""
    found = [(path, entry) for path in paths for entry in articles[path].card.claims]
    found.sort(key=lambda it: (it[0], it[1].id))
    return tuple(sorted(found, key=lambda it: it[1].date or articles[it[0]].card.date, reverse=True))
