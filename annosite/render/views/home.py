"""The home page and its further pages."""

from collections.abc import Sequence

from annosite.model.article import CorrectionText
from annosite.model.items import ArticleItem, EntityItem
from annosite.model.sheet import Fill, NavLink, Sheet
from annosite.model.view import HomeView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.corrections import correction_view
from annosite.render.views.paging import pagination


def home(
    frame: Frame,
    at: At,
    articles: tuple[ArticleItem, ...],
    total: int,
    corrections: Sequence[tuple[ArticleItem, CorrectionText]],
    people: tuple[EntityItem, ...],
    lookups: Lookups,
    links: Fill,
) -> Sheet:
    """Return one page of the home list.

    ``total``: articles in all. ``corrections``: (article, correction), the latest, and ``people``, the
    most named, are given for the first page only.
    """
    lately = [correction_view(it, lookups, article) for article, it in corrections]
    view = HomeView(articles, tuple(lately), people, pagination(at, total))
    return make_sheet(
        frame,
        at,
        view,
        title=frame.site.title,
        description=frame.site.tagline,
        feeds=(*frame.site.feeds, NavLink(frame.site.title, f"{frame.site.home}feed.json")),
        section=frame.site.home,
        fill=links,
    )
