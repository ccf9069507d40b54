"""Plain pages: about, corrections policy and the like."""

from annosite.model.article import RichText
from annosite.model.records import PageRecord
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import PlainPageView
from annosite.render.frame import At, Frame
from annosite.render.head import make_sheet


def page(frame: Frame, at: At, record: PageRecord, text: RichText, links: Fill) -> Sheet:
    """Return a plain page."""
    view = PlainPageView(record.title, text.html, record.lead, text.headings, record.language)
    return make_sheet(
        frame,
        at,
        view,
        title=record.title,
        description=record.summary,
        noindex=record.unlisted,
        indexed=True,
        language=record.language,
        search=(("kind", "page"),),
        fill=links,
    )
