"""Another text for a YAML scalar, in the style in which the old one was written (YAML 1.2.2, chapters 7 and 8)."""

import re

from annosite.base.yamlquote import quoted

_PLAIN = re.compile(r"[^\W_][\w ’‘“”.;()/%+–—'-]*", re.UNICODE)
"""Plain texts that no reader of YAML takes for anything else; whatever is doubtful gets quotation marks."""
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def restyled(source: str, value: str, *, key_indent: int = 0) -> str:
    """Return ``value`` written as ``source`` (a scalar with its marks, as it stands in the file) is.

    Double and single quotation marks stay; a text below ``|`` or ``>`` stays there, its lines indented as before; a
    plain text stays plain where that is safe. ``key_indent``: columns before the key, for a block text without lines.
    """
    if source.startswith('"'):
        return quoted(value)
    if source.startswith("'"):
        return "'" + value.replace("'", "''") + "'" if value.isprintable() else quoted(value)
    if source.startswith(("|", ">")):
        return _block(source, value, key_indent)
    return value if is_plain(value) else quoted(value)


def is_plain(value: str) -> bool:
    """Return whether ``value`` can stand without quotation marks, whatever stands around it."""
    return (
        _PLAIN.fullmatch(value) is not None
        and not value.endswith(" ")
        and value.casefold() not in _WORDS_OF_YAML
        and not value[0].isdigit()
    )


def _block(source: str, value: str, key_indent: int) -> str:
    end_of_line = "\r\n" if "\r\n" in source else "\n"
    header, _, body = source.partition("\n")
    lines = [line for line in body.split("\n") if line.strip()]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))] if lines else " " * (key_indent + 2)
    tail = source[len(source.rstrip()) :]
    text = end_of_line.join(indent + line if line else "" for line in value.split("\n"))
    return header.rstrip("\r") + end_of_line + text + tail
