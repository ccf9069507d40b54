"""Articles in brief, made of records that are at hand."""

from collections.abc import Mapping

from annosite.model.article import Brief, EntityRow
from annosite.model.records import ArticleRecord


def brief_of(record: ArticleRecord) -> Brief:
    """Return an article in brief."""
    card = record.card
    return Brief(card.slug, card.title, card.language, record.headline, card.date, card.as_of, card.retracted)


class BriefsOf:
    """Those of some records, by path (KeyError: there is none)."""

    def __init__(self, articles: Mapping[str, ArticleRecord]) -> None:
        self._articles = articles

    def brief(self, path: str) -> Brief:
        """Return an article in brief."""
        return brief_of(self._articles[path])

    def rows(self, path: str) -> Mapping[str, EntityRow]:
        """Return an article's rows by their entities."""
        return {row.entity: row for row in self._articles[path].rows}
