"""The parts of a person's name: which words are the surname, when nobody says so.

``sort_name`` decides where it is written; what is derived here is right for most names written given name first and is
meant to be overruled. Hungarian, Chinese and Korean names (surname first), Spanish double surnames and royal names need
a ``sort_name``.
"""

import unicodedata

from msgspec import Struct

from annosite.base.patterns import Pattern

PARTICLES = frozenset(
    {
        *("van", "von", "vom", "zu", "zum", "zur", "der", "den", "ten", "ter", "te", "op", "'t", "het"),
        *(
            "de",
            "del",
            "della",
            "dello",
            "dei",
            "degli",
            "delle",
            "di",
            "da",
            "do",
            "dos",
            "das",
            "du",
            "des",
            "d'",
        ),
        *("la", "le", "las", "los", "les", "lo", "af", "av", "til"),
        *("al", "el", "bin", "bint", "ibn", "ben", "bar", "abu", "umm", "ould"),
        *("st.", "st", "saint", "san", "santa", "sainte"),
    }
)
"""Words that belong to the surname after them, in lower case."""

_JOINERS = frozenset({"y", "i", "e"})
"""Between two surnames: Ortega y Gasset, Rovira i Virgili."""

SUFFIXES = frozenset({"jr", "sr", "jnr", "snr", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "fils", "père"})  # fmt: skip
"""What tells two bearers of one name apart, in lower case, without full stop. "V" and "X" alone are initials."""

_CREDENTIALS = frozenset(
    {
        "esq",
        "md",
        "phd",
        "dds",
        "jd",
        "qc",
        "kc",
        "mp",
        "mep",
        "obe",
        "cbe",
        "mbe",
        "rn",
        "usn",
        "usa",
        "usmc",
        "ret",
    }
)
_HONORIFICS = frozenset({"sir", "dame", "lord", "lady", "dr", "prof", "mr", "mrs", "ms", "mx", "rev", "hon"})
_ROYALS = frozenset(
    {"king", "queen", "pope", "prince", "princess", "emperor", "empress", "tsar", "sultan", "saint", "st", "brother", "sister", "mother"}
)  # fmt: skip

_nickname = Pattern(r"""\s["“”„«'‘(][^"“”„»'’()]+["“”»'’)](?=\s)""")
_middle_dot = Pattern(r"(?<=\p{Lo})[・·•‧\uff1d=](?=\p{Lo})")
_unspaced = Pattern(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+")


class PersonName(Struct, frozen=True):
    """A name taken apart; ``surname`` is empty where there is none (one word, a king) or it cannot be told."""

    given: str
    surname: str
    """With its particles: ``van der Meer``."""
    suffix: str = ""
    """``Jr.``, as written."""


def split_name(name: str) -> PersonName:
    """Take apart a name that is written given name first."""
    plain = _nickname.sub("", unicodedata.normalize("NFC", name)).replace(",", " ")
    dotted = _middle_dot.split(plain.strip())
    if len(dotted) > 1:  # a foreign name in Chinese or Japanese letters
        return PersonName("・".join(dotted[:-1]), dotted[-1])
    words = plain.split()
    suffix: list[str] = []
    while len(words) > 1 and _bare(words[-1]) in SUFFIXES | _CREDENTIALS:
        last = words.pop()
        if _bare(last) in SUFFIXES:
            suffix.insert(0, last)
    royal = bool(words) and _bare(words[0]) in _ROYALS
    while len(words) > 1 and _bare(words[0]) in _HONORIFICS:
        words.pop(0)
    if royal or len(words) < 2:
        return PersonName(" ".join(words), "", " ".join(suffix))
    if all(
        _unspaced.fullmatch(word) for word in words
    ):  # "安倍 晋三": whoever writes the space writes surname first
        return PersonName(" ".join(words[1:]), words[0], " ".join(suffix))
    first = len(words) - 1
    if first > 2 and words[first - 1] in _JOINERS:
        first -= 2
    while first > 1 and _is_particle(words[first - 1]):
        first -= 1
    return PersonName(" ".join(words[:first]), " ".join(words[first:]), " ".join(suffix))


def derive_sort_name(name: str) -> str:
    """Return the name for lists, surname first: ``Schiff, Adam``, ``King, Martin Luther, Jr.``."""
    parts = split_name(name)
    if not parts.surname:
        return name
    if _unspaced.fullmatch(parts.surname + parts.given):
        return f"{parts.surname}, {parts.given}"
    return ", ".join(part for part in (parts.surname, parts.given, parts.suffix) if part)


def surname_of(name: str, sort_name: str = "") -> str:
    """Return a person's surname as it stands in ``name``; empty where there is none.

    What stands before the comma of ``sort_name`` is the surname if ``name`` has these words; a ``sort_name`` without
    comma says that there is no surname.
    """
    if not sort_name:
        return split_name(name).surname
    head, comma, _ = sort_name.replace("\uff0c", ",").replace("\u3001", ",").partition(",")
    if not comma:
        return ""
    return find_words(head.strip(), name)


def find_words(words: str, name: str) -> str:
    """Return ``words`` as ``name`` spells them (apostrophes and the first letter may differ), else ``""``."""
    folded, sought = (_fold(text) for text in (name, words))
    if not sought:
        return ""
    at = folded.rfind(sought)
    while at >= 0:
        end = at + len(sought)
        free_before = at == 0 or not folded[at - 1].isalnum() or bool(_unspaced.match(folded[at - 1]))
        free_after = end == len(folded) or not folded[end].isalnum() or bool(_unspaced.match(folded[end]))
        if free_before and free_after:
            return unicodedata.normalize("NFC", name)[at:end]
        at = folded.rfind(sought, 0, end - 1)
    return ""


def _fold(text: str) -> str:
    # lower() of NFC text keeps the length for all but İ, which no comparison here may stumble over.
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("ʼ", "'").replace("\u2011", "-")
    return text.replace("İ", "I").lower()


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",").lower()


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES
