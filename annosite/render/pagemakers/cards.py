"""Which pages have a preview picture of their own."""

from collections.abc import Iterator

from msgspec.structs import replace

from annosite.model.page import Page
from annosite.render.cards import can_draw, card_path
from annosite.render.files.cards import article_card, note_card
from annosite.render.pagemakers.articles import article_pages
from annosite.render.parts import EditionParts, constant


def cards(parts: EditionParts) -> Iterator[Page]:
    """Yield the cards of an edition's articles, and of their notes where the theme's options want all."""
    mode = parts.edition.site.cards
    if not mode:
        return
    site = constant("site", parts.edition.site.title)
    for path in parts.edition.all_articles:
        if not parts.scope.headline((path,)):
            continue
        card = parts.site.articles[path].card
        if can_draw(card.title):
            title, date = constant("title", card.title), constant("date", card.date)
            language = constant("language", card.language)
            url = parts.edition.url(f"article:{path}")
            yield Page(card_path(url), "card", (title, date, site, language), path, write=article_card)
    if mode == "all":
        for page in (page for group in article_pages(parts) for page in group.pages()):
            if page.kind == "note" and can_draw(parts.site.articles[page.origin].card.title):
                url = page.path.removesuffix("index.html")
                yield replace(page, path=card_path(url), kind="card", write=note_card)
