"""Who stands beside a name: the words that make "Clinton" somebody else's ("Bill Clinton", "Clinton Foundation")."""

from functools import cached_property
from typing import Literal

from annosite.annotate.boundary import APOSTROPHES
from annosite.annotate.givennames import GIVEN_NAMES
from annosite.annotate.nameedge import is_sentence_start, stands_free_unspaced
from annosite.annotate.titles import (
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
from annosite.annotate.wordsbefore import INITIALS, Token, word_before, words_before
from annosite.base.patterns import Pattern
from annosite.model.names import NameRecord
from annosite.model.personname import PARTICLES, SUFFIXES

_LETTERS = r"[\p{L}\p{M}\p{N}_]"
_after = Pattern(
    rf"([ \t\u00a0\u202f]*\n?[ \t\u00a0]*|[-\u2010\u2011])({_LETTERS}(?:[{APOSTROPHES}.]?{_LETTERS})*)"
)
_comma_suffix = Pattern(r",\s+(Jr|Sr|Jnr|Snr|I{2,3}|IV)\b")
_comma_place = Pattern(r",\s+(\p{Lu}[\p{L}]*\.?(?:\p{Lu}\.)?)")
_company = Pattern(r",?\s+(?:Inc|LLC|LLP|Ltd|Corp|Co|GmbH|AG|SA)\b|\s*&\s*\p{Lu}")
_given = Pattern(
    rf"\p{{Lu}}[\p{{Ll}}\p{{M}}]+(?:[{APOSTROPHES}-]?\p{{Lu}}?[\p{{Ll}}\p{{M}}]+)*|(?:\p{{Lu}}\.)+"
)
_unspaced = Pattern(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]")
_FIRST_UNSPACED = "\u2e80"
"""Below this code point there is none of these."""
_words = Pattern(r"\p{L}{4,}")
_sentence = Pattern(r"[.!?](?:\s|$)")

_SURNAMES_IN_ING = frozenset({"irving", "sterling", "channing", "manning", "fielding", "harding", "golding"})
_HEADLINE = 250
"""No headline is longer."""

_NOUNS_CAPITALISED = ("de", "lb")
"""Languages in which a capital says nothing: "weil Angela Merkel Kanzlerin ist"."""

Verdict = Literal["fits", "own", "not", "stranger"]
"""``own``: with a name of the person before it, so certainly meant; ``stranger``: somebody else of this surname."""


class Beside:
    """What stands around the name at ``start`` to ``end`` of ``text``, asked for each person who may be meant."""

    __slots__ = (
        "__dict__",
        "_after",
        "_end",
        "_language",
        "_start",
        "_suffix",
        "_text",
        "_words",
        "before",
    )

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self._text, self._start, self._end, self._language = text, start, end, language[:2]
        self._words = SENTENCE_WORDS.get(self._language or "en", frozenset())
        self.before = words_before(text, start, self._language)
        """The capitalised words before the name, nearest first; most often none."""
        self._after = None if _goes_on(text, end) else _after.match(text, end)
        """What joins the next word, and that word; None where no name can follow."""
        self._suffix = self._suffix_behind()

    def _suffix_behind(self) -> str:
        """The "jr" or "iii" behind the name, in lower case; empty where there is none."""
        if self._text.startswith(",", self._end):
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
        if text[start] >= _FIRST_UNSPACED and _unspaced.match(text, start):
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
        if text[start] >= _FIRST_UNSPACED and _unspaced.match(text, start):
            dots = ("・", "·", "\uff1d")
            return "not" if text[start - 1 : start] in dots or text[end : end + 1] in dots else "fits"
        if self.before:
            nearest = self.before[0]
            strange = not self._is_own(nearest.word.strip("."), record)
            if nearest.joined and strange and nearest.word.lower() not in self._words:
                return "stranger"  # "Anna-Maria Schmidt" where Maria Schmidt is known
            if INITIALS.fullmatch(nearest.word) and nearest.word.endswith(".") and strange:
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
        start, end = word_before(self._text, token.start)
        before = self._text[start:end].lower()
        return before in BEFORE_MONTHS or before.isdigit()

    def _is_given_name(self, token: Token) -> bool:
        if token.joined or not _given.fullmatch(token.word) or self._in_headline():
            return False
        return not any(each.word.strip(".").lower() in PLACE_WORDS for each in self.before)

    def _is_own(self, word: str, record: NameRecord) -> bool:
        if word in record.own:
            return True
        if not INITIALS.fullmatch(word if len(word) == 1 else f"{word}."):
            return False
        return all(any(name[0] == letter for name in record.own) for letter in word.replace(".", ""))

    def _in_headline(self) -> bool:
        """Return whether most longer words of the paragraph are capitalised, so that capitals mean nothing."""
        start = self._text.rfind("\n\n", max(0, self._start - _HEADLINE), self._start)
        end = self._text.find("\n\n", self._end, self._end + _HEADLINE)
        if start < 0 and self._start > _HEADLINE:
            return False
        line = self._text[max(start, 0) : end if end >= 0 else self._end + _HEADLINE].strip()
        if len(line) > _HEADLINE or _sentence.search(line):
            return False
        words = _words.findall(line)
        return len(words) >= 4 and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def _goes_on(text: str, end: int) -> bool:
    """Return whether a word in small letters follows, as behind most names."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _always_has_suffix(record: NameRecord) -> bool:
    """Return whether every full name of the person ends in Jr. or the like."""
    return bool(record.suffixes) and all(
        form.text.split(" ")[-1].strip(".").lower() in SUFFIXES
        for form in record.forms
        if form.kind != "surname" and " " in form.text
    )
