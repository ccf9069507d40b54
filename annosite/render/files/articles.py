"""What stands beside an article's page: its annotations and its plain text."""

from annosite.model.article import Body, Card, Passage
from annosite.model.items import ArticleItem
from annosite.model.sheet import Fill
from annosite.render.frame import At, Frame, Lookups
from annosite.render.outside import Outlet, Outside
from annosite.render.theme import Theme
from annosite.render.views.article import article_view
from annosite.render.w3c import annotations


def annotations_file(
    theme: Theme,
    frame: Frame,
    at: At,
    card: Card,
    item: ArticleItem,
    body: Body,
    lookups: Lookups,
    image: str,
    links: Fill,
    passages: dict[str, tuple[Passage, ...]],
) -> bytes:
    """Return ``annotations.jsonld``; ``at``: where the article's page stands, ``passages``: by the id of the entity named."""
    site = frame.site
    view = article_view(frame, at.url, card, item, body, lookups, image)
    up = "../" * view.annotations_url.count("/")
    write = Outlet(site.base_url) if site.base_url else Outlet(up or "./", site.portable)
    outside = Outside(links, write, theme.words(card.language), at.url, cleaning=theme.cleaning)
    named = ((item, passages[ident]) for ident, item in lookups.entities.items())
    return annotations(view, body, named, outside)


def text_file(theme: Theme, body: Body) -> bytes:
    """Return ``text.txt``: what positions in the annotations count in."""
    return body.text.encode("utf-8")
