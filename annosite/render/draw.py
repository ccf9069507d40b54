"""Views to bytes: one page drawn from the values of its parts. What it takes can be sent to another process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from annosite.model.view import ArticleView, Head, NavLink, NotePageView, Sheet
from annosite.render.cards import page_card
from annosite.render.citing import citation_tags
from annosite.render.frame import Frame
from annosite.render.jsonld import structured_data
from annosite.render.kinds import VIEWS
from annosite.render.outside import Outlet
from annosite.render.theme import Theme
from annosite.render.words import Words, locale_of

Enrich = Callable[[Frame, Sheet, Words], Head]


@dataclass(frozen=True, slots=True)
class Drawing:
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
    frame = drawing.values["frame"]
    sheet = spell_out(sheet, theme, words)
    for enrich in ENRICH:
        sheet = replace(sheet, head=enrich(frame, sheet, words))
    html = theme.render(
        drawing.template,
        site=sheet.site,
        head=sheet.head,
        view=sheet.view,
        words=words,
        links=sheet.fill.links,
        names=sheet.fill.names,
    )
    return html.encode("utf-8")


def spell_out(sheet: Sheet, theme: Theme, words: Words) -> Sheet:
    """Return the sheet with the theme's words in place of their keys, and the theme's options."""
    head, site = sheet.head, sheet.site

    def named(links: tuple[NavLink, ...]) -> tuple[NavLink, ...]:
        # Navigation and footer are the same on most pages.
        key = (words.language, links)
        return theme.links.get(key, lambda: tuple(_named(link, words) for link in links)) if links else links

    return replace(
        sheet,
        head=replace(
            head,
            title=head.title or words.word(head.word),
            breadcrumbs=named(head.breadcrumbs),
            alternates=named(head.alternates),
            feeds=named(head.feeds),
        ),
        site=replace(
            site,
            sections=named(site.sections),
            footer=named(site.footer),
            languages=named(site.languages),
            feeds=named(site.feeds),
            options=theme.options,
        ),
        view=_view_named(sheet.view, named),
    )


def _named(link: NavLink, words: Words) -> NavLink:
    if link.title:
        return link
    if link.word:
        return replace(link, title=words.word(link.word))
    return replace(link, title=language_name(link.language)) if link.language else link


def _view_named(view: Any, named: Callable[[tuple[NavLink, ...]], tuple[NavLink, ...]]) -> Any:
    """Return the view with the titles of its own lists of links filled in."""
    for field in ("sections", "translations"):
        if getattr(view, field, ()):
            view = replace(view, **{field: named(getattr(view, field))})
    return view


def language_name(language: str) -> str:
    """Return a language's own name, with a capital as in a list: ``Español``."""
    name = locale_of(language).get_display_name(language.replace("-", "_")) or language
    return name[:1].upper() + name[1:]


def _with_json_ld(frame: Frame, sheet: Sheet, words: Words) -> Head:
    return replace(sheet.head, json_ld=structured_data(frame, sheet, words))


def _with_citation(frame: Frame, sheet: Sheet, words: Words) -> Head:
    return replace(sheet.head, citation=citation_tags(frame, sheet))


def _with_picture(frame: Frame, sheet: Sheet, words: Words) -> Head:
    """Name the picture that previews elsewhere show: the article's own, unless it is SVG, which they cannot; else its card."""
    write = Outlet(sheet.site.base_url)
    view = sheet.view
    own = (
        view.image
        if isinstance(view, ArticleView)
        else view.article.image
        if isinstance(view, NotePageView)
        else ""
    )
    if own and not own.lower().endswith(".svg"):
        alt = view.image_alt if isinstance(view, ArticleView) else view.article.image_alt
        return replace(sheet.head, image=write(own), image_alt=alt)
    card = page_card(sheet)
    return replace(sheet.head, image=write(card), image_alt=sheet.head.title) if card else sheet.head


ENRICH: tuple[Enrich, ...] = (_with_picture, _with_json_ld, _with_citation)
"""What is said to machines on top of what the view functions say; each returns the head with its own added."""
