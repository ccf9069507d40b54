"""The front matter of an article or page, and the Markdown below it."""

import re

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Node, parse_yaml
from annosite.model.codes import problem

_OPENING = re.compile(r"(?:[ \t]*\r?\n)*---[ \t]*\r?\n")
_TOML = ("Front matter is YAML here, between lines of `---`: `key: value`, not `key = value`.",)
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """A Markdown file, taken apart."""

    node: Node | None
    markdown: str
    """Line ends as LF."""
    first_line: int
    """The line of the file on which ``markdown`` begins, from 1."""
    damaged: bool
    """Whether the parser refused some of the front matter."""


def split(file: TextFile) -> tuple[FrontMatter | None, list[Diagnostic]]:
    """Return the parts of the file; None where the front matter is missing, unclosed or cannot be read."""
    opening = _OPENING.match(file.text)
    if opening is None:
        return None, [
            problem(
                "no-front-matter",
                "this file does not begin with its front matter",
                file.line_place(1),
                *_TOML[: file.text.startswith("+++")],
                'Begin it with these lines:\n---\ntitle: "…"\n---',
            )
        ]
    closing = _CLOSING.search(file.text, opening.end())
    if closing is None:
        return None, [
            problem(
                "no-front-matter",
                "the front matter that begins here has no end",
                file.line_place(file.line_of(opening.end() - 1)),
                "Write a line `---` between the front matter and the text.",
            )
        ]
    tree = parse_yaml(file, opening.end(), closing.start(), max_nodes=10_000)
    if tree.value is None and tree.diagnostics:
        return None, list(tree.diagnostics)
    body = file.text[closing.end() :]
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    return FrontMatter(tree.value, body, file.line_of(closing.end()), bool(tree.diagnostics)), list(
        tree.diagnostics
    )
