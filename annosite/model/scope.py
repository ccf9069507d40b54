"""Which of a site's pages are asked for."""

from collections.abc import Iterable

from msgspec import Struct


class Scope(Struct, frozen=True):
    """Which articles' and entities' pages, and pages that show something of them, are asked for; None: all there are.

    Articles are told by their paths, entities by their ids. An article in ``headlines`` is in ``items``, and one in these in
    ``texts``, too.
    """

    texts: frozenset[str] | None = None
    """Anything of these articles may be another than it was, wherever it is shown."""
    items: frozenset[str] | None = None
    """What lists show of them may (``Directory.article``, ``ArticleRecord.item``)."""
    headlines: frozenset[str] | None = None
    """What links show of them may (``Directory.headline``)."""
    namers: frozenset[str] | None = None
    """Articles of which nothing is another, but what their own pages show of those whom they name."""
    entities: frozenset[str] | None = None
    """What is shown of these entities may be another than it was."""
    sources: frozenset[str] | None = None
    """These of the bibliography may be cited by other articles."""
    counts: bool = True
    """Whether how much there is in all may be, or who is named most."""

    def text(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that shows any text of these articles (groups of paths) is asked for."""
        return _touches(self.texts, groups)

    def item(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that lists these articles is asked for."""
        return _touches(self.items, groups)

    def headline(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that links to these articles by their titles is asked for."""
        return _touches(self.headlines, groups)

    def entity(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that shows these entities is asked for."""
        return _touches(self.entities, groups)

    def source(self, *groups: Iterable[str]) -> bool:
        """Return whether a page that says who cites these sources is asked for."""
        return _touches(self.sources, groups)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not any(it is None or it for it in (self.texts, self.namers, self.entities))


def _touches(asked: frozenset[str] | None, groups: Iterable[Iterable[str]]) -> bool:
    return asked is None or not all(map(asked.isdisjoint, groups))


EVERYTHING = Scope()
