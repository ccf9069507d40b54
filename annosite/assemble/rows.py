"""What an article has to do with each entity, by its id."""

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec.structs import replace

from annosite.model.article import EntityRow


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
