"""HTML of notes back to Markdown: the elements that our own export writes, which are also those of other tools' notes.

Read again as Markdown it gives the same HTML. Elements that notes cannot hold are dropped and their text is kept.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from nh3 import Cleaner

_TAGS = frozenset(
    {"a", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s"}
    | {"strong", "table", "td", "th", "tr", "ul"}
)  # fmt: skip


def _cleaner(tags: frozenset[str], dropped: frozenset[str] = frozenset()) -> Cleaner:
    return Cleaner(
        tags=set(tags),
        clean_content_tags={"script", "style", *dropped},
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


_CLEAN = _cleaner(_TAGS)
_AS_IT_WAS = _cleaner(_TAGS - {"del"}, frozenset({"ins"}))
_ACTIVE = re.compile(r"([\\`*_\[\]<>&~|!{}])")
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))", re.MULTILINE)
_INLINE = {"em": "*", "i": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}

Link = Callable[[str, str, bool], str | None]
"""(address, text as Markdown, whether it is plain words) → how the link is written; None: in Markdown's own way."""


def escaped(text: str) -> str:
    """Return plain text as Markdown that reads as the same text."""
    text = _ACTIVE.sub(r"\\\1", text)
    return _LINE_START.sub(lambda found: f"{found[1]}{_guarded(found[2])}", text)


def _guarded(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def to_markdown(
    html: str, link: Link = lambda _address, _text, _plain: None, *, as_it_was: bool = False
) -> str:
    """Return HTML as Markdown, without a line end at its end.

    ``as_it_was``: words that were struck stand again, and those that were put in are left out.
    """
    reader = _Reader(link)
    reader.feed((_AS_IT_WAS if as_it_was else _CLEAN).clean(html))
    reader.close()
    return reader.written()


class _Frame:
    """An element that is open, and what was written in it so far."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.blocks: list[str] = []
        """Finished blocks, for elements that hold some."""
        self.text = ""
        self.plain = True
        self.loose = False
        """Whether its text stands in paragraphs: then blank lines part its blocks."""
        self.columns = 0
        """Of a table: cells of its first row."""


class _Reader(HTMLParser):
    def __init__(self, link: Link) -> None:
        super().__init__(convert_charrefs=True)
        self._link = link
        self._open = [_Frame("", {})]

    def written(self) -> str:
        while len(self._open) > 1:
            self._shut()
        return _joined(self._open[0])

    def handle_data(self, data: str) -> None:
        top = self._open[-1]
        if any(frame.tag in ("pre", "code") for frame in self._open):
            top.text += data
        elif top.tag in ("ul", "ol", "table", "tr") or (
            not data.strip() and not top.text and top.tag in ("", "blockquote", "li")
        ):
            return
        else:
            top.text += escaped(data.lstrip("\n") if top.text.endswith("\\\n") else data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        top = self._open[-1]
        if tag == "br":
            top.text += "\\\n"
            return
        if tag == "hr":
            _settle(top)
            top.blocks.append("***")
            return
        if tag in ("p", "ul", "ol", "blockquote", "pre", "table", *_HEADINGS):
            _settle(top)
            top.loose = top.loose or tag == "p"
        self._open.append(_Frame(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._shut()

    def _shut(self) -> None:
        frame = self._open.pop()
        above = self._open[-1]
        if frame.tag in _INLINE:
            mark = _INLINE[frame.tag]
            above.text += f"{mark}{frame.text}{mark}" if frame.text.strip() else frame.text
            above.plain = False
        elif frame.tag == "code" and above.tag != "pre":
            above.text += _code(frame.text)
            above.plain = False
        elif frame.tag == "code":
            above.text += frame.text
        elif frame.tag == "a":
            above.text += self._anchor(frame)
            above.plain = False
        elif frame.tag in ("td", "th"):
            above.blocks.append(" ".join(frame.text.split()))
        elif frame.tag == "tr":
            above.blocks.append("| " + " | ".join(frame.blocks) + " |")
            above.columns = above.columns or len(frame.blocks)
        elif frame.tag == "li":
            above.blocks.append(_joined(frame))
            above.loose = above.loose or frame.loose
        else:
            above.blocks.append(_block(frame))

    def _anchor(self, frame: _Frame) -> str:
        address, title = frame.attributes.get("href") or "", frame.attributes.get("title") or ""
        if not address:
            return frame.text
        own = self._link(address, frame.text, frame.plain)
        if own is not None:
            return own
        told = ' "' + title.replace("\\", "\\\\").replace('"', '\\"') + '"' if title else ""
        return f"[{frame.text}](<{address.replace('<', '%3C').replace('>', '%3E')}>{told})"


def _settle(frame: _Frame) -> None:
    """Make a block of words that stand loose before the next block."""
    if frame.text.strip():
        frame.blocks.append(frame.text.strip())
    frame.text = ""


def _joined(frame: _Frame) -> str:
    _settle(frame)
    tight = frame.tag == "li" and not frame.loose
    return ("\n" if tight else "\n\n").join(frame.blocks)


def _block(frame: _Frame) -> str:
    if frame.tag == "pre":
        text = frame.text.removesuffix("\n")
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
        return f"{fence}\n{text}\n{fence}"
    if frame.tag in ("ul", "ol"):
        first = int(frame.attributes.get("start") or 1)
        items = [
            _indented(item, f"{first + number}. " if frame.tag == "ol" else "- ")
            for number, item in enumerate(frame.blocks)
        ]
        return ("\n\n" if frame.loose else "\n").join(items)
    if frame.tag == "table":
        head, *rows = frame.blocks or ["|  |"]
        return "\n".join([head, "|" + " --- |" * max(1, frame.columns), *rows])
    if frame.tag in _HEADINGS:
        return f"{_HEADINGS[frame.tag]} {frame.text.strip()}"
    if frame.tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in _joined(frame).split("\n"))
    return frame.text.strip() if frame.tag == "p" and not frame.blocks else _joined(frame)


def _indented(text: str, mark: str) -> str:
    lines = text.split("\n")
    space = " " * len(mark)
    return "\n".join([mark + lines[0], *((space + line if line else "") for line in lines[1:])])


def _code(text: str) -> str:
    fence = "`" * max([1, *(len(run) + 1 for run in re.findall("`+", text))])
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
