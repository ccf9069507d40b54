"""Unknown keys: the nearest known one, and the usual synonyms (FORMAT.md §2)."""

from typing import Any

from rapidfuzz.process import extractOne

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.model.codes import problem

SYNONYMS = {
    "text": ("reason", "bio", "summary"),
    "comment": ("reason", "text"),
    "new": ("replacement",),
    "to": ("replacement",),
    "type": ("kind",),
    "source": ("sources",),
    "author": ("authors",),
}


def known_keys(spot: Any) -> tuple[str, ...]:
    return ()


def unknown_key(file: TextFile, kind: str, spot: Any) -> Diagnostic:
    key = spot.key
    return problem("unknown-key", f"`{key.value}` is not a key of this place", file.place(key.start, key.end))


__all__ = ["SYNONYMS", "extractOne"]
