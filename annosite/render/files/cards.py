"""Preview pictures of articles and single notes."""

from typing import Any

from annosite.render.cards import can_draw, card_png
from annosite.render.theme import Theme
from annosite.render.views.note import note

ACCENT = "#1f4b8f"
"""Where the theme has no option of that name."""


def article_card(theme: Theme, title: str, date: str, site: str, language: str) -> bytes:
    """Return the card of an article."""
    said = theme.words(language).day(date) if date else ""
    return card_png(title, site, said, str(theme.options.get("accent", ACCENT)), theme.fonts)


def note_card(theme: Theme, **parts: Any) -> bytes:
    """Return the card of one note; ``parts`` are those of its page. Words that cannot be drawn give way to the article's."""
    sheet = note(**parts)
    title = sheet.head.title if can_draw(sheet.head.title) else sheet.view.article.title
    return article_card(theme, title, sheet.head.published, sheet.site.title, sheet.head.language)
