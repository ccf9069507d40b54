"""Stored HTML as plain text, for titles, descriptions, structured data and search."""

from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser

from annosite.model.article import SLOT_CLOSE, SLOT_OPEN

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol"}
    | {"p", "pre", "section", "table", "td", "th", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append(" ")


def plain(html: str, names: Mapping[str, str] | None = None) -> str:
    """Return the text of stored HTML on one line; ``names`` fill the ``name`` slots, all other slots vanish."""
    if SLOT_OPEN in html:
        first, *rest = html.split(SLOT_OPEN)
        out = [first]
        for piece in rest:
            slot, _, text = piece.partition(SLOT_CLOSE)
            if slot.startswith("name:"):
                ident = slot.removeprefix("name:")
                out.append(_escaped((names or {}).get(ident, ident)))
            out.append(text)
        html = "".join(out)
    if "<" not in html:
        return " ".join(unescape(html).split())
    parser = _Text()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.pieces).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
