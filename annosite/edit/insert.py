"""Adds entries to YAML files as a person would: at the end of their list, indented like their neighbours.

Everything else in the file, comments and line ends included, stays as it is, byte for byte.
"""

from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml


def add_to_list(file: TextFile, key: str, lines: list[str]) -> str | None:
    """Return the file's text with an entry added to the top-level list ``key``, which is made where it is not there.

    ``lines`` are the entry's own, without dash and indentation. None: it is written in a way (``[]``) in which this
    cannot be done without changing what is there.
    """
    return _add(file, key, ["- " + lines[0], *("  " + line if line else "" for line in lines[1:])], Sequence)


def add_to_mapping(file: TextFile, key: str, lines: list[str]) -> str | None:
    """Return the file's text with ``lines`` (an entry's key and what is below it) added under the top-level ``key``."""
    return _add(file, key, lines, Mapping)


def _add(file: TextFile, key: str, lines: list[str], kind: type[Sequence | Mapping]) -> str | None:
    tree = parse_yaml(file)
    if tree.diagnostics:
        return None
    end_of_line = "\r\n" if "\r\n" in file.text else "\n"
    if tree.value is None:
        return _append(file.text, [f"{key}:", *_indented(lines, 2)], end_of_line)
    if not isinstance(tree.value, Mapping) or tree.value.flow:
        return None
    pair = tree.value.pairs.get(key)
    if pair is None:
        return _append(file.text, [f"{key}:", *_indented(lines, 2)], end_of_line)
    name, value = pair
    if isinstance(value, Scalar) and value.absent:
        at = _line_end(file.text, max(name.end, value.end))
        return _insert(file.text, at, _indented(lines, 2), end_of_line)
    if not isinstance(value, kind) or value.flow:
        return None
    indent = value.start - (file.text.rfind("\n", 0, value.start) + 1)
    return _insert(file.text, _line_end(file.text, last_offset(value)), _indented(lines, indent), end_of_line)


def last_offset(node: Node) -> int:
    """Return where the last thing written in ``node`` ends; blank lines and comments below it do not count."""
    if isinstance(node, Scalar) or node.flow:
        return node.end
    if isinstance(node, Sequence):
        return last_offset(node.items[-1]) if node.items else node.start + 1
    key, value = list(node.pairs.values())[-1]
    absent = isinstance(value, Scalar) and value.start == value.end
    return key.end + 1 if absent else last_offset(value)


def _line_end(text: str, offset: int) -> int:
    """Return the offset after the last line that is not blank of what ends at ``offset``."""
    found = text.find("\n", len(text[:offset].rstrip()))
    return len(text) if found < 0 else found + 1


def _insert(text: str, at: int, lines: list[str], end_of_line: str) -> str:
    before, after = text[:at], text[at:]
    if before and not before.endswith("\n"):
        before += end_of_line
    return before + "".join(line + end_of_line for line in lines) + after


def _append(text: str, lines: list[str], end_of_line: str) -> str:
    if text and not text.endswith("\n"):
        text += end_of_line
    blank = [] if not text or text.endswith(end_of_line * 2) else [""]
    return text + "".join(line + end_of_line for line in [*blank, *lines])


def _indented(lines: list[str], width: int) -> list[str]:
    return [" " * width + line if line else "" for line in lines]
