"""The picture of people against articles over time, on the list of people."""

from annosite.model.page import Part
from annosite.model.site import Named
from annosite.render.parts import EditionParts, constant
from annosite.render.sizes import MATRIX_ARTICLES, MATRIX_PEOPLE


def matrix_parts(parts: EditionParts, kind: str) -> tuple[Part, Part, Part]:
    """Return the parts ``people`` (rows), ``columns`` (articles, oldest first) and ``cells``; empty for other types."""
    if kind != "people":
        return constant("people", ()), constant("columns", ()), constant("cells", ())
    listed = set(parts.edition.index.get("people", ()))
    named = {ident: it for ident, it in parts.edition.named.items() if ident in listed and it.articles}
    rows = sorted(named, key=lambda ident: (-named[ident].articles, -named[ident].mentions, ident))
    rows = rows[:MATRIX_PEOPLE]
    # Newest first in the edition; of articles that name none of these people there is nothing to show.
    naming = {path for ident in rows for path, _ in _mentions(named[ident])}
    articles = [path for path in _readable(parts) if path in naming][:MATRIX_ARTICLES][::-1]
    column = {path: index for index, path in enumerate(articles)}
    cells = tuple(
        (index, column[path], count)
        for index, ident in enumerate(rows)
        for path, count in reversed(_mentions(named[ident]))
        if path in column
    )
    return (
        parts.entities("people", [(ident, named[ident].mentions, named[ident].articles) for ident in rows]),
        parts.headlines("columns", articles),
        constant("cells", cells),
    )


def _mentions(named: Named) -> list[tuple[str, int]]:
    """Return (article path, how often it mentions the entity), newest first."""
    return [(path, count) for path, count in zip(named.paths, named.counts, strict=True) if count]


def _readable(parts: EditionParts) -> list[str]:
    """Return all listed articles, newest first."""
    articles = parts.site.articles
    paths = [path for path, record in articles.items() if not record.card.unlisted]
    return sorted(paths, key=lambda path: articles[path].card.date, reverse=True)
