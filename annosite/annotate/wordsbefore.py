"""The words before a name: what is read backwards from it to learn whether it is part of a longer one."""

from unicodedata import combining

from msgspec import Struct

from annosite.annotate.boundary import APOSTROPHES
from annosite.annotate.titles import ABBREVIATED
from annosite.base.patterns import Pattern
from annosite.model.personname import PARTICLES

INITIALS = Pattern(r"(?:\p{Lu}\.)+|\p{Lu}")
"""``H.``, ``J.K.``, ``X``."""
_nickname = Pattern(r"""["“”„«'‘(](\p{Lu}[\p{L}\p{M}.]*)["“”»'’)]\s\Z""")
_QUOTES = "\"“”»'’)"
_SPACES = " \n\t\u00a0\u202f"
_HYPHENS = "-\u2010\u2011"
_ABBREVIATIONS = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "e.u.", "a.m.", "p.m.", "l.a."})
"""A sentence may end in these; the next word is not part of them."""

_ROMANCE = frozenset({"de", "del", "della", "dello", "dei", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "las", "los", "les", "lo", "el", "al", "san", "santa", "st"})  # fmt: skip
_PREPOSITIONS: dict[str, frozenset[str] | set[str]] = {
    "nl": {"van", "den", "der", "de", "te", "ten", "ter", "het", "op"},
    "de": {"von", "vom", "zu", "zum", "zur", "der", "den", "des"},
    "sv": {"af", "av", "til", "den", "de"},
    "da": {"af", "den", "de", "til"},
    "no": {"av", "den", "de", "til"},
    **dict.fromkeys(("fr", "es", "pt", "it", "ca", "ro", "gl"), _ROMANCE),
}
"""By language: particles of names that are everyday words in it ("la política de Sánchez")."""


class Token(Struct, frozen=True):
    """A word before the name, nearest first."""

    word: str
    start: int
    joined: bool
    """By a hyphen, not by a space."""


def words_before(text: str, at: int, language: str) -> tuple[Token, ...]:
    """Return the capitalised words directly before ``at``, nearest first, and a particle that ends them."""
    tokens: list[Token] = []
    while len(tokens) < 6:
        if at > 2 and text[at - 2] in _QUOTES and text[at - 1] in _SPACES:
            window = max(0, at - 32)
            nickname = _nickname.search(text[window:at])
            if nickname is None:
                break
            at = window + nickname.start()
            tokens.append(Token(nickname[1], at, joined=False))
            continue
        start, end = word_before(text, at)
        if start == end:
            break
        word = text[start:end]
        joined = text[end] in _HYPHENS
        is_particle = word[0].islower()
        if is_particle:  # or an everyday word: the commonest case
            bare = word.strip(".").lower()
            if joined or bare not in PARTICLES or bare in _PREPOSITIONS.get(language, ()):
                break
        elif not (word[0].isupper() or _is_caseless(word[0])):
            break
        if _ends_sentence(word) or _is_possessive(word):
            break
        tokens.append(Token(word, start, joined))
        if is_particle:
            break
        at = start
    return tuple(tokens)


def has_name_before(text: str, start: int) -> bool:
    """Return whether a capitalised word, or a nickname in quotation marks, stands just before ``start``."""
    if start > 2 and text[start - 2] in _QUOTES:
        return True
    first, end = word_before(text, start)
    return first < end and (text[first].isupper() or _is_caseless(text[first]))


def word_before(text: str, at: int) -> tuple[int, int]:
    """Return where the word before ``at`` stands, across one hyphen or a space in the line or paragraph; empty: none."""
    end = at
    if end and text[end - 1] in _HYPHENS:
        end -= 1
    else:
        breaks = 0
        while end and text[end - 1] in _SPACES:
            end -= 1
            breaks += text[end] == "\n"
        if end == at or breaks > 1:
            return at, at
    start = end
    while start and ((char := text[start - 1]).isalnum() or char in ".'’_" or combining(char)):
        start -= 1
    while start < end and not (text[start].isalnum() or text[start] == "_"):
        start += 1
    return start, end


def _ends_sentence(word: str) -> bool:
    """Return whether the full stop behind ``word`` ends a sentence, not an abbreviation or an initial."""
    if not word.endswith("."):
        return False
    lower = word.lower()
    if lower in _ABBREVIATIONS:
        return True
    bare = lower.rstrip(".")
    return not (INITIALS.fullmatch(word) or bare in ABBREVIATED or bare in ("mt", "ft"))


def _is_possessive(word: str) -> bool:
    return word[-1] in APOSTROPHES or (len(word) > 2 and word[-2] in APOSTROPHES and word[-1] in "sS")


def _is_caseless(char: str) -> bool:
    """Return whether a letter's script has no capitals: any word may be a name there."""
    return char.isalpha() and char.lower() == char.upper()
