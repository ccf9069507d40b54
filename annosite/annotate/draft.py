"""Markdown from elsewhere than an article's file (notes, reasons, biographies, pages), read but not yet drawn."""

import re
from collections.abc import Sequence
from posixpath import basename
from urllib.parse import quote

from markdown_it.token import Token
from msgspec import Struct, field

from annosite.annotate.markdown import MAX_NOTE, parser, too_deep
from annosite.annotate.reader import Reader
from annosite.annotate.simple import read_simple
from annosite.annotate.stream import Run, Stream
from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import Reference
from annosite.model.codes import problem
from annosite.model.prose import Unit

_markup = re.compile(r"[*_`\[\]<>&\\#~|!]|^(?:[ \t]|[-+=]|\d+[.)])|[ \t]$|\r", re.MULTILINE)
"""What may make a text anything but plain paragraphs."""
_blank = re.compile(r"\n\n+")


class Draft(Struct):
    """A text that was read: its words and its stream. Offsets are those of ``text``."""

    text: str = ""
    stream: Stream = field(default_factory=Stream)
    references: tuple[Reference, ...] = ()


def draft(
    markdown: str,
    place: Place | None,
    path: str,
    problems: list[Diagnostic],
    *,
    page: str = "",
    limit: int = MAX_NOTE,
) -> Draft:
    """Return ``markdown`` read; ``path`` is the file whose folder its links start from.

    ``page``: the article in the same folder that a mere ``#fragment`` means, wherever the text may be shown.

    ``[[entity]]`` links are known; headings get no ids, so that two texts on one page cannot clash.
    """
    if len(markdown) > limit:
        message = f"the text has {len(markdown):,} characters; it may have {limit:,}"
        problems.append(problem("note-too-long", message, place, "write an article or a page and link to it"))
        return Draft()
    if not _markup.search(markdown):
        return _plain(markdown)
    simple = read_simple(markdown, path, place.line if place else 1)
    if simple is not None:
        text, stream = simple
        return Draft(text, stream, _references(stream, place))
    tokens = parser(entities=True).parse(markdown)
    if too_deep(tokens) is not None:
        message = "lists and quotes stand inside each other more than 100 levels deep"
        problems.append(problem("nesting-too-deep", message, place, "take a few levels out"))
    if page:
        _name_page(tokens, basename(page))
    reader = Reader(path, place.line if place else 1, ids=False)
    reader.read(tokens)
    return Draft("".join(reader.text), reader.stream, _references(reader.stream, place))


def _references(stream: Stream, place: Place | None) -> tuple[Reference, ...]:
    return tuple(Reference(kind, target, place) for kind, target, _ in stream.references)


def _name_page(tokens: Sequence[Token], name: str) -> None:
    """Put the article's file before links that are only a fragment."""
    for token in tokens:
        for child in token.children or ():
            href = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if href.startswith("#"):
                child.attrs["href"] = quote(name) + href


def _plain(markdown: str) -> Draft:
    """Read a text of plain paragraphs: a note's usual form, at a tenth of a parse."""
    stream = Stream()
    parts: list[str] = []
    length = 0
    for paragraph in _blank.split(markdown.strip("\n")):
        if not paragraph:
            continue
        if parts:
            parts.append("\n\n")
            length += 2
        parts.append(paragraph)
        start, length = length, length + len(paragraph)
        stream.blocks.append((len(stream.ops), len(stream.ops) + 3))
        stream.ops += ("<p>", Run(start, length), "</p>\n")
        stream.units.append(Unit(start, length, len(stream.blocks) - 1, 1))
        stream.breaks.append((start, 1))
    return Draft("".join(parts), stream)
