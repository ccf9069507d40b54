"""Which of a site's pages are asked for."""

from collections.abc import Iterable

from msgspec import Struct


class Scope(Struct, frozen=True):
    """Which articles' pages, and pages that show something of them, are asked for: sets of their paths; None: all there are.

    An article in one of the later sets is in the earlier ones too.
    """

    texts: frozenset[str] | None = None
    """Anything of them may be another than it was."""
    items: frozenset[str] | None = None
    """What lists show of them may (``Directory.article``, ``ArticleRecord.item``)."""
    headlines: frozenset[str] | None = None
    """What links show of them may (``Directory.headline``)."""

    def text(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that shows any text of these articles (groups of paths) is asked for."""
        return self.texts is None or not all(map(self.texts.isdisjoint, groups))

    def item(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that lists these articles is asked for."""
        return self.items is None or not all(map(self.items.isdisjoint, groups))

    def headline(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that links to these articles by their titles is asked for."""
        return self.headlines is None or not all(map(self.headlines.isdisjoint, groups))


EVERYTHING = Scope()
