"""Which articles a changed name may concern.

When an entity is added, removed or changed, an article is annotated again if its files contain any of the entity's
forms, old or new. What is asked here is a superset of that: a false yes costs a millisecond, a false no a stale page.
So it can be asked of files as they are (Markdown, YAML), without parsing them: of each name only its longest word is
sought, without case, whatever marks stand around it or even inside it.
"""

import html
import re
import unicodedata
from collections.abc import Iterable

import ahocorasick_rs

from annosite.annotate.names import name_record
from annosite.base.digest import digest
from annosite.base.patterns import Pattern
from annosite.model.entity import Entity

_words = Pattern(r"[\p{L}\p{M}\p{N}]+")
_MARKS = (
    "*_~`[]\\\u00ad\u034f\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
)
"""Marks and characters without width that may stand inside a word."""
# Each begins with a literal, which makes them fast.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\]\([^)\n]*\)\w",
        r"\]\[[^\]\n]*\]\w",
        r"\[\^[^\]\n]*\]\w",
        r">\w",
        r"<[/a-z]",
        r"\\[uxn]",
    )
)
"""A link, note or tag that ends or begins inside a word, or a character written as its number in YAML."""
_wrapped = re.compile(r"\\\n[ \t]*")
"""A line of a quoted YAML text that goes on without a space."""


def forms(entity: Entity) -> tuple[str, ...]:
    """Return what to look for in files to learn whether they may depend on ``entity``: sorted, folded words.

    They cover its id, its names, aliases, plurals and surname in every language.
    """
    sought = {entity.id}
    for language in ("", *entity.translations):
        sought.update(form.text for form in name_record(entity, language).forms)
    return tuple(sorted({_longest_word(form) for form in sought}))


def names_digest(entity: Entity) -> str:
    """Return the digest of all of ``entity`` that finding its name depends on, in every language.

    Where it is the same before and after a change, no article's mentions can differ.
    """
    return digest([name_record(entity, language) for language in ("", *sorted(entity.translations))])


class Search:
    """Words (of ``forms``) sought in one article's or notes file after the other."""

    __slots__ = ("_find",)

    def __init__(self, words: Iterable[str]) -> None:
        sought = sorted({word for word in words if word})
        self._find = ahocorasick_rs.AhoCorasick(sought).find_matches_as_indexes if sought else None

    def is_in(self, text: str) -> bool:
        """Return whether ``text`` may contain one of the words."""
        if self._find is None:
            return False
        plain = _fold(text)
        if self._find(plain) or any(_cuts_a_word(pattern, plain) for pattern in _CUTS):
            return True
        bare = html.unescape(_wrapped.sub("", plain) if "\\\n" in plain else plain)
        if bare != plain:
            bare = _fold(bare)
        for mark in _MARKS:
            bare = bare.replace(mark, "")
        return bare != plain and bool(self._find(bare))


def _cuts_a_word(pattern: re.Pattern[str], text: str) -> bool:
    for found in pattern.finditer(text):
        at = found.start()
        # A tag cuts a word only if it touches one before it; what follows a tag is asked by its end, ">".
        if found[0][0] != "<" or (at > 0 and text[at - 1].isalnum()):
            return True
    return False


def _longest_word(form: str) -> str:
    folded = _fold(form)
    return max(_words.findall(folded), key=lambda word: (len(word), word), default=folded)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold()
