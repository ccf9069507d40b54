"""The log of corrections."""

from collections.abc import Sequence

from annosite.model.article import CorrectionText
from annosite.model.items import ArticleItem, CorrectionView
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import CorrectionsView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.corrections import correction_view
from annosite.render.views.paging import pagination


def corrections(
    frame: Frame,
    at: At,
    entries: Sequence[tuple[ArticleItem, CorrectionText]],
    kinds: tuple[tuple[str, int], ...],
    total: int,
    lookups: Lookups,
    links: Fill,
) -> Sheet:
    """Return one page of the log.

    ``entries``: (article, correction), newest first. ``kinds``: (kind, count) over the whole log.
    """
    days: dict[str, list[CorrectionView]] = {}
    for article, it in entries:
        days.setdefault(it.date, []).append(correction_view(it, lookups, article))
    feed = f"{at.list_url}feed.xml" if frame.site.base_url else ""
    view = CorrectionsView(
        days=tuple((day, tuple(them)) for day, them in days.items()),
        kinds=kinds,
        total=total,
        pagination=pagination(at, total),
        feed_url=feed,
    )
    return make_sheet(frame, at, view, word="corrections", feeds=frame.site.feeds[1:], fill=links)
