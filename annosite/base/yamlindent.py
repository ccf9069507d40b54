"""Lines that are indented so that they belong to nothing."""

import re

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamlmend import Line, line_number, paste

_GLUED = re.compile(r"([ \t]*(?:-[ \t]+)*[A-Za-z_][A-Za-z0-9_-]*):(?!//)(\S.*)")


def line_before(file: TextFile, line: Line) -> Line | None:
    """Return the nearest line above that says something."""
    for number in range(line.number - 1, 0, -1):
        above = line_number(file, number)
        if not above.blank:
            return above
    return None


def glued_colon(file: TextFile, line: Line) -> Diagnostic | None:
    """Return the problem of a line such as ``title:Foo``, which YAML takes for one long word; None: it is no such line."""
    match = _GLUED.fullmatch(line.text)
    if match is None:
        return None
    at = line.start + match.end(1)
    return Diagnostic(
        "yaml-colon",
        "error",
        "there must be a space after the colon",
        file.place(at, at + 1),
        (paste(f"{match[1]}: {match[2]}"),),
    )


def glued_dash(file: TextFile, line: Line) -> Diagnostic | None:
    """Return the problem of a line such as ``-quote: Foo``, which begins no entry; None: it is no such line."""
    match = re.fullmatch(r"([ \t]*)-([A-Za-z_][A-Za-z0-9_-]*:(?:[ \t].*)?)", line.text)
    if match is None:
        return None
    at = line.start + len(match[1])
    return Diagnostic(
        "yaml-indent",
        "error",
        "there must be a space after the dash that begins an entry of a list",
        file.place(at, at + 1),
        (paste(f"{match[1]}- {match[2]}"),),
    )


def no_key(file: TextFile, line: Line, block: bool) -> Diagnostic:
    """Return the problem of a line that is neither a key with its value nor part of the text above (``block``: of ``|``)."""
    glued = glued_colon(file, line)
    if glued is not None:
        return glued
    if block:
        return _below_block(file, line)
    return _neither(file, line)


def _neither(file: TextFile, line: Line) -> Diagnostic:
    """Neither a key nor part of a text; a comment may have cut it off the text that it was part of."""
    comment = line_number(file, line.number - 1)
    if comment.text.lstrip().startswith("#") and comment.indent == line.indent:
        return _cut_off(file, comment.start + len(comment.indent))
    above = line_before(file, line)
    cut = None if above is None or above.value[:1] in "\"'|>" else re.search(r"[ \t]#", above.value)
    if cut is not None and above is not None and len(line.indent) > above.key_column:
        return _cut_off(file, above.start + above.value_column + cut.start() + 1)
    return _no_part(file, line)


def _cut_off(file: TextFile, at: int) -> Diagnostic:
    message = "a `#` after a space begins a comment, so the text ends before it and the next line belongs to nothing"
    hint = "Put the text in quotation marks, or write `|` and the text on the lines below it."
    return Diagnostic("yaml-hash", "error", message, file.place(at, at + 1), (hint,))


def _no_part(file: TextFile, line: Line) -> Diagnostic:
    place = file.place(line.start + line.key_column, line.start + len(line.text))
    hints = ["If it goes on with the text above, indent it more than that text’s key."]
    word = line.text.strip()
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", word):
        hints.append(f"If it is a key, write `{word}: …`.")
    return Diagnostic(
        "yaml-indent",
        "error",
        "this line is neither a key with its value nor part of the text above",
        place,
        tuple(hints),
    )


def misplaced(file: TextFile, line: Line, block: bool) -> Diagnostic:
    """Return the problem of a line whose indentation fits nothing above it."""
    if block and not line.is_entry and not line.dashes:
        return _below_block(file, line)
    if not line.key and not line.dashes:
        return _neither(file, line)
    previous = line_before(file, line)
    glued = None if previous is None else glued_dash(file, previous)
    if glued is not None:
        return glued
    columns = _columns(file, line)
    own = len(line.indent)
    what = "an entry of a list" if line.dashes else f"`{line.key}`"
    place = file.place(line.start + own, line.start + len(line.text.rstrip()))
    if not columns:
        return Diagnostic("yaml-indent", "error", f"{what} does not belong to anything above it", place)
    if own > 0 and len(columns) > 1:  # what is indented at all is meant to lie within something
        columns = [pair for pair in columns if pair[0] > 0] or columns
    column, above = min(columns, key=lambda pair: (abs(pair[0] - own), -pair[0]))
    mended = " " * column + line.text[own:]
    if column == own:
        return Diagnostic(
            "yaml-indent",
            "error",
            f"{what} does not go with the lines above: entries of a list begin with `- `, keys do not",
            place,
        )
    beside = (
        "the entry before it" if line.dashes else f"`{above.key}` above it" if above.key else "the line above"
    )
    return Diagnostic(
        "yaml-indent",
        "error",
        f"{what} is indented by {_spaces(own)}, {beside} by {column}: what belongs together begins in the same column",
        place,
        (paste(mended),),
    )


def _below_block(file: TextFile, line: Line) -> Diagnostic:
    """A line of a text below ``|`` or ``>`` that does not stand far enough to the right."""
    opening, above = line, line_before(file, line)
    width = None
    while above is not None:
        opening = above
        if re.search(r"[|>][0-9+-]*[ \t]*(#.*)?$", above.value) or above.is_entry:
            break
        width = len(above.indent)
        above = line_before(file, above)
    wanted = width if width is not None and width > opening.key_column else opening.key_column + 2
    sign = (opening.value or "|")[0]
    return Diagnostic(
        "yaml-indent",
        "error",
        f"this line is to be part of the text that `{sign}` begins on line {opening.number}, but is not indented enough",
        file.place(line.start + len(line.indent), line.start + len(line.text.rstrip())),
        (paste(" " * wanted + line.text.strip()),),
    )


def _columns(file: TextFile, line: Line) -> list[tuple[int, Line]]:
    """Return the columns in which ``line`` could begin, each with the line above that opens it."""
    found: list[tuple[int, Line]] = []
    least: int | None = None
    above = line_before(file, line)
    while above is not None:
        indent = len(above.indent)
        if (above.key or above.dashes) and (least is None or indent < least):
            if line.dashes:
                if above.dashes:
                    found.append((indent, above))
            else:
                found.append((above.key_column if above.key else indent, above))
            least = indent
        if least == 0:
            break
        above = line_before(file, above)
    return found


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
