"""Lines of YAML taken apart by eye, as their writer meant them, and written again so that they can be read."""

import re

from msgspec import Struct

from annosite.base.textfile import TextFile

_LINE = re.compile(
    r"""(?P<indent>[ \t]*)
        (?P<dashes>(?:-[ \t]+)*)
        (?:(?P<key>"[^"\n]*"|'[^'\n]*'|[^\s:#'"\[\]{},&*!|>%@`?-][^:\n]*?|<<)(?P<colon>:)(?=[ \t]|$))?
        (?P<gap>[ \t]*)
        (?P<value>.*)""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"[ \t]+#.*$")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Line(Struct, frozen=True):
    """One line of a file; columns count from 0."""

    number: int
    start: int
    """Offset in the file of its first code point."""
    text: str
    indent: str
    dashes: str
    """``- `` once for each list that an entry begins on it."""
    key: str
    """Without the colon; empty where it has none."""
    value: str
    """What follows, comment included."""
    value_column: int

    @property
    def key_column(self) -> int:
        """Where key or value begins, after indentation and dashes."""
        return len(self.indent) + len(self.dashes)

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it but perhaps a comment."""
        return not self.text.strip() or self.text.lstrip().startswith("#")

    @property
    def is_entry(self) -> bool:
        """Whether it looks like a key with its value: one word before the colon."""
        return bool(self.key) and _WORD.fullmatch(self.key) is not None

    @property
    def bare_value(self) -> str:
        """The value without white space and comment after it."""
        return _COMMENT.sub("", self.value).rstrip()

    def with_value(self, value: str) -> str:
        """Return the line with another value in place of ``bare_value``."""
        rest = self.value[len(self.bare_value) :].rstrip()
        head = self.text[: self.value_column]
        return f"{head}{'' if head.endswith((' ', chr(9))) or not self.key else ' '}{value}{rest}"


def line_at(file: TextFile, offset: int) -> Line:
    """Return the line in which the code point at ``offset`` stands."""
    return line_number(file, file.line_of(min(offset, len(file.text))))


def line_number(file: TextFile, number: int) -> Line:
    """Return one line, from 1."""
    text = file.line_text(number)
    match = _LINE.fullmatch(text)
    assert match is not None, text  # every part but the value may be empty
    return Line(
        number,
        file.offset_of(number),
        text,
        match["indent"],
        match["dashes"],
        match["key"] or "",
        match["value"],
        match.start("value"),
    )


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks as YAML reads them: the kind that the text has none of, if it can be."""
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def unwrapped(text: str) -> str:
    """Return ``text`` without a pair of quotation marks, straight or curly, around the whole of it."""
    pairs = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "«": "»"}
    if len(text) > 2 and pairs.get(text[0]) == text[-1]:
        return text[1:-1]
    return text


def paste(line: str) -> str:
    """Return the hint that shows a mended line (or lines), ready to paste."""
    return f"Write:\n{line}"
