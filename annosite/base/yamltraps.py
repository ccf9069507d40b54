"""What YAML's parser says, in words that a writer understands: which of the classic traps the line fell into."""

from yaml.error import MarkedYAMLError

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import TextFile

DIRECTIVE = ("a line that begins with `%` is not allowed here", "Delete the line.")
DOCUMENTS = ("a second `---` begins another document; a file holds one", "Delete the line `---`.")
TOO_LARGE = ("this file has more entries than can be read", "Split it into several files.")
TOO_DEEP = ("lists and mappings are nested more than 32 levels deep here",)


def explain(file: TextFile, start: int, end: int, error: MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    at = min(start + (mark.index if mark else 0), end)
    return Diagnostic("yaml-syntax", "error", f"this line cannot be read ({error.problem})", file.place(at))


def unreadable(file: TextFile, start: int, text: str) -> Diagnostic:
    return Diagnostic("yaml-syntax", "error", "this file cannot be read", file.place(start))


def begins_with(file: TextFile, at: int, code: str) -> Diagnostic:
    return Diagnostic(
        code, "error", "a value that begins with this sign needs quotation marks", file.place(at, at + 1)
    )


def odd_key(file: TextFile, start: int, end: int) -> Diagnostic:
    return Diagnostic("yaml-key", "error", "a key must be a word", file.place(start, end))


def merge_key(file: TextFile, start: int, end: int) -> Diagnostic:
    return Diagnostic("yaml-merge", "error", "`<<` is not allowed here", file.place(start, end))


def duplicate(file: TextFile, key: str, start: int, end: int, first: int) -> Diagnostic:
    line = file.line_of(first)
    return Diagnostic(
        "yaml-duplicate-key",
        "error",
        f"`{key}` stands here a second time; the first is on line {line}",
        file.place(start, end),
        ("Keep one of the two.",),
        (Label(file.place(first, first + end - start), "the first"),),
    )


def comma(file: TextFile, start: int, end: int, value: int) -> Diagnostic | None:
    if ":" in file.text[end : value + 1]:
        return None
    return Diagnostic(
        "yaml-comma", "error", "a comma inside `{}` ends the value before it", file.place(start, end)
    )
