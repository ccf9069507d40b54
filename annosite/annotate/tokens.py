"""Markdown's tokens put into the order in which they are read: footnotes last, a lone picture as a figure."""

from collections.abc import Iterable, Sequence
from typing import Any

from markdown_it.token import Token

from annosite.annotate.stream import escape


def attributes(token: Token) -> str:
    """Return a tag's attributes as HTML, each with a space before it."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in token.attrs.items())


def alt_text(children: Iterable[Token]) -> str:
    """Return the alternative text of an image: the plain words of what stands between its brackets."""
    return "".join(
        "\n"
        if child.type in ("softbreak", "hardbreak")
        else alt_text(child.children)
        if child.children
        else child.content
        for child in children
    )


def lone_image(inline: Token) -> tuple[Token | None, Token] | None:
    """Return (link around it or None, image) where a paragraph is a picture and nothing else."""
    children: list[Any] = [
        child for child in inline.children or () if child.type != "text" or child.content.strip()
    ]
    if len(children) == 1 and children[0].type == "image":
        return None, children[0]
    if len(children) == 3 and [c.type for c in children] == ["link_open", "image", "link_close"]:
        return children[0], children[1]
    return None


def top_level(tokens: Sequence[Token]) -> Iterable[tuple[int, int]]:
    """Yield the range in ``tokens`` of each top-level block."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield start, index + 1
            start = index + 1


def apart(tokens: Sequence[Token]) -> tuple[Sequence[Token], dict[str, list[Token]]]:
    """Return the body's tokens and those of each footnote's text by label; the first of two definitions counts."""
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens, {}
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    inside: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside.append(notes.setdefault(token.meta["label"], []))
            if inside[-1]:
                inside[-1] = []
        elif token.type == "footnote_reference_close":
            inside.pop()
        else:
            (inside[-1] if inside else body).append(token)
    return body, notes
