"""Sources as views show them."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from annosite.model.entry import Citation, Source
from annosite.model.items import Author, SourceView
from annosite.render.frame import Lookups


def source_view(source: Source, author: Callable[[str], Author], page_url: str = "") -> SourceView:
    """Return a source; ``author`` says who is meant by a name as written."""
    return SourceView(
        title=source.title or source.url or source.doi or source.id,
        url=source.url or (f"https://doi.org/{source.doi}" if source.doi else ""),
        publisher=source.publisher,
        authors=tuple(author(party) for party in source.authors),
        date=source.date,
        accessed=source.accessed,
        archived=source.archived,
        doi=source.doi,
        isbn=source.isbn,
        type=source.type,
        at=source.at,
        quote=source.quote,
        page_url=page_url,
        id=source.id,
        language=source.language,
        license=source.license,
    )


def cited(citations: Iterable[Citation], lookups: Lookups) -> tuple[SourceView, ...]:
    """Return the sources of a note or correction, each with its own place and quote; unknown ids are left out."""
    found = []
    for citation in citations:
        view = _view(citation, lookups)
        if view is not None and (citation.at or citation.quote):
            view = replace(view, at=citation.at or view.at, quote=citation.quote or view.quote)
        if view is not None:
            found.append(view)
    return tuple(found)


def _view(citation: Citation, lookups: Lookups) -> SourceView | None:
    if citation.source is None:
        return lookups.sources.get(citation.id)
    return source_view(citation.source, lookups.author)
