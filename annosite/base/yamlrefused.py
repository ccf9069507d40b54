"""What YAML allows and this program refuses, in words that a writer understands."""

import re
import unicodedata

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import TextFile

Range = tuple[int, int]

_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 (5.1, Character Set) does not allow in a file."""


def directive(file: TextFile, at: Range) -> Diagnostic:
    """A line such as ``%YAML 1.2``."""
    return _error(
        file, "yaml-directive", "a line that begins with `%` is not used here", at, "Delete the line."
    )


def second_document(file: TextFile, at: Range) -> Diagnostic:
    """A second ``---``."""
    hint = "Delete the line; if it is part of a text, indent it with the text."
    return _error(file, "yaml-documents", "this line begins a second document; a file is one", at, hint)


def too_large(file: TextFile, at: Range) -> Diagnostic:
    """More nodes than the caller reads."""
    return _error(
        file, "too-large", "this file has more entries than are read", at, "Split it into several files."
    )


def too_deep(file: TextFile, at: Range, depth: int) -> Diagnostic:
    """More levels than are read."""
    return _error(
        file, "yaml-depth", f"lists and keys lie more than {depth} levels deep in one another here", at
    )


def anchor(file: TextFile, at: int) -> Diagnostic:
    """An anchor or tag before a list or a mapping."""
    sign = file.text[at : at + 1]
    what = "an anchor (`&`)" if sign == "&" else "a tag (`!`)"
    return _error(
        file,
        "yaml-anchor",
        f"{what} is not used here",
        (at, at + 1),
        "Delete it, and repeat what it stood for.",
    )


def merge_key(file: TextFile, start: int, end: int) -> Diagnostic:
    """``<<``."""
    hint = "Write out the keys that it stood for; in an article’s notes file, `defaults` holds what entries share."
    return _error(file, "yaml-anchor", "`<<` is not used here", (start, end), hint)


def odd_key(file: TextFile, start: int, end: int) -> Diagnostic:
    """A list or a mapping as a key."""
    return _error(
        file,
        "yaml-key",
        "what stands before the colon must be a word",
        (start, end),
        "If it is a text, put it in quotation marks.",
    )


def duplicate_key(file: TextFile, key: str, at: Range, first: int) -> Diagnostic:
    """A key written twice in one mapping."""
    return Diagnostic(
        "yaml-duplicate-key",
        "error",
        f"`{key}` stands here a second time; the first is on line {file.line_of(first)}",
        file.place(*at),
        ("Keep one of the two. If a new entry was meant to begin here, it lacks its `- `, or its own key.",),
        (Label(file.place(first, first + at[1] - at[0]), "the first"),),
    )


def unreadable(file: TextFile, start: int, text: str) -> Diagnostic:
    """A control character, a lone surrogate, a non-character."""
    match = _UNPRINTABLE.search(text)
    if match is None:
        return _error(file, "yaml-syntax", "this file cannot be read", (start, start))
    at = start + match.start()
    name = unicodedata.name(match[0], "a control character")
    message = f"a character that cannot be published stands here: U+{ord(match[0]):04X}, {name}"
    return _error(
        file, "control-character", message, (at, at + 1), "Delete it; it may be invisible in your editor."
    )


def _error(file: TextFile, code: str, message: str, at: Range, *hints: str) -> Diagnostic:
    return Diagnostic(code, "error", message, file.place(*at), hints)
