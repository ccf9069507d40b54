"""Known people whom a name may mean that the glossary does not have: "Joe Maguire" for Joseph Maguire."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from annosite.annotate.givennames import SHORT_FORMS
from annosite.model.entity import Entity
from annosite.model.personname import split_name, surname_of

ALIKE = 88
"""From this similarity of 100 on, two whole names may be one misspelt (Shiff, Schiff)."""


class KnownPeople:
    """The people of a glossary by surname, to be asked for many names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        people = [entity for entity in entities if entity.type == "people" and not entity.anonymous]
        self._by_surname: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._whole: list[tuple[str, str]] = []
        for entity in people:
            surname = _plain(surname_of(entity.name, entity.sort_name))
            for name in (entity.name, *(alias.name for alias in entity.aliases)):
                self._whole.append((_plain(name), entity.id))
                if surname:
                    self._by_surname[surname].append((_given(name, surname), entity.id))

    def like(self, name: str) -> tuple[str, ...]:
        """Return the ids of the people whom ``name``, given and surname, may be another form of; sorted."""
        parts = split_name(name)
        given = _plain(parts.given) if parts.surname else ""
        surname = _plain(parts.surname or name)
        found = set()
        for known, who in self._by_surname.get(surname, ()):
            if not given or _may_be_one(given, known):
                found.add(who)
        whole = _plain(name)
        for other, who in self._whole:
            if " " in other and fuzz.ratio(whole, other, score_cutoff=ALIKE):
                found.add(who)
        return tuple(sorted(found))


def _may_be_one(given: str, known: str) -> bool:
    """Return whether two given names, or rows of them, may be one person's: Joe and Joseph, J. and John, one left out."""
    if not given or not known:
        return False
    ours, theirs = given.split(), known.split()
    if not any(_matches(word, other) for word in ours[:1] for other in theirs):
        return any(_matches(word, theirs[0]) for word in ours)
    return True


def _matches(word: str, other: str) -> bool:
    if word == other:
        return True
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    if _LONG.get(word, frozenset({word})) & _LONG.get(other, frozenset({other})):
        return True
    return min(len(word), len(other)) > 3 and fuzz.ratio(word, other) >= ALIKE


def _given(name: str, surname: str) -> str:
    plain = _plain(name)
    return " ".join(word for word in plain.split() if word not in surname.split())


def _plain(name: str) -> str:
    """Return ``name`` in lower-case letters without accents, marks and suffixes' full stops."""
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    letters = "".join(char if char.isalnum() else "" if char in "'’" else " " for char in bare.casefold())
    return " ".join(letters.split())


def _long_forms(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return for each given name and short form the full names that it may stand for."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for name, shorts in table.items():
        for each in (name, *shorts):
            forms[_plain(each)].add(_plain(name))
    return {each: frozenset(names) for each, names in forms.items()}


_LONG = _long_forms(SHORT_FORMS)
