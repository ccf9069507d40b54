"""The site's bibliography."""

from collections.abc import Sequence

from annosite.model.items import ArticleItem, SourceView
from annosite.model.sheet import Sheet
from annosite.model.view import CitedSource, SourcesView
from annosite.render.frame import At, Frame
from annosite.render.head import make_sheet
from annosite.render.views.paging import pagination


def sources(
    frame: Frame,
    at: At,
    entries: Sequence[tuple[SourceView, tuple[ArticleItem, ...], int]],
    total: int,
) -> Sheet:
    """Return one page of the bibliography; ``entries``: (source, the newest articles that cite it, how many do)."""
    view = SourcesView(
        tuple(
            CitedSource(source, source_anchor(source.id), cited, count) for source, cited, count in entries
        ),
        pagination(at, total),
    )
    return make_sheet(frame, at, view, word="sources")


def source_anchor(ident: str) -> str:
    """Return the id of a source's entry."""
    return f"source-{ident}"
