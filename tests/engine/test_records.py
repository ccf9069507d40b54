"""Records come from where they are: from memory, one by one, or all at once."""

import pytest
from annosite.assemble.briefs import BriefsOf
from annosite.assemble.record import record_article
from annosite.engine.records import AT_HAND, MANY, Records
from annosite.model.records import ArticleRecord

from site_models import article

ALL = {
    record.card.path: record
    for record in (record_article(article(f"a{n:04}")) for n in range(max(MANY, AT_HAND) + 20))
}


class Shelf:
    """Where records are read, with what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.emptied = 0

    def one(self, path: str) -> ArticleRecord:
        self.asked.append(path)
        return ALL[path]

    def many(self) -> list[tuple[str, ArticleRecord]]:
        self.emptied += 1
        return list(ALL.items())


def test_each_is_read_once_and_after_many_all_at_once() -> None:
    shelf = Shelf()
    first, *others = ALL
    records = Records(ALL, {first: ALL[first]}, shelf.one, BriefsOf(ALL), shelf.many)
    assert [records[path] for path in ALL] == list(ALL.values())
    assert (shelf.asked, shelf.emptied) == (others[: MANY - 1], 1)
    assert [records[path] for path in ALL] == list(ALL.values())
    assert shelf.emptied == 1
    assert (list(records), len(records)) == (list(ALL), len(ALL))
    with pytest.raises(KeyError):
        records["content/articles/none.md"]


def test_what_is_let_go_of_is_read_again() -> None:
    shelf = Shelf()
    records = Records(ALL, ALL, shelf.one, BriefsOf(ALL))
    assert records[next(iter(ALL))]
    assert shelf.asked == []
    records.release()
    for _ in range(2):
        assert [records[path] for path in ALL] == list(ALL.values())
    assert len(shelf.asked) == 2 * len(ALL)
    recent = list(ALL)[-AT_HAND:]
    assert [records[path] for path in recent] == [ALL[path] for path in recent]
    assert len(shelf.asked) == 2 * len(ALL)
