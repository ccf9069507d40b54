"""All fact-checks."""

from collections.abc import Sequence

from annosite.model.article import Body
from annosite.model.items import ArticleItem
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import FactChecksView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.notes import note_view
from annosite.render.views.paging import pagination


def fact_checks(
    frame: Frame,
    at: At,
    entries: Sequence[tuple[ArticleItem, Body, str, str]],
    counts: dict[str, int],
    total: int,
    lookups: Lookups,
    links: Fill,
) -> Sheet:
    """Return one page of the fact-checks.

    ``entries``: (article, its body, note id, the note's page), newest first. ``counts``: verdict → how many have it.
    """
    claims = [
        note_view(it, body, frame.config, lookups, article, permalink)
        for article, body, ident, permalink in entries
        for it in body.notes
        if it.id == ident
    ]
    view = FactChecksView(
        claims=tuple(claims),
        verdicts=tuple((it.id, it.label, counts[it.id]) for it in frame.config.verdicts if it.id in counts),
        total=total,
        pagination=pagination(at, total),
    )
    return make_sheet(frame, at, view, word="fact_checks", fill=links)
