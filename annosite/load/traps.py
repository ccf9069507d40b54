"""Traps that YAML reads without complaint, so that the writer would never know (FORMAT.md §2)."""

import re
from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamlmend import line_at, paste
from annosite.base.yamltraps import hash_sign
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence
from annosite.load.spots import Step
from annosite.model.codes import problem

FREE_TEXT = frozenset(
    {
        *("title", "text", "quote", "reason", "replacement", "claim", "name", "summary"),
        *("exact", "prefix", "suffix", "through", "bio"),
    }
)
"""Keys whose plain value a `` #`` cuts short; after ids, enums, dates and numbers it is a comment."""

SEVERAL_LINES = frozenset(
    {"text", "reason", "bio", "summary", "claim", "quote", "exact", "prefix", "suffix", "through"}
)
"""Keys for whose values the line end that ``|`` adds does not matter."""

_COMMENT = re.compile(r"[ \t]+#")
_HASHTAG = re.compile(r"[ \t]+#[^\s#]")

Trapped = tuple[tuple[Step, ...], Diagnostic]


def find_traps(file: TextFile, root: Mapping) -> list[Trapped]:
    """Return the path and the problem of every value that says less, or more, than its writer meant."""
    found: list[Trapped] = []
    _walk(file, root, "", None, found)
    return found


_Way = tuple[Any, Step] | None
"""The way to a node, last step outermost: cheaper to make for every node than a path is."""


def _path(way: _Way) -> tuple[Step, ...]:
    return () if way is None else (*_path(way[0]), way[1])


def _walk(file: TextFile, node: Node, key: str, way: _Way, found: list[Trapped]) -> None:
    if type(node) is Scalar:
        if not node.style:
            if key in FREE_TEXT or (key == "in" and not node.value):
                trap = _plain(file, key, node)
                if trap is not None:
                    found.append((_path(way), trap))
        elif node.style in ("|", ">") and key not in SEVERAL_LINES and node.value.endswith("\n"):
            found.append((_path(way), _line_end(file, node)))
    elif type(node) is Mapping:
        for name, (_, value) in node.pairs.items():
            _walk(file, value, name, (way, name), found)
    elif type(node) is Sequence:
        for index, item in enumerate(node.items):
            _walk(file, item, key, (way, index), found)


def _plain(file: TextFile, key: str, node: Scalar) -> Diagnostic | None:
    comment = (_COMMENT if node.value else _HASHTAG).match(file.text, node.end)
    if comment is not None:
        at = comment.end() - (1 if node.value else 2)
        if key == "replacement" and not node.value:
            return _bare(file, node)
        return hash_sign(file, node.start if node.value else at, at)
    return _bare(file, node) if key == "replacement" and not node.value else None


def _bare(file: TextFile, node: Scalar) -> Diagnostic:
    line = line_at(file, node.start)
    return problem(
        "bare-replacement",
        "`replacement` has no value: are the quoted words withdrawn, or do they stand?",
        file.place(line.start + line.key_column, node.start),
        "If they are withdrawn, write:\n" + line.text[: node.start - line.start] + ' ""',
        "If they stand and the reason explains them, delete the line.",
    )


def _line_end(file: TextFile, node: Scalar) -> Diagnostic:
    line = line_at(file, node.start)
    at = node.start - line.start
    return problem(
        "yaml-line-end",
        f"`{node.style}` adds a line end to the text; it was left out here",
        file.place(node.start, node.start + 1),
        paste(f"{line.text[:at]}{node.style}-{line.text[at + 1 :]}"),
    )
