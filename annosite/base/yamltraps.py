"""What YAML's parser says, in words that a writer understands: which of the classic traps a line fell into.

The parser stops where it no longer understands, often lines after the slip. So its complaint only says where to look:
the line there is taken apart by eye, and the slip that explains it best is named, with the line as it should be.
"""

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from annosite.base import yamlindent
from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamlflow import within_brackets
from annosite.base.yamlmend import Line, line_at, line_number, paste, quoted, unwrapped


class Reached(NamedTuple):
    """How far the parser came: the last text that was read, in which the slip often lies, and what is open there."""

    start: int = -1
    end: int = -1
    style: str = ""
    bracket: int = -1
    """Offset of the innermost ``[`` or ``{`` that is not closed yet; -1: none is."""


SIGNS = {
    "*": "begins an alias",
    "&": "begins an anchor",
    "!": "begins a tag",
    "[": "begins a list",
    "{": "begins keys with values",
    "]": "ends a list",
    "}": "ends keys with values",
    ",": "parts the entries of a list",
    "@": "is reserved",
    "`": "is reserved",
    "%": "is reserved",
    ">": "begins a text of several lines on the next line",
    "|": "begins a text of several lines on the next line",
    '"': "begins a text that ends at the next one",
    "'": "begins a text that ends at the next one",
    "-": "begins an entry of a list",
    "?": "begins a key",
}
"""What a sign means to YAML at the beginning of a value."""


def explain(file: TextFile, start: int, end: int, error: MarkedYAMLError, last: Reached) -> Diagnostic:
    """Return the problem that made the parser stop between ``start`` and ``end``, with the mended line if it can be told."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    at = min(start + (mark.index if mark is not None else 0), end)
    opened = None if error.context_mark is None else min(start + error.context_mark.index, end)
    line = line_at(file, at)
    if "\t" in line.text[: line.key_column + 1] and at <= line.start + line.key_column + 1:
        return _tab(file, line)
    if "quoted scalar" in context and opened is not None:
        if "escape" in problem or "hex" in problem:
            return _escape(file, opened, at)
        return unclosed(file, opened)
    if last.style in ('"', "'") and not file.text[last.end : at].strip(" \t"):
        return _after_quote(file, last, at)
    if opened is not None and any(what in context for what in ("block scalar", "alias", "anchor", "tag")):
        return begins_with(file, opened)
    if "mapping values" in problem:
        return _colon(file, line, at)
    if "expected ':'" in problem and opened is not None:
        return yamlindent.no_key(file, line_at(file, opened), last.style in ("|", ">"))
    if last.bracket >= 0:
        return within_brackets(file, last.bracket, at)
    first = line.start + line.value_column
    if at >= first and line.value[:1] in SIGNS and (line.key or line.dashes):
        return begins_with(file, first)
    sign = line.text[line.key_column : line.key_column + 1]
    if sign in SIGNS and sign not in "\"'" and at > line.start + line.key_column:
        where = line.start + line.key_column
        message = f"`{sign}` cannot begin a line here: to YAML it {SIGNS[sign]}"
        hint = "Delete it; if it begins a text, put the text in quotation marks."
        return Diagnostic("yaml-sign", "error", message, file.place(where, where + 1), (hint,))
    if at <= line.start + line.key_column:
        return yamlindent.misplaced(file, line, last.style in ("|", ">"))
    return Diagnostic(
        "yaml-syntax",
        "error",
        "this line cannot be read from here on",
        file.place(at),
        ("If it is a text, put the whole of it in quotation marks.",),
    )


def begins_with(file: TextFile, at: int) -> Diagnostic:
    """Return the problem that the value at ``at`` begins with a sign that means something else to YAML."""
    line = line_at(file, at)
    sign = file.text[at : at + 1]
    rest = line.text[at - line.start :]
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    if at == line.start + line.value_column:
        mended = line.with_value(quoted(_meant(line.bare_value)))
    else:  # within [] or {}
        inner = re.split(r"[,\]}]", rest, maxsplit=1)[0].rstrip()
        mended = line.text[: at - line.start] + quoted(inner) + rest[len(inner) :]
    return Diagnostic(
        "yaml-sign",
        "error",
        f"a value that begins with {shown} needs quotation marks: to YAML this sign {SIGNS.get(sign, 'is reserved')}",
        file.place(at, at + 1),
        (paste(mended),),
    )


def unclosed(file: TextFile, at: int) -> Diagnostic:
    """Return the problem that the quotation mark at ``at`` is never closed."""
    line = line_at(file, at)
    sign = file.text[at]
    text = line.text[at - line.start + 1 :].rstrip()
    head = line.text[: at - line.start]
    hints = [paste(f"{head}{sign}{text}{sign}")]
    if sign == "'":
        hints.append(f"Or, if it is an apostrophe:\n{head}{quoted(sign + text)}")
    return Diagnostic(
        "yaml-quote",
        "error",
        f"the quotation mark `{sign}` that opens here is not closed",
        file.place(at, at + 1),
        tuple(hints),
    )


def hash_sign(file: TextFile, value: int, at: int) -> Diagnostic:
    """Return the problem that the `` #`` at ``at`` (its ``#``) cuts off the plain text that begins at ``value``."""
    line = line_at(file, at)
    text = line.text[max(value - line.start, line.value_column) :].rstrip()
    head = line.text[: len(line.text.rstrip()) - len(text)]
    hints = [paste(head + quoted(text))] if value >= line.start else []
    return Diagnostic(
        "yaml-hash",
        "error",
        "a `#` after a space begins a comment, so the text ends before it; a text that has one needs quotation marks",
        file.place(at, at + 1),
        (*hints, "If it is meant as a comment, put it on a line of its own."),
    )


def _meant(value: str) -> str:
    """Return the text that was meant by a value: marks around the whole of it were meant to quote it."""
    if value[:1] in "\"'" and len(value) > 2 and value[-1] == value[0]:
        return value[1:-1]
    return value


def _tab(file: TextFile, line: Line) -> Diagnostic:
    width = len(line.text) - len(line.text.lstrip(" \t-"))
    mended = line.text[:width].expandtabs(2) + line.text[width:]
    column = line.text.index("\t")
    return Diagnostic(
        "yaml-tab",
        "error",
        "this line is indented with a tab; YAML wants spaces",
        file.place(line.start + column, line.start + column + 1),
        (paste(mended), "Many editors can be set to write spaces when the tab key is pressed."),
    )


def _escape(file: TextFile, opened: int, at: int) -> Diagnostic:
    line = line_at(file, opened)
    slash = file.text.rfind("\\", opened, at + 1)
    value = re.match(r'"((?:[^"\\\n]|\\.)*)"', file.text[opened:])
    hints = ["Double it (`\\\\`), or put the text in single quotation marks."]
    if value is not None and "'" not in value[1]:
        head, tail = line.text[: opened - line.start], line.text[opened - line.start + value.end() :]
        hints = [paste(f"{head}'{value[1]}'{tail}")]
    return Diagnostic(
        "yaml-escape",
        "error",
        f"within double quotation marks a backslash has a meaning of its own, and `{file.text[slash : slash + 2]}` has none",
        file.place(slash, slash + 2),
        tuple(hints),
    )


def _after_quote(file: TextFile, last: Reached, at: int) -> Diagnostic:
    """Words follow a closed quotation mark, or a line follows that is indented as if they did."""
    line, opening = line_at(file, at), line_at(file, last.start)
    if opening.number < line.number and file.text[last.end : line.start + 1].count("\n"):
        return yamlindent.misplaced(file, line, block=False)
    if opening.number < line.number:
        inner = [line_number(file, number) for number in range(opening.number + 1, line.number + 1)]
        if any(one.is_entry for one in inner):
            return unclosed(file, last.start)
    if last.start == opening.start + opening.value_column and opening.number == line.number:
        return begins_with(file, last.start)
    return Diagnostic(
        "yaml-sign",
        "error",
        f"the text that `{last.style}` opens on line {opening.number} ends before this; more may not follow",
        file.place(at),
        (
            "Put the whole text in quotation marks of the other kind, or write `|` and the text on the lines below it.",
        ),
    )


def _colon(file: TextFile, line: Line, at: int) -> Diagnostic:
    """A colon and a space within a plain text."""
    column = at - line.start
    before = line.text[line.key_column : column]
    previous = yamlindent.line_before(file, line)
    if previous is not None and before == line.key:
        glued = yamlindent.glued_colon(file, previous)
        if glued is not None:
            return glued
        if line.is_entry:
            return yamlindent.misplaced(file, line, block=False)
    if line.key and len(before) > len(line.key):
        value = line.bare_value
        message = "a colon followed by a space, within a text that is not in quotation marks"
        if value[:1] in "“„«‘":
            message += " (curly ones are no quotation marks to YAML)"
        mended = paste(line.with_value(quoted(unwrapped(value))))
    else:
        message = "a colon followed by a space, within a text of several lines that is not in quotation marks"
        mended = _as_block(file, line)
    return Diagnostic("yaml-colon", "error", message, file.place(at, at + 1), (mended,))


def _as_block(file: TextFile, line: Line) -> str:
    """Return the hint that writes a plain text of several lines, one of which is ``line``, below a ``|``."""
    lines: list[Line] = []
    first = line_number(file, line.number)
    while first.number > 1:
        first = line_number(file, first.number - 1)
        if first.is_entry or first.dashes:
            break
        lines.insert(0, first)
    indent = " " * (first.key_column + 2)
    body = [first.value, *(one.text.strip() for one in lines), line.text.strip()]
    return paste("\n".join([first.with_value("|"), *(indent + text for text in body if text)]))
