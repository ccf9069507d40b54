"""The Markdown parsers: CommonMark with tables, strikethrough and footnotes; built once for each need.

HTML is off, or its tokens are kept for cleaning.py to judge; addresses pass an allowlist; nesting ends at 100 levels,
which ``too_deep`` reports because the library drops the rest silently.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from annosite.annotate.links import is_allowed

MAX_NESTING = 100
MAX_NOTE = 20_000
"""Code points of a note, reason or bio."""
MAX_ARTICLE = 2_000_000
"""Code points of an article or page."""

WORDS = "words"
"""The type of the one token that stands for a paragraph of nothing but words and soft breaks: most are that."""

_entity_link = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]\n]+))?\]\]")
_broken = re.compile(r"[ \t]\n|\n[ \t]")
"""Line ends beside which white space goes."""
_OPENINGS = frozenset("\"'“‘«(")
"""With letters: signs that begin no other block than a paragraph, and end none."""
_CONTAINERS = frozenset(
    ("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open", "footnote_reference_open")
)


@cache
def parser(*, html: bool = False, footnotes: bool = False, entities: bool = False) -> MarkdownIt:
    """Return the parser for some needs: always the same one, for it keeps nothing from one text to the next.

    ``footnotes`` costs some of the parse, so ask for it only where ``[^`` occurs; ``entities``: ``[[id]]`` and
    ``[[id|words]]`` link to entities (notes, reasons, bios, pages).
    """
    md = MarkdownIt("commonmark", {"html": html, "maxNesting": MAX_NESTING})
    md.enable(["table", "strikethrough"])
    if not html:
        md.disable(["html_block", "html_inline"])
    md.block.ruler.before("table", "plain_paragraph", _plain_paragraph)
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("inline", _inlines)
    md.validateLink = is_allowed  # type: ignore[method-assign]
    if footnotes:
        md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
        md.inline.ruler.after("image", "footnote_ref", footnote_ref)
    if entities:
        md.inline.ruler.before("link", "entity_link", _entity_link_rule)
    return md


def too_deep(tokens: Sequence[Token]) -> int | None:
    """Return the line (from 0) at which nesting reached the limit and text was dropped; None if it did not."""
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.type in _CONTAINERS:
            return token.map[0] if token.map else 0
    return None


def _entity_link_rule(state: StateInline, silent: bool) -> bool:
    """``[[id]]`` and ``[[id|words]]`` are one token each; the words are plain text."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = _entity_link.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("entity_link", "", 0)
        token.meta = {"id": match[1]}
        token.content = (match[2] or "").strip()
    state.pos = match.end()
    return True


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph whose lines no other rule could want, without asking each of them about each line.

    One that has no inlines either is a single token (``WORDS``), which costs a quarter of five.
    """
    if state.level or silent:
        return False
    source, begins, line = state.src, state.bMarks, start
    while line < end and not state.isEmpty(line):
        first = source[begins[line]]
        if not first.isalpha() and first not in _OPENINGS:
            return False
        line += 1
    content = source[begins[start] : state.eMarks[line - 1]]
    if content[-1].isspace():
        return False
    state.line = line
    lines = [start, line]
    if _is_words(content):
        state.tokens.append(Token(WORDS, "p", 0, map=lines, content=content, block=True))
        return True
    state.tokens += (
        Token("paragraph_open", "p", 1, map=lines, block=True),
        Token("inline", "", 0, map=lines, level=1, content=content, block=True),
        Token("paragraph_close", "p", -1, block=True),
    )
    return True


def _normalize(state: StateCore) -> None:
    """Make all line ends line feeds; there are hardly ever others."""
    if "\r" in state.src:
        state.src = state.src.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in state.src:
        state.src = state.src.replace("\0", "\ufffd")


def _inlines(state: StateCore) -> None:
    """Read the inlines of all blocks; most are words and nothing else."""
    for token in state.tokens:
        if token.type == "inline":
            content = token.content
            if _is_words(content):
                token.children = _words(content)
            else:
                token.children = state.md.inline.parse(content, state.md, state.env, [])


def _is_words(content: str) -> bool:
    """Return whether there are only words and soft breaks: no rule that is on begins with another sign than these."""
    # Eight searches for a character take a quarter of the time of one for a class.
    if "*" in content or "_" in content or "[" in content or "`" in content:
        return False
    if "<" in content or "&" in content or "\\" in content or "~" in content:
        return False
    return not ("\n" in content and _broken.search(content))


def _words(content: str) -> list[Token]:
    children = []
    for number, line in enumerate(content.split("\n")):
        if number:
            children.append(Token("softbreak", "br", 0))
        if line:
            children.append(Token("text", "", 0, content=line))
    return children
