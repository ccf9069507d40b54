"""Where the bibliography is cited."""

from collections.abc import Iterable, Mapping

from annosite.model.records import ArticleRecord


def cited_in(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> dict[str, tuple[str, ...]]:
    """Return source id → paths of the articles that cite it, in the order of ``paths``."""
    found: dict[str, list[str]] = {}
    for path in paths:
        for ident in articles[path].sources:
            found.setdefault(ident, []).append(path)
    return {ident: tuple(them) for ident, them in sorted(found.items())}
