"""What an article has to do with each entity, by its id."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from annosite.base.recent import Recent
from annosite.model.article import EntityRow
from annosite.model.site import Briefs

_FEW = 256
"""Articles whose rows are kept once all others were let go of: those of an entity."""


class Rows:
    """The rows of all articles by their entities. Its only state is what it has sorted."""

    def __init__(
        self,
        briefs: Briefs,
        entities: Mapping[str, object],
        resolve: Callable[[str], str],
    ) -> None:
        """Take what ``rows_by_id`` does, for all articles."""
        self._briefs, self._entities, self._resolve = briefs, entities, resolve
        self._sorted: dict[str, Mapping[str, EntityRow]] = {}
        self._recent: Recent[Mapping[str, EntityRow]] | None = None

    def row(self, path: str, ident: str) -> EntityRow:
        """Return what an article has to do with an entity (KeyError: nothing)."""
        if self._recent is not None:
            return self._recent.get(path, lambda: self._rows(path))[ident]
        found = self._sorted.get(path)
        if found is None:
            found = self._sorted[path] = self._rows(path)
        return found[ident]

    def release(self) -> None:
        """Let go of them all; from now on only the last ones stay."""
        self._sorted = {}
        self._recent = Recent(_FEW)

    def _rows(self, path: str) -> Mapping[str, EntityRow]:
        found = self._briefs.rows(path)
        if found.keys() <= self._entities.keys():
            return found
        return {row.entity: row for row in rows_by_id([*found.values()], self._entities, self._resolve)}


def rows_by_id(
    rows: Sequence[EntityRow], entities: Collection[str], resolve: Callable[[str], str]
) -> Iterable[EntityRow]:
    """Return an article's rows with speakers in plain words (``speaker: Ada Lovelace``) joined to who is meant.

    ``entities``: all ids; rows of no entity are left out.
    """
    if all(row.entity in entities for row in rows):
        return rows
    found = {row.entity: row for row in rows if row.entity in entities}
    for row in rows:
        ident = "" if row.entity in entities else resolve(row.entity)
        if ident:
            own = found.get(ident, EntityRow(ident, 0, ""))
            found[ident] = replace(own, spoke=own.spoke + row.spoke, digest=f"{own.digest} {row.digest}")
    return found.values()
