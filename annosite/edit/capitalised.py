"""Runs of capitalised words in Markdown: what may be a person's name."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

import regex
from msgspec import Struct

from annosite.annotate.givennames import GIVEN_NAMES
from annosite.annotate.titles import (
    ABBREVIATED,
    AFTER,
    GIVEN_MONTHS,
    MODIFIERS,
    PLACE_WORDS,
    SENTENCE_WORDS,
    STATES,
    TITLES,
)
from annosite.model.personname import PARTICLES, SUFFIXES

_PART = r"\p{Lu}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]{2,}|['’]\p{Lu}[\p{L}\p{M}]*)*"
_WORD = rf"(?:(?:\p{{Lu}}\.)+|(?:al-|el-)?{_PART}(?:-{_PART})*\.?)"
_PARTICLE = "(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|ben|al|el|y|ter|ten)"
_runs = regex.compile(rf"{_WORD}(?:[ \n]+(?:{_PARTICLE}[ \n]+){{0,3}}{_WORD}|,[ \n]+(?:Jr|Sr)\.?)*")

_front_matter = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.DOTALL)
_fences = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_headings = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
_pictures = re.compile(r"`[^`\n]*`|!\[[^\]\n]*\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$", re.MULTILINE)
_link_ends = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|\[\^[^\]\n]*\]:?")
_addresses = re.compile(r"<[^>\n]*>|https?://\S+")
_entities = re.compile(r"&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")

_NO_PERSONS = frozenset(
    """
    academy act administration agency air airlines airport alliance amendment america american americans army assembly
    association authority avenue award bank bar bay beach bill board book boulevard bridge british brothers building bureau
    business cabinet campaign capital capitol catholic center central centre century championship chinese christian
    christmas church city civil club coalition code college commerce commission committee commonwealth communications
    community company conference congress congressional constitution convention corporation corps council county court cup
    daily day declaration democracy department district division doctrine east easter economic education embassy
    emergency empire energy english enterprise environmental estate europe european evening exchange federal federation
    festival film finance financial fire force foreign forum foundation france free french front fund game gazette german
    germany global god government grand great greek group guard hall health herald high highway hill hills holy homeland
    hospital hotel house inc independence independent india indian initiative institute intelligence interior
    international iraq iran ireland irish island islands israel italian italy japan japanese jewish journal judiciary
    justice kingdom labor lake latin law league library magazine mail market media medical memorial metropolitan middle
    military minister ministry mission monument morning mountain movement museum music muslim national nations navy network
    new news newspaper north northern office official olympic operation order organization oval pacific palace park
    parliament party peace pentagon plan plaza police policy post power presidential press prime prize program project
    protocol public radio railroad rail records red relations report republic research reserve resolution review
    revolution right rights river road room royal russia russian school science sea security senate service services
    show social society south southern soviet spain spanish special square stadium staff standard star state states station
    statement street studies studio summit sunday super supreme survey system task tax team technology television theater
    theatre time times tower town trade treasury treaty tribune trust turkey ukraine ukrainian union united university
    valley virus voice wall war washington watch water week west western white wildlife women world yard year york zone
    """.split()  # noqa: SIM905 - a table of words reads better as one
)
"""Words that make a run of capitals something else than a person's name."""


class Run(Struct, frozen=True):
    """A name that looks like a person's, at one place."""

    name: str
    """Without title, with a full stop only where it belongs to the name."""
    title: str
    """``Sen.``, as written; often empty."""
    line: int
    start: int
    end: int
    """In ``Readable.text``."""

    @property
    def is_likely(self) -> bool:
        """Whether more than capitals speaks for a person: a title, a usual given name or an initial."""
        first, *others = self.name.split(" ")
        initials = first.endswith(".") or any(len(word) == 2 and word[1] == "." for word in others)
        return bool(self.title) or first in GIVEN_NAMES or initials


class Readable:
    """Markdown with its marks, code, addresses and headings taken out; lines stay lines."""

    def __init__(self, markdown: str) -> None:
        text = markdown.replace("\r\n", "\n").replace("\r", "\n")
        for pattern in (_front_matter, _fences, _headings, _pictures):
            text = pattern.sub(_blank, text)
        text = _addresses.sub(_blank, _link_ends.sub("", text))
        text = _entities.sub(lambda found: html.unescape(found[0]).replace("\n", " "), text)
        self.text = re.sub(r"[*_\\\[\]~|]|^ {0,3}> ?", "", text, flags=re.MULTILINE)
        self._breaks = [at for at, char in enumerate(self.text) if char == "\n"]

    def line_of(self, offset: int) -> int:
        """Return the line of the file (from 1) in which ``offset`` stands."""
        return bisect_right(self._breaks, offset - 1) + 1


def _blank(found: re.Match[str]) -> str:
    """Return a full stop for each line, so that words before and after do not meet."""
    return re.sub(r"[^\n]+", ".", found[0])


def runs(readable: Readable, language: str = "en") -> Iterator[Run]:
    """Yield what looks like a person's name, in the order of the text."""
    text = readable.text
    small = SENTENCE_WORDS.get(language[:2], frozenset())
    for found in _runs.finditer(text):
        for words in _pieces(found[0], found.start(), small):
            run = _name(readable, words, small)
            if run is not None:
                yield run


Word = tuple[str, int]
"""A word and where it begins in the text."""


def _pieces(run: str, start: int, small: frozenset[str]) -> Iterator[list[Word]]:
    """Yield the words of a run of capitals, parted where a sentence or paragraph ends and at small words ("In")."""
    words: list[Word] = []
    end = 0
    for match in re.finditer(r"[^\s,]+", run):
        word = match[0]
        is_small = word.lower() in small and word.lower() not in PARTICLES
        if words and (is_small or _ends_sentence(words[-1][0]) or run.count("\n", end, match.start()) > 1):
            yield words
            words = []
        words.append((word, start + match.start()))
        end = match.end()
    yield words


def _name(readable: Readable, words: list[Word], small: frozenset[str]) -> Run | None:
    """Return the name in a run of capitalised words, without the title and what only begins the sentence."""
    title = ""
    while words:
        bare = words[0][0].strip(".").lower()
        if bare in TITLES:
            title = f"{title} {words[0][0]}".strip() if len(bare) > 1 else title
        elif words[0][0].endswith(".") and len(bare) == 1:
            break  # "A." is an initial
        elif bare not in small and (bare not in AFTER or bare in GIVEN_MONTHS):
            break
        words = words[1:]
    while words and (words[-1][0].lower() in small | AFTER or words[-1][0].lower() in PARTICLES):
        words = words[:-1]
    if not words:
        return None
    parts = [word for word, _ in words]
    if title.split(" ")[-1].strip(".").lower() in MODIFIERS:
        title = ""
    if len(parts) < 2 and not title:
        return None
    names = [part for part in parts if part.strip(".").lower() not in SUFFIXES | PARTICLES]
    if not names or any(_is_no_name(part) for part in names) or parts[0].lower() in PLACE_WORDS:
        return None
    if len(parts) > 5 or (len(names) < 2 and not title) or (len(names[-1].strip(".")) < 2):
        return None
    begin = words[0][1]
    end = words[-1][1] + len(words[-1][0])
    last = parts[-1]
    if last.endswith(".") and last.strip(".").lower() not in SUFFIXES:
        end -= 1
    name = " ".join(readable.text[begin:end].split())
    return Run(name, title, readable.line_of(begin), begin, end)


def _ends_sentence(word: str) -> bool:
    """Return whether a full stop ends the sentence: it is neither an initial's nor a title's nor that of Jr."""
    bare = word.strip(".").lower()
    return word.endswith(".") and len(bare) > 1 and "." not in bare and bare not in ABBREVIATED | SUFFIXES


def _is_no_name(word: str) -> bool:
    bare = word.strip(".")
    lower = bare.lower()
    if lower in _NO_PERSONS or (lower in STATES and len(lower) > 4) or (lower in AFTER and len(lower) > 3):
        return True
    # Acronyms: "CNN", "GOP"; initials are written with full stops or stand alone.
    return len(bare) > 1 and bare.isupper() and "." not in bare
