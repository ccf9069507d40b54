"""Markdown so simple that no parser is needed: paragraphs of words with emphasis, links and ``[[entities]]`` in them.

Notes and reasons are mostly that, and reading them so takes a tenth of a parse. What is read here is read exactly as the
parser would; of everything else, and of everything doubtful, nothing is read (None) and the parser has it. A test holds
the two against each other.
"""

import re
from collections.abc import Iterator, Sequence

from annosite.annotate.links import entity_tag, entity_words, href_attribute
from annosite.annotate.stream import Hold, Release, Run, Stream
from annosite.model.article import slot
from annosite.model.prose import Unit

_SIGNS = r"*_`\[\]<>&\\~|\r\x00"
_WORDS = rf"[^{_SIGNS}]+"

_other_block = re.compile(r"[-+=#]|\d+[.)]").match
"""What may begin another block than a paragraph, besides signs that are no words anyway."""
_blank = re.compile(r"\n\n+")
_piece = re.compile(
    rf"(?P<text>{_WORDS})"
    # Emphasis with a letter behind its first sign and white space or the like before it can only open; nothing is open
    # before it, for every piece is closed; its last sign, between words and what ends them, can only close it.
    rf"|(?<![^ \n(])(?P<mark>\*\*?)(?=[^\W_])(?P<words>[^{_SIGNS}]*[^{_SIGNS}\s])(?P=mark)(?=[ \n.,;:)]|\Z)"
    rf"|(?<!!)\[(?P<label>(?!\^){_WORDS})\]\((?P<href>"
    r"https?://(?:[a-z0-9]+[.]){1,4}[a-z]{2,20}(?:/[A-Za-z0-9/._?=-]*)?"
    r"|(?:[.][.]?/)*[A-Za-z0-9][A-Za-z0-9/._-]*)\)"
    r"|(?<!!)\[\[(?P<id>[a-z0-9-]+)(?:\|(?P<name>[^\n" + _SIGNS + r"]+))?\]\]"
)


def read_simple(markdown: str, path: str, line: int) -> tuple[str, Stream] | None:
    """Return the text of ``markdown`` and its stream, as ``Reader`` makes it; None where it is not simple.

    ``path``: the file whose folder its links start from; ``line``: that on which it begins.
    """
    stream = Stream()
    parts: list[str] = []
    at = 0
    for begin, paragraph in _paragraphs(markdown):
        pieces = _pieces(paragraph)
        if pieces is None:
            return None
        if parts:
            parts.append("\n\n")
            at += 2
        first = len(stream.ops)
        stream.ops.append("<p>")
        at = _paragraph(pieces, stream, parts, at, line + markdown.count("\n", 0, begin), path)
        stream.ops.append("</p>\n")
        stream.blocks.append((first, len(stream.ops)))
    return "".join(parts), stream


def _paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for gap in _blank.finditer(markdown):
        if gap.start() > begin:
            yield begin, markdown[begin : gap.start()]
        begin = gap.end()
    rest = markdown[begin:].removesuffix("\n")
    if rest:
        yield begin, rest


def _pieces(paragraph: str) -> Sequence["re.Match[str]"] | None:
    """Return what a paragraph is made of; None where some of it is not simple."""
    for each in paragraph.split("\n"):
        if not each or _other_block(each) or each[0].isspace() or each[-1].isspace():
            return None
    pieces = []
    at, stop, match = 0, len(paragraph), _piece.match
    while at < stop:
        piece = match(paragraph, at)
        if piece is None:
            return None
        pieces.append(piece)
        at = piece.end()
    return pieces


def _paragraph(
    pieces: Sequence["re.Match[str]"], stream: Stream, parts: list[str], at: int, line: int, path: str
) -> int:
    """Read a paragraph that begins at the offset ``at``; return where it ends."""
    ops = stream.ops
    start = at
    stream.breaks.append((at, line))

    def words(text: str) -> None:
        nonlocal at, line
        if "\n" not in text:
            parts.append(text)
            ops.append(Run(at, at + len(text)))
            at += len(text)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                ops.append("\n")
                parts.append("\n")
                at += 1
                line += 1
                stream.breaks.append((at, line))
            if part:
                parts.append(part)
                ops.append(Run(at, at + len(part)))
                at += len(part)

    for piece in pieces:
        kind = piece.lastgroup
        if kind == "text":
            words(piece["text"])
        elif kind == "words":
            tag = "em" if piece["mark"] == "*" else "strong"
            ops.append(f"<{tag}>")
            words(piece["words"])
            ops.append(f"</{tag}>")
        elif kind == "href":
            began = at
            ops.append(Hold(f"<a{href_attribute(piece['href'], path, line, stream.references)}>"))
            words(piece["label"])
            stream.links.append((began, at))
            ops.append(Release("</a>"))
        else:
            at = _entity(piece, stream, parts, at, line)
    stream.units.append(Unit(start, at, len(stream.blocks), line))
    return at


def _entity(piece: "re.Match[str]", stream: Stream, parts: list[str], at: int, line: int) -> int:
    id_ = piece["id"]
    name = (piece["name"] or "").strip()
    parts.append(name or entity_words(id_))
    span = (at, at + len(parts[-1]))
    stream.links.append(span)
    stream.entities.append((*span, id_))
    stream.references.append(("entity", id_, line))
    stream.ops += (Hold(entity_tag(id_)), Run(*span) if name else slot("name", id_), Release("</a>"))
    return span[1]
