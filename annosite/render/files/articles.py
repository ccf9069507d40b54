"""What stands beside an article's page: its annotations and its plain text."""

from annosite.model.article import Body, Passage
from annosite.model.view import EntityItem, Sheet
from annosite.render.frame import Frame
from annosite.render.outside import Outlet, Outside
from annosite.render.theme import Theme
from annosite.render.w3c import annotations


def annotations_file(
    theme: Theme,
    frame: Frame,
    sheet: Sheet,
    body: Body,
    named: tuple[tuple[EntityItem, tuple[Passage, ...]], ...],
) -> bytes:
    """Return ``annotations.jsonld``; ``sheet`` is the article's page."""
    site = frame.site
    up = "../" * sheet.view.annotations_url.count("/")
    write = Outlet(site.base_url) if site.base_url else Outlet(up or "./", site.portable)
    outside = Outside(
        sheet.fill, write, theme.words(sheet.head.language), sheet.head.path, cleaning=theme.cleaning
    )
    return annotations(sheet.view, body, named, outside)


def text_file(theme: Theme, body: Body) -> bytes:
    """Return ``text.txt``: what positions in the annotations count in."""
    return body.text.encode("utf-8")
