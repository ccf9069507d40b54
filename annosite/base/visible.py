"""Text from files, made safe to look at."""

import unicodedata

_KEPT = "\u00ad\u200c\u200d"
"""Soft hyphens and joiners: part of ordinary words in some languages."""


def visible(text: str) -> str:
    """Return one line of text with what a terminal or page would obey, and nobody would see, spelled out.

    These are control characters, bidirectional controls and lone surrogates: ``<U+202E>``. A tab becomes a space, so
    that a caret below stays in its column.
    """
    return text if text.isprintable() else "".join(_show(character) for character in text)


def _show(character: str) -> str:
    if character == "\t":
        return " "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return f"<U+{ord(character):04X}>" if hidden and character not in _KEPT else character
