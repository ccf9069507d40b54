"""Traps within ``[]`` and ``{}``."""

import re

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamlmend import line_at, paste, quoted


def comma(file: TextFile, start: int, end: int) -> Diagnostic:
    """Return the problem that a comma within ``{}`` cut the value from ``start`` to ``end`` apart."""
    line = line_at(file, start)
    text = file.text
    at = text.find(",", start, end)
    hints = (
        (paste(text[line.start : start] + quoted(text[start:end]) + line.text[end - line.start :]),)
        if end <= line.start + len(line.text)
        else ()
    )
    return Diagnostic(
        "yaml-comma",
        "error",
        "within `{}` a comma ends the value; a value that has one needs quotation marks",
        file.place(at, at + 1),
        hints,
    )


def within_brackets(file: TextFile, opened: int, at: int) -> Diagnostic:
    """Return the problem at ``at``, within the ``[`` or ``{`` at ``opened``."""
    line, here = line_at(file, opened), line_at(file, at)
    sign = file.text[opened]
    closing = {"[": "]", "{": "}"}[sign]
    if here.number == line.number and file.text[at : at + 1] == ":":
        head = re.split(r"[,{\[]", line.text[: at - line.start])[-1]
        key = re.match(r"\s*[^:]*:\s+", head)
        if key is not None:
            start = at - len(head) + key.end()
            tail = re.split(r"[,}\]]", file.text[at : line.start + len(line.text)], maxsplit=1)[0].rstrip()
            mended = (
                line.text[: start - line.start]
                + quoted(file.text[start:at] + tail)
                + line.text[at + len(tail) - line.start :]
            )
            return Diagnostic(
                "yaml-colon",
                "error",
                "a colon followed by a space, within a text that is not in quotation marks",
                file.place(at, at + 1),
                (paste(mended),),
            )
    if closing in line.text[opened - line.start :]:
        return Diagnostic(
            "yaml-syntax",
            "error",
            f"what stands between `{sign}` and `{closing}` cannot be read from here on",
            file.place(at),
            ("Put texts in quotation marks, and commas between them.",),
        )
    hints = [paste(f"{line.text.rstrip()}{closing}")]
    if opened == line.start + line.value_column and not (sign == "{" and ": " in line.value):
        hints.append(f"Or, if it belongs to the text:\n{line.with_value(quoted(line.bare_value))}")
    return Diagnostic(
        "yaml-sign",
        "error",
        f"the `{sign}` that opens here is not closed with `{closing}`",
        file.place(opened, opened + 1),
        tuple(hints),
    )
