"""The site's log of corrections."""

from collections.abc import Iterable, Mapping

from annosite.model.article import Entry
from annosite.model.site import ArticleRecord


def correction_log(
    paths: Iterable[str], articles: Mapping[str, ArticleRecord]
) -> tuple[tuple[str, Entry], ...]:
    """Return (article path, correction) of these articles, newest first, undated ones last; typos are in no card."""
    found = [(path, entry) for path in paths for entry in articles[path].card.corrections]
    found.sort(key=lambda it: (it[0], it[1].id))
    return tuple(sorted(found, key=lambda it: it[1].date, reverse=True))
