"""What a template may call: filters and functions bound to the page that is being drawn.

They find the page's tools in the template's context under ``page``; macros that use them are imported
``with context``. docs/themes.md lists them.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec.structs import replace

from annosite.model.view import ArticleView, EmbedView
from annosite.render.apparatus import apparatus, markers
from annosite.render.assets import Asset
from annosite.render.fixing import PLACED, store_of
from annosite.render.slots import Filling, Relative, fill
from annosite.render.words import Words, direction


class PageTools:
    """The tools of one page."""

    def __init__(self, write: Relative, filling: Filling, words: Words, assets: Mapping[str, Asset]) -> None:
        self.rel = write
        self.words = words
        self.t = words.text
        self._filling = filling
        self._assets = assets
        self._drawn: dict[Hashable, Markup] = {}

    def fill(self, html: str) -> Markup:
        """Return stored HTML as this page shows it."""
        return fill(html, self._filling)

    def ghost(self, html: str) -> str:
        """Return the text of a corrected title with its old and its new words: as long as it gets in any view."""
        whole = fill(html.replace("</del>", "</del> "), replace(self._filling, markers={}))
        return whole.striptags()

    def once(self, key: Hashable, draw: Callable[..., Markup], *values: object) -> Markup:
        """Return what the macro ``draw`` makes of ``values``, drawn the first time the page asks for ``key``."""
        if key not in self._drawn:
            self._drawn[key] = draw(*values)
        return self._drawn[key]

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return what templates call by name alone."""
        return {name: getattr(self, name) for name in FUNCTIONS}

    def asset(self, name: str) -> str:
        """Return the link to a static file of the theme (KeyError: it has none of that name)."""
        return self.rel(self._assets[name].path)

    def has_asset(self, name: str) -> bool:
        """Return whether the theme has a static file of that name."""
        return name in self._assets


def markers_of(view: object) -> dict[str, str]:
    """Return the signs of an article's markers; none on pages without its text."""
    article = view.article if isinstance(view, EmbedView) else view
    return markers(article) if isinstance(article, ArticleView) else {}


@pass_context
def _rel(context: Context, url: str) -> str:
    return context.parent["page"].rel(url)  # type: ignore[no-any-return]


@pass_context
def fixed_rel(context: Context, url: str) -> str:
    """Write a link of a fixed piece; one to a place on the page itself is written otherwise than from elsewhere."""
    if "#" in url:
        store_of(context)[PLACED] = "here"
    return context.parent["page"].rel(url)  # type: ignore[no-any-return]


@pass_context
def _fill(context: Context, html: str) -> Markup:
    return context.parent["page"].fill(html)  # type: ignore[no-any-return]


@pass_context
def _day(context: Context, date: str) -> str:
    return context.parent["words"].day(date)  # type: ignore[no-any-return]


@pass_context
def _short_day(context: Context, date: str) -> str:
    return context.parent["words"].short_day(date)  # type: ignore[no-any-return]


@pass_context
def _short_time(context: Context, date: str) -> Markup:
    return context.parent["words"].short_time(date)  # type: ignore[no-any-return]


@pass_context
def _number(context: Context, value: int) -> str:
    return context.parent["words"].number(value)  # type: ignore[no-any-return]


@pass_context
def _time(context: Context, date: str) -> Markup:
    return context.parent["words"].time(date)  # type: ignore[no-any-return]


def _inert(json: str) -> Markup:
    """JSON as it may stand in a script element: ``<`` only occurs within its strings, where it can be written so."""
    return Markup(json.replace("<", "\\u003c"))  # noqa: S704


@pass_context
def _ghost(context: Context, html: str) -> str:
    return context.parent["page"].ghost(html)  # type: ignore[no-any-return]


FILTERS = {
    "rel": _rel,
    "fill": _fill,
    "day": _day,
    "short_day": _short_day,
    "time": _time,
    "short_time": _short_time,
    "number": _number,
    "apparatus": apparatus,
    "ghost": _ghost,
    "inert": _inert,
    "direction": direction,
}
FUNCTIONS = ("t", "asset", "has_asset")
"""Methods of the page's tools that templates call by name alone: none that asks for the context (render/compiling.py)."""
