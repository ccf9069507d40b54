"""The lines of a notes file: block style, every text in quotation marks or under ``|``."""

from collections.abc import Iterable
from typing import Any

from annosite.base.yamlquote import quoted


def notes_file(
    notes: Iterable[list[str]], corrections: Iterable[list[str]], mentions: Iterable[list[str]]
) -> str:
    """Return the notes file of these entries, each the lines of its keys."""
    lines: list[str] = []
    for key, entries in (("notes", notes), ("corrections", corrections), ("mentions", mentions)):
        found = [line for entry in entries for line in as_item(entry)]
        if found:
            lines += [f"{key}:", *found]
    return "".join(f"{line}\n" for line in lines)


def as_item(lines: list[str]) -> list[str]:
    """Return lines as an item of a list."""
    return [f"  - {lines[0]}", *(f"    {line}".rstrip() for line in lines[1:])]


def one_quote(quote: list[str]) -> list[str]:
    """Return the lines of a quote as one of a list."""
    first, *rest = quote
    if not rest:
        return [f"  - {first.removeprefix('quote: ')}"]
    return [f"  - {rest[0].strip()}", *(f"    {line.strip()}" for line in rest[1:])]


def pair(key: str, value: Any) -> list[str]:
    """Return the line of a key with its text; none where it is empty."""
    return [f"{key}: {quoted(str(value))}"] if value not in (None, "") else []


def many(key: str, values: list[str]) -> list[str]:
    """Return the lines of a key with a list of texts; none where it is empty."""
    return [f"{key}:", *(f"  - {quoted(value)}" for value in values)] if values else []


def block(key: str, text: str) -> list[str]:
    """Return the lines of a key with a longer text."""
    if not text:
        return []
    if "\n" not in text or text != text.strip() or any(line[:1].isspace() for line in text.split("\n")[:1]):
        return [f"{key}: {quoted(text)}"]
    return [f"{key}: |", *(f"  {line}" if line else "" for line in text.split("\n"))]
