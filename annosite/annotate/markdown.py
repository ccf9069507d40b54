"""The Markdown parsers: CommonMark with tables, strikethrough and footnotes; built once for each need.

HTML is off, or its tokens are kept for cleaning.py to judge; addresses pass an allowlist; nesting ends at 100 levels,
which ``too_deep`` reports because the library drops the rest silently.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from annosite.annotate.links import is_allowed

MAX_NESTING = 100
MAX_NOTE = 20_000
"""Code points of a note, reason or bio."""
MAX_ARTICLE = 2_000_000
"""Code points of an article or page."""

_entity_link = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]\n]+))?\]\]")
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
