"""Articles' records: in memory, or in the memo until somebody asks for one."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from annosite.assemble.briefs import BriefsOf
from annosite.base.recent import Recent
from annosite.model.article import Brief, EntityRow
from annosite.model.records import ArticleRecord
from annosite.model.site import Briefs

MANY = 500
"""Records asked for one by one, after which all others are read at once: that takes less than asking for a tenth of them."""
AT_HAND = 1024
"""Records that stay once the others were let go of: those of the articles that one entity's pages and feed show."""


class Records(Mapping[str, ArticleRecord]):
    """All articles that have a page, by path, in order of path. Its only state is what it has already read."""

    def __init__(
        self,
        paths: Iterable[str],
        known: Mapping[str, ArticleRecord],
        one: Callable[[str], ArticleRecord],
        briefs: Briefs,
        many: Callable[[], Iterable[tuple[str, ArticleRecord]]] = tuple,
    ) -> None:
        """``known``: what need not be read. ``one`` reads a record, ``many`` as many as can be had at once.

        ``briefs``: whence articles are had in brief whose records are not at hand.
        """
        self._paths = dict.fromkeys(paths)
        self._known = dict(known)
        self._one, self._many, self._briefs = one, many, briefs
        self._asked = 0
        self._recent: Recent[ArticleRecord] | None = None

    def __getitem__(self, path: str) -> ArticleRecord:
        """Return an article's record (KeyError: there is none)."""
        found = self._known.get(path)
        return self._read(path) if found is None else found

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._paths)

    def brief(self, path: str) -> Brief:
        """Return an article in brief, of its record where that is at hand."""
        return self._nearest(path).brief(path)

    def rows(self, path: str) -> Mapping[str, EntityRow]:
        """Return an article's rows by their entities, of its record where that is at hand."""
        return self._nearest(path).rows(path)

    def _nearest(self, path: str) -> Briefs:
        return BriefsOf(self._known) if path in self._known else self._briefs

    def release(self) -> None:
        """Let go of all records: from now on each is read when it is asked for, and only the last ones stay.

        Processes that are forked afterwards need no copies of ten thousand records to draw one after the other.
        """
        self._known = {}
        self._recent = Recent(AT_HAND)

    def _read(self, path: str) -> ArticleRecord:
        if path not in self._paths:
            raise KeyError(path)
        if self._recent is not None:
            return self._recent.get(path, lambda: self._one(path))
        self._asked += 1
        if self._asked == MANY:
            self._known = {**dict(self._many()), **self._known}
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = self._one(path)
        return found
