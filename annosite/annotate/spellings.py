"""The spellings in which one person's name is met: with and without full stops, with a comma before "Jr.".

All names here are folded already (annotate/foldname.py).
"""

from collections.abc import Iterator
from itertools import groupby

from annosite.base.patterns import Pattern
from annosite.model.personname import PARTICLES, SUFFIXES

_initial = Pattern(r"\p{Lu}\.?|(?:\p{Lu}\.){2,}")
_suffix = Pattern(r",? ([\p{L}]+)\.?$")
_dotted = Pattern(r"(?<=\p{Lo})[・·•‧\uff1d](?=\p{Lo})")
UNSPACED = Pattern(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・· ]+")
"""A name in scripts that need no space between its parts."""


def spellings(name: str) -> Iterator[str]:
    """Yield ``name`` and the other spellings that mean it for certain; the first is ``name``."""
    yield name
    if name.isascii() and "." not in name and min(map(len, name.split(" "))) > 1 and not _suffix_word(name):
        return  # nearly all names
    if UNSPACED.fullmatch(name):
        if " " in name:
            yield name.replace(" ", "")
        for dot in "・·" if _dotted.search(name) else "":
            yield _dotted.sub(dot, name)
        return
    if "." not in name and " " not in name:
        return
    stems = list(_initials(name))
    suffix = _suffix.search(name)
    if suffix is None or suffix[1].lower() not in SUFFIXES:
        yield from stems
        return
    for stem in (name, *stems):
        bare = _suffix.sub("", stem)
        for ending in (f" {suffix[1]}", f", {suffix[1]}"):
            yield bare + ending
            if suffix[1].islower() or suffix[1][1:].islower():  # Jr. and Sr. are abbreviations, III is not
                yield f"{bare}{ending}."


def _suffix_word(name: str) -> bool:
    return name.rpartition(" ")[2].lower() in SUFFIXES


def _initials(name: str) -> Iterator[str]:
    """Yield ``J. K. Rowling`` as ``J.K. Rowling``, ``JK Rowling`` and ``J K Rowling``, each spelling throughout."""
    *before, last = name.split(" ")  # the last word is the surname, however short: Malcolm X
    runs = [
        ("".join(group).replace(".", ""), True) if initials else (" ".join(group), False)
        for initials, group in groupby(before, key=lambda word: bool(_initial.fullmatch(word)))
    ]
    if not any(initials for _, initials in runs):
        return
    # "A Schiff aide" begins with an article: one letter in front keeps its full stop.
    styles = ((". ", "."), (".", "."), (" ", ""), ("", ""))[: 2 if runs[0][1] and len(runs[0][0]) == 1 else 4]
    for between, after in styles:
        words = (between.join(run) + after if initials else run for run, initials in runs)
        yield " ".join((*words, last))


def surname_spellings(surname: str, name: str) -> Iterator[str]:
    """Yield the ways in which a surname stands alone.

    With particles it may begin with a capital (``Van der Meer``); where the surname is written without them, they may
    stand before it (Humboldt, von Humboldt); the Arabic article may be left out (al-Assad, Assad).
    """
    if len(surname) < 2:  # Malcolm X; 王: one letter or character is everywhere
        return
    yield surname
    yield surname[0].upper() + surname[1:]
    if surname.startswith(("al-", "el-")):
        yield surname[3:]
    before, found, _ = name.rpartition(f" {surname}")
    if found:
        words = before.split(" ")
        at = len(words)
        while at > 1 and words[at - 1].lower() in PARTICLES:
            at -= 1
        if at < len(words):
            full = " ".join((*words[at:], surname))
            yield full
            yield full[0].upper() + full[1:]
