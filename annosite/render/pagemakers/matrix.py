"""The picture of people against articles over time, on the list of people."""

from collections.abc import Sequence

from annosite.model.edition import Named
from annosite.model.page import Part
from annosite.render.parts import EditionParts, constant
from annosite.render.sizes import MATRIX_ARTICLES, MATRIX_PEOPLE


def matrix_columns(parts: EditionParts, kind: str) -> tuple[str, ...]:
    """Return the paths of the articles in the picture, oldest first; none for types of entities that have no picture."""
    if kind != "people":
        return ()
    # Newest first in the edition; of articles that name none of these people there is nothing to show.
    naming = {path for ident in _people(parts) for path, _ in _mentions(parts.edition.named[ident])}
    found = [path for path in parts.edition.readable if path in naming]
    return tuple(found[:MATRIX_ARTICLES][::-1])


def matrix_parts(parts: EditionParts, kind: str, columns: Sequence[str]) -> tuple[Part, Part, Part]:
    """Return the parts ``people`` (rows), ``columns`` (articles) and ``cells``; empty for other types."""
    if kind != "people":
        return constant("people", ()), constant("columns", ()), constant("cells", ())
    rows, named = _people(parts), parts.edition.named
    column = {path: index for index, path in enumerate(columns)}
    cells = tuple(
        (index, column[path], count)
        for index, ident in enumerate(rows)
        for path, count in reversed(_mentions(named[ident]))
        if path in column
    )
    return (
        parts.entities("people", [(ident, named[ident].mentions, named[ident].articles) for ident in rows]),
        parts.headlines("columns", columns),
        constant("cells", cells),
    )


def _people(parts: EditionParts) -> list[str]:
    """Return the rows' people: those whom most articles mention."""
    listed = set(parts.edition.index.get("people", ()))
    named = {ident: it for ident, it in parts.edition.named.items() if ident in listed and it.articles}
    found = sorted(named, key=lambda ident: (-named[ident].articles, -named[ident].mentions, ident))
    return found[:MATRIX_PEOPLE]


def _mentions(named: Named) -> list[tuple[str, int]]:
    """Return (article path, how often it mentions the entity), newest first."""
    return [(path, count) for path, count in zip(named.paths, named.counts, strict=True) if count]
