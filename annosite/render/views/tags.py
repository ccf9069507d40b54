"""Tags, and the articles of one."""

from annosite.model.items import ArticleItem
from annosite.model.sheet import NavLink, Sheet
from annosite.model.view import TagsView, TagView
from annosite.render.frame import At, Frame
from annosite.render.head import make_sheet
from annosite.render.views.paging import pagination


def tags(frame: Frame, at: At, entries: tuple[NavLink, ...]) -> Sheet:
    """Return the list of tags with their counts."""
    return make_sheet(frame, at, TagsView(entries), word="tags")


def tag(frame: Frame, at: At, name: str, articles: tuple[ArticleItem, ...], total: int) -> Sheet:
    """Return one page of a tag's articles, newest first."""
    feed = f"{at.list_url}feed.xml" if frame.site.base_url else ""
    view = TagView(name, articles, feed, pagination(at, total))
    return make_sheet(frame, at, view, title=name, feeds=(NavLink(name, feed),) if feed else ())
