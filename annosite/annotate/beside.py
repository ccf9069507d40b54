"""Who stands beside a name: the words that make "Clinton" somebody else's ("Bill Clinton", "Clinton Foundation")."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from unicodedata import combining

import regex

from annosite.annotate.boundary import APOSTROPHES
from annosite.annotate.givennames import GIVEN_NAMES
from annosite.annotate.nameedge import is_sentence_start, stands_free_unspaced
from annosite.annotate.titles import (
    ABBREVIATED,
    AFTER,
    BEFORE_MONTHS,
    FEMALE,
    GIVEN_MONTHS,
    MALE,
    PLACE_WORDS,
    SENTENCE_WORDS,
    STATES,
    TITLES,
    UNSPACED_TITLES,
)
from annosite.model.names import NameRecord
from annosite.model.personname import PARTICLES, SUFFIXES

_LETTERS = r"[\p{L}\p{M}\p{N}_]"
_nickname = regex.compile(r"""["“”„«'‘(](\p{Lu}[\p{L}\p{M}.]*)["“”»'’)]\s\Z""")
_QUOTES = "\"“”»'’)"
_SPACES = " \n\t\u00a0\u202f"
_HYPHENS = "-\u2010\u2011"
_after = regex.compile(
    rf"([ \t\u00a0\u202f]*\n?[ \t\u00a0]*|[-\u2010\u2011])({_LETTERS}(?:[{APOSTROPHES}.]?{_LETTERS})*)"
)
_comma_suffix = regex.compile(r",\s+(Jr|Sr|Jnr|Snr|I{2,3}|IV)\b")
_comma_place = regex.compile(r",\s+(\p{Lu}[\p{L}]*\.?(?:\p{Lu}\.)?)")
_company = regex.compile(r",?\s+(?:Inc|LLC|LLP|Ltd|Corp|Co|GmbH|AG|SA)\b|\s*&\s*\p{Lu}")
_initials = regex.compile(r"(?:\p{Lu}\.)+|\p{Lu}")
_given = regex.compile(
    rf"\p{{Lu}}[\p{{Ll}}\p{{M}}]+(?:[{APOSTROPHES}-]?\p{{Lu}}?[\p{{Ll}}\p{{M}}]+)*|(?:\p{{Lu}}\.)+"
)
_abbreviations = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "e.u.", "a.m.", "p.m.", "l.a."})
_unspaced = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]")
_words = regex.compile(r"\p{L}{4,}")
_sentence = regex.compile(r"[.!?](?:\s|$)")

_SURNAMES_IN_ING = frozenset({"irving", "sterling", "channing", "manning", "fielding", "harding", "golding"})
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

_NOUNS_CAPITALISED = ("de", "lb")
"""Languages in which a capital says nothing: "weil Angela Merkel Kanzlerin ist"."""

Verdict = Literal["fits", "own", "not", "stranger"]
"""``own``: with a name of the person before it, so certainly meant; ``stranger``: somebody else of this surname."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word before the name, nearest first."""

    word: str
    start: int
    joined: bool
    """By a hyphen, not by a space."""


class Beside:
    """What stands around the name at ``start`` to ``end`` of ``text``, asked for each person who may be meant."""

    __slots__ = ("__dict__", "_end", "_language", "_start", "_text", "_words", "before")

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self._text, self._start, self._end, self._language = text, start, end, language[:2]
        self._words = SENTENCE_WORDS.get(self._language or "en", frozenset())
        self.before = self._words_before()
        """The capitalised words before the name, nearest first; most often none."""

    @cached_property
    def _after(self) -> "regex.Match[str] | None":
        """What joins the next word, and that word."""
        return _after.match(self._text, self._end)

    @cached_property
    def _suffix(self) -> str:
        """The "jr" or "iii" behind the name, in lower case; empty where there is none."""
        comma = _comma_suffix.match(self._text, self._end)
        if comma:
            return str(comma[1]).lower()
        if self._after is None or not self._after[1].isspace():
            return ""
        word = self._after[2].strip(".").lower()
        return word if word in SUFFIXES and self._after[2][0].isupper() else ""

    @cached_property
    def _is_company_or_town(self) -> bool:
        text, end = self._text, self._end
        if _company.match(text, end) or text[max(0, self._start - 3) : self._start].rstrip().endswith("&"):
            return True
        place = _comma_place.match(text, end)  # "Washington, D.C.", "Clinton, Iowa"
        return bool(place) and place[1].replace(".", "").lower() in STATES

    def surname(self, record: NameRecord) -> Verdict:
        """Return whether a surname, or another single word, means the person of ``record`` here."""
        text, start, end = self._text, self._start, self._end
        if _unspaced.match(text, start):
            if stands_free_unspaced(text, start, end, UNSPACED_TITLES):
                return "fits"
            return "stranger" if text[start - 1 : start] in ("・", "·", "\uff1d") else "not"
        if self._is_of_something(record):
            return "not"
        own = False
        for token in self.before:
            word = token.word.strip(".")
            if self._is_own(word, record):
                own = own or (not token.joined and len(token.word) > 1 and word[0].isupper())
                continue
            if word.lower() in PARTICLES and word[0].islower():
                return "not"
            if self._may_precede(token, record):
                break
            return "stranger" if self._is_given_name(token) else "not"
        if own and _always_has_suffix(record) and not self._suffix:
            return "not"  # "Robert Kennedy" where only Robert Kennedy Jr. is known
        return "own" if own else "fits"

    def full_name(self, record: NameRecord) -> Verdict:
        """Return whether a name of several words means the person of ``record`` here, or is part of another name."""
        text, start, end = self._text, self._start, self._end
        if _unspaced.match(text, start):
            dots = ("・", "·", "\uff1d")
            return "not" if text[start - 1 : start] in dots or text[end : end + 1] in dots else "fits"
        if self.before:
            nearest = self.before[0]
            strange = not self._is_own(nearest.word.strip("."), record)
            if nearest.joined and strange and nearest.word.lower() not in self._words:
                return "stranger"  # "Anna-Maria Schmidt" where Maria Schmidt is known
            if _initials.fullmatch(nearest.word) and nearest.word.endswith(".") and strange:
                return "stranger"  # "F. Scott Fitzgerald" where Scott Fitzgerald is known
            if strange and not nearest.joined and nearest.word in GIVEN_NAMES and not self._in_headline():
                return "stranger"  # "James Earl Carter" where Earl Carter is known
        if self._suffix:
            return "fits" if self._suffix in record.suffixes else "stranger"
        if self._after is None:
            return "fits"
        glue, word = self._after[1], self._after[2]
        if not word[0].isupper() or not glue or self._is_own(word, record) or word in record.titles:
            return "fits"
        if glue.strip():
            return "stranger"  # "Mary Smith-Jones" where Mary Smith is known
        if len(word) < 3 or word.isupper() or self._may_follow(word) or self._language in _NOUNS_CAPITALISED:
            return "fits"
        # "George Washington Carver"; in a headline capitals say nothing.
        return "fits" if self._in_headline() else "not"

    def gender(self) -> str:
        """Return ``m`` or ``f`` if a title that has one stands before the name, else nothing."""
        for token in self.before:
            word = token.word.strip(".").lower()
            if word in FEMALE or word in MALE:
                return "f" if word in FEMALE else "m"
        return ""

    def _words_before(self) -> tuple[Token, ...]:
        """Return the capitalised words directly before, and a particle, title or sentence word that ends them."""
        text, at = self._text, self._start
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
            start, end = _word_before(text, at)
            if start == end:
                break
            word = text[start:end]
            if _ends_sentence(word) or _is_possessive(word):
                break
            token = Token(word, start, joined=text[end] in _HYPHENS)
            if word[0].islower():
                bare = word.strip(".").lower()
                if not token.joined and bare in PARTICLES - _PREPOSITIONS.get(self._language, frozenset()):
                    tokens.append(token)
                break
            if not (word[0].isupper() or _is_caseless(word[0])):
                break
            tokens.append(token)
            at = start
        return tuple(tokens)

    def _is_of_something(self, record: NameRecord) -> bool:
        """Return whether what follows makes it the name of something else, or of another person."""
        if self._suffix:
            return self._suffix not in record.suffixes
        if self._is_company_or_town:
            return True
        if self._after is None or not self._after[1]:
            return False
        word = self._after[2]
        if not word[0].isupper() or self._is_own(word, record):
            return False
        return bool(self._after[1].strip()) or not self._may_follow(word)

    def _may_follow(self, word: str) -> bool:
        return word.lower() in AFTER or word.lower() in self._words

    def _may_precede(self, token: Token, record: NameRecord) -> bool:
        """Return whether a word that is no name of the person may stand before the surname all the same."""
        bare = token.word.strip(".")
        word = bare.lower()
        if word in self._words and not token.word.endswith("."):  # "A." is an initial
            return True
        if token.joined:
            return False
        if word in TITLES or bare in record.titles or self._is_date(word, token):
            return True
        opening = word.endswith("ing") and len(word) > 5 and word not in _SURNAMES_IN_ING
        return opening and is_sentence_start(self._text, token.start)

    def _is_date(self, word: str, token: Token) -> bool:
        """Return whether the word is a day or a month: "In January Pierson spoke"."""
        if word not in GIVEN_MONTHS:
            return word in AFTER
        start, end = _word_before(self._text, token.start)
        before = self._text[start:end].lower()
        return before in BEFORE_MONTHS or before.isdigit()

    def _is_given_name(self, token: Token) -> bool:
        if token.joined or not _given.fullmatch(token.word) or self._in_headline():
            return False
        return not any(each.word.strip(".").lower() in PLACE_WORDS for each in self.before)

    def _is_own(self, word: str, record: NameRecord) -> bool:
        if word in record.own:
            return True
        if not _initials.fullmatch(word if len(word) == 1 else f"{word}."):
            return False
        return all(any(name[0] == letter for name in record.own) for letter in word.replace(".", ""))

    def _in_headline(self) -> bool:
        """Return whether most longer words of the paragraph are capitalised, so that capitals mean nothing."""
        text = self._text
        start = text.rfind("\n\n", 0, self._start) + 2 if "\n\n" in text[: self._start] else 0
        end = text.find("\n\n", self._end)
        line = text[start : end if end >= 0 else len(text)]
        if len(line) > 250 or _sentence.search(line):
            return False
        words = _words.findall(line)
        return len(words) >= 4 and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def has_name_before(text: str, start: int) -> bool:
    """Return whether a capitalised word, or a nickname in quotation marks, stands just before ``start``."""
    if start > 2 and text[start - 2] in _QUOTES:
        return True
    first, end = _word_before(text, start)
    return first < end and (text[first].isupper() or _is_caseless(text[first]))


def _word_before(text: str, at: int) -> tuple[int, int]:
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


def _always_has_suffix(record: NameRecord) -> bool:
    """Return whether every full name of the person ends in Jr. or the like."""
    return bool(record.suffixes) and all(
        form.text.split(" ")[-1].strip(".").lower() in SUFFIXES
        for form in record.forms
        if form.kind != "surname" and " " in form.text
    )


def _ends_sentence(word: str) -> bool:
    """Return whether the full stop behind ``word`` ends a sentence, not an abbreviation or an initial."""
    if not word.endswith("."):
        return False
    lower = word.lower()
    if lower in _abbreviations:
        return True
    bare = lower.rstrip(".")
    return not (_initials.fullmatch(word) or bare in ABBREVIATED or bare in ("mt", "ft"))


def _is_possessive(word: str) -> bool:
    return word[-1] in APOSTROPHES or (len(word) > 2 and word[-2] in APOSTROPHES and word[-1] in "sS")


def _is_caseless(char: str) -> bool:
    """Return whether a letter's script has no capitals: any word may be a name there."""
    return char.isalpha() and char.lower() == char.upper()
