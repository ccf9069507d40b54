"""What an article says of those whom it names, stored so that what it says of one is read alone."""

from collections.abc import Iterator, KeysView, Mapping

import msgspec
from msgspec import Struct

from annosite.assemble.briefs import brief_of
from annosite.model.article import Brief, EntityRow, Passage
from annosite.model.records import ArticleRecord

Own = tuple[EntityRow, tuple[Passage, ...]]


class Naming(Struct, frozen=True):
    """An article in brief, and by entity its row with its passages."""

    brief: Brief
    named: dict[str, Own]


class PackedNaming(Struct, frozen=True):
    """The same as it is read."""

    brief: Brief
    named: dict[str, msgspec.Raw]


def naming(record: ArticleRecord, passages: Mapping[str, tuple[Passage, ...]]) -> Naming:
    """Return what is stored of an article."""
    named = {row.entity: (row, passages.get(row.entity, ())) for row in record.rows}
    return Naming(brief_of(record), named)


decode_naming = msgspec.msgpack.Decoder(PackedNaming)
_row = msgspec.msgpack.Decoder(tuple[EntityRow, msgspec.Raw]).decode
_own = msgspec.msgpack.Decoder(Own).decode


def passages_of(found: PackedNaming, entity: str) -> tuple[Passage, ...]:
    """Return the passages of an entity; none where the article does not name it."""
    own = found.named.get(entity)
    return () if own is None else _own(own)[1]


class PackedRows(Mapping[str, EntityRow]):
    """An article's rows by their entities, each read when it is asked for."""

    def __init__(self, found: PackedNaming) -> None:
        self._named = found.named

    def __getitem__(self, entity: str) -> EntityRow:
        """Return the row of an entity (KeyError: there is none)."""
        return _row(self._named[entity])[0]

    def __iter__(self) -> Iterator[str]:
        """Yield the entities."""
        return iter(self._named)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._named)

    def keys(self) -> KeysView[str]:
        """Return the entities as a set."""
        return self._named.keys()
