"""Ids made of words: of headings, and of annotations that were given none. Once published they are permanent links.

On the page a note's elements are ``note-ID``, ``note-ID-card``, ``note-ID-text``, ``note-ID-ref``, ``note-ID-ref-2``; a
correction's likewise. So no id may be another's with one of these endings.
"""

import re
from collections.abc import Iterable

from annosite.base.spelled import slugify

_plain = re.compile(r"[^a-z0-9]+")
_reserved = re.compile(r"(?:note|correction|mention)-")
_ending = re.compile(r"-(?:card|text|ref(?:-\d+)?)$")
_MAX_WORDS = 6
_MAX_LENGTH = 48


def slug(text: str) -> str:
    """Return ``text`` in lower-case ASCII letters, digits and hyphens; may be empty."""
    if text.isascii():
        return _plain.sub("-", text.lower().replace("'", "")).strip("-")
    return slugify(text.replace("’", ""))


def heading_id(text: str, taken: set[str]) -> str:
    """Return the id of a heading, and add it to ``taken``; it never begins as an annotation's does."""
    base = slug(text)[:80].rstrip("-") or "section"
    if _reserved.match(base):
        base = "section-" + base
    return _free(base, taken)


def derived_id(words: str, taken: set[str]) -> str:
    """Return an id made of the first words of a quote (or of a text without quote), and add it to ``taken``."""
    parts = slug(words[:400]).split("-")
    base = parts[0]
    for part in parts[1:_MAX_WORDS]:
        if len(base) + 1 + len(part) > _MAX_LENGTH:
            break
        base = f"{base}-{part}"
    base = base[:_MAX_LENGTH] or "words"
    if _ending.search(base):
        base += "-words"
    return _free(base, taken)


def reserve(ids: Iterable[str]) -> set[str]:
    """Return the ids that are given, and those that would clash with a part of one (``a`` where ``a-card`` is given)."""
    taken = {id_ for id_ in ids if id_}
    return taken | {_ending.sub("", id_) for id_ in taken}


def _free(base: str, taken: set[str]) -> str:
    id_, number = base, 1
    while id_ in taken:
        number += 1
        id_ = f"{base}-{number}"
    taken.add(id_)
    return id_
