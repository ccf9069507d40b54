"""Stored HTML as plain text, for titles, descriptions, structured data and search."""

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser

from annosite.model.article import SLOT_CLOSE, SLOT_OPEN

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol"}
    | {"p", "pre", "section", "table", "td", "th", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "var"}
)  # fmt: skip
_KNOWN = _BLOCKS | _INLINE
"""Elements whose content is read as any other text."""
_TAG = re.compile(r'</?([a-z][a-z0-9]*)(?: [a-z][a-z-]*="[^"<>]*")* ?/?>')
"""A tag as our own HTML has it; all else is left to the parser."""


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
    pieces = _simple(html)
    if pieces is None:
        parser = _Text()
        parser.feed(html)
        parser.close()
        pieces = parser.pieces
    return " ".join("".join(pieces).split())


def _simple(html: str) -> list[str] | None:
    """Return the pieces of text between tags of our own making; None: there are others."""
    pieces = _TAG.split(html)
    for index, piece in enumerate(pieces):
        if index % 2:
            if piece not in _KNOWN:
                return None
            pieces[index] = " " if piece in _BLOCKS else ""
        elif "<" in piece:
            return None
        elif "&" in piece:
            pieces[index] = unescape(piece)
    return pieces


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
