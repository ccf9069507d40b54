"""Views to bytes: one page drawn from the values of its parts. What it takes can be sent to another process."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from annosite.model.sheet import Head, NavLink, Sheet, SiteView
from annosite.model.view import ArticleView, NotePageView
from annosite.render.cards import page_card
from annosite.render.citing import citation_tags
from annosite.render.frame import Frame
from annosite.render.head import marked_site
from annosite.render.jsonld.page import structured_data
from annosite.render.kinds import VIEWS
from annosite.render.outside import Outlet
from annosite.render.theme import Theme
from annosite.render.words import Words, locale_of


class Drawing(Struct, frozen=True):
    """A page with the values of its parts loaded."""

    kind: str
    template: str
    values: Mapping[str, Any]
    """By the parts' names."""
    view: Callable[..., Sheet] | None = None
    """None: the kind's own."""
    write: Callable[..., bytes] | None = None
    """Makes a file that no template draws."""


def make(theme: Theme, drawing: Drawing) -> bytes:
    """Return the bytes of the file, drawn by a template or not."""
    return draw(theme, drawing) if drawing.write is None else drawing.write(theme, **drawing.values)


def draw(theme: Theme, drawing: Drawing) -> bytes:
    """Return the page's HTML as UTF-8 (TemplateFailure: the theme cannot draw it)."""
    view = drawing.view or VIEWS[drawing.kind]
    sheet = view(**drawing.values)
    words = theme.words(sheet.head.language)
    naming = Naming(theme, words)
    html = theme.render(
        drawing.template,
        site=naming.site(sheet),
        head=full_head(drawing.values["frame"], sheet, naming),
        view=naming.view(sheet.view),
        words=words,
        links=sheet.fill.links,
        names=sheet.fill.names,
    )
    return html.encode("utf-8")


class Naming:
    """Puts the theme's words in place of their keys, in one language."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self.words = words
        self._theme = theme

    def site(self, sheet: Sheet) -> SiteView:
        """Return the site as the page shows it, with the theme's options; the same for most pages of a section."""
        site, words = sheet.site, self.words
        # The site is kept beside what was made of it, so that no other one can come to have its id.
        key = (id(site), sheet.section, sheet.versions, words.language)
        return self._theme.sites.get(key, lambda: (site, self._site(sheet)))[1]

    def _site(self, sheet: Sheet) -> SiteView:
        site = marked_site(sheet.site, sheet.section, sheet.versions)
        return replace(
            site,
            sections=self.links(site.sections),
            footer=self.links(site.footer),
            languages=self.links(site.languages),
            feeds=self.links(site.feeds),
            options=self._theme.options,
        )

    def links(self, links: tuple[NavLink, ...]) -> tuple[NavLink, ...]:
        """Return the links, each with a title."""
        return tuple([link if link.title else _named(link, self.words) for link in links])

    def view(self, view: Any) -> Any:
        """Return the view with the titles of its own lists of links filled in."""
        for field in ("sections", "translations"):
            if getattr(view, field, ()):
                view = replace(view, **{field: self.links(getattr(view, field))})
        return view


def _named(link: NavLink, words: Words) -> NavLink:
    """Return a link that has no title of its own with the one that it stands for."""
    if link.word:
        return replace(link, title=words.word(link.word))
    return replace(link, title=language_name(link.language)) if link.language else link


def language_name(language: str) -> str:
    """Return a language's own name, with a capital as in a list: ``Español``."""
    name = locale_of(language).get_display_name(language.replace("-", "_")) or language
    return name[:1].upper() + name[1:]


def full_head(frame: Frame, sheet: Sheet, naming: Naming) -> Head:
    """Return the page's head with its words, and with what is said to machines on top of what the view function says."""
    head, words = sheet.head, naming.words
    title = head.title or words.word(head.word)
    image, image_alt = _picture(sheet, title)
    return replace(
        head,
        title=title,
        breadcrumbs=naming.links(head.breadcrumbs),
        alternates=naming.links(head.alternates),
        feeds=naming.links(head.feeds),
        image=image,
        image_alt=image_alt,
        json_ld=structured_data(frame, sheet, words, image),
        citation=citation_tags(frame, sheet),
    )


def _picture(sheet: Sheet, title: str) -> tuple[str, str]:
    """Return the picture that previews elsewhere show, and its words.

    It is the article's own, unless it is SVG, which they cannot show; else the page's card.
    """
    write = Outlet(sheet.site.base_url)
    view = sheet.view
    article = (
        view if isinstance(view, ArticleView) else view.article if isinstance(view, NotePageView) else None
    )
    own = article.image if article is not None else ""
    if article is not None and own and not own.lower().endswith(".svg"):
        return write(own), article.image_alt
    card = page_card(sheet)
    return (write(card), title) if card else (sheet.head.image, sheet.head.image_alt)
