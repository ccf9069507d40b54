"""HTML that an article may hold with ``markdown: {html: true}``: cleaned block by block, tag by tag.

A block goes through nh3 as a whole. An inline tag is kept, without attributes, if it is allowed and paired within its
block; else it is shown as the text that it is, because single tags cannot be cleaned alone.
"""

import re
from collections.abc import Callable, Sequence

import nh3
from markdown_it.token import Token

from annosite.annotate.links import asset_target, is_allowed, link_slot, link_target

_INLINE = frozenset(
    """
    abbr b bdi bdo cite dfn em i kbd q rp rt ruby s samp small strong sub sup time u var
    """.split()  # noqa: SIM905 - a table of words reads better as one
)
_VOID = frozenset(("br", "wbr"))
_tag = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[\s/>]")
_SLOT_CHARACTERS = str.maketrans("", "", "\x00\x01")

Use = Callable[[str, str], None]
"""Told (kind, target) of each relative address: ``link`` or ``asset``."""


def block_cleaner(path: str, used: Use) -> Callable[[str], str]:
    """Return the cleaner of HTML blocks in the file at ``path``."""

    def address(tag: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        if not is_allowed(value):
            return None
        target = link_target(value, path) if name == "href" else asset_target(value, path)
        if not target:
            return value
        used("link" if name == "href" else "asset", target)
        return link_slot(target)

    tags = nh3.ALLOWED_TAGS - {"mark", "ins", "del", "area", "map"}
    clean = nh3.Cleaner(tags=tags, url_schemes={"http", "https", "mailto"}, link_rel=None).clean
    fill = nh3.Cleaner(tags=tags, attribute_filter=address, link_rel=None).clean

    def cleaned(html: str) -> str:
        # Twice: a character reference could smuggle in the characters that enclose slots.
        return fill(clean(html).translate(_SLOT_CHARACTERS))

    return cleaned


def kept_tags(children: Sequence[Token]) -> dict[int, str]:
    """Return, by index among ``children``, the markup of the inline HTML tags that may stay.

    A pair must stand at one level: what it encloses opens and closes inside of it.
    """
    kept: dict[int, str] = {}
    open_: list[tuple[int, str]] = []  # (index, tag); the tag is "" for Markdown's own
    for index, child in enumerate(children):
        if child.type == "html_inline":
            match = _tag.match(child.content)
            name = match[2].lower() if match else ""
            if name in _VOID and match and not match[1]:
                kept[index] = f"<{name}>"
            elif match and name in _INLINE:
                if not match[1]:
                    open_.append((index, name))
                elif open_ and open_[-1][1] == name:
                    kept[open_.pop()[0]] = f"<{name}>"
                    kept[index] = f"</{name}>"
        elif child.nesting == 1:
            open_.append((index, ""))
        elif child.nesting == -1:
            while open_ and open_.pop()[1]:
                pass
    return kept
