"""Which pages have a preview picture of their own."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from annosite.model.page import Page
from annosite.render.cards import can_draw, card_path
from annosite.render.files.cards import article_card, note_card
from annosite.render.pagemakers.articles import article_pages, article_paths
from annosite.render.parts import EditionParts, constant


def carded(parts: EditionParts) -> Iterable[str]:
    """Return the articles that may have cards."""
    return article_paths(parts) if parts.edition.site.cards else ()


def cards(parts: EditionParts, path: str) -> Iterator[Page]:
    """Yield the card of an article, and those of its notes where the theme's options want all."""
    card = parts.site.articles[path].card
    if not can_draw(card.title):
        return
    if parts.scope.headline((path,)):
        title, date = constant("title", card.title), constant("date", card.date)
        site, language = constant("site", parts.edition.site.title), constant("language", card.language)
        url = parts.edition.url(f"article:{path}")
        yield Page(card_path(url), "card", (title, date, site, language), path, write=article_card)
    if parts.edition.site.cards == "all":
        for page in (page for group in article_pages(parts, path) for page in group.pages()):
            if page.kind == "note":
                url = page.path.removesuffix("index.html")
                yield replace(page, path=card_path(url), kind="card", write=note_card)
