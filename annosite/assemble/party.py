"""Who is meant where an id or plain words may stand (FORMAT.md §5): authors, speakers, organizations of roles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from annosite.model.config import Person
from annosite.model.entity import Entity, Glossary
from annosite.model.names import Party

_looks_like_id = re.compile(r"(?=.*[a-z0-9])[a-z0-9-]*-[a-z0-9-]*")


class Parties:
    """Everybody who may be meant, ready to be asked for many times.

    A known id is that id, of ``authors`` first where they are given; else what looks like an id is an unknown one; else
    it is words, and words equal to exactly one person's name, else to exactly one alias of a person, mean that person.
    """

    def __init__(self, entities: Mapping[str, Entity], authors: Mapping[str, Person] | None = None) -> None:
        self._entities = entities
        self._authors = authors or {}
        people = [entity for entity in entities.values() if entity.type == "people"]
        self._names = _table((entity.name, entity.id) for entity in people)
        self._aliases = _table((alias.name, entity.id) for entity in people for alias in entity.aliases)

    def resolve(self, words: str) -> Party:
        """Return who is meant by an id or ``words``."""
        if words in self._authors:
            return Party("author", words, self._authors[words].name)
        if words in self._entities:
            return Party("entity", words, self._entities[words].name)
        if _looks_like_id.fullmatch(words):
            return Party("unknown", words, words)
        wanted = _plain(words)
        for table in (self._names, self._aliases):
            found = table.get(wanted, set())
            if len(found) == 1:
                (who,) = found
                return Party("entity", who, self._entities[who].name)
        return Party("words", "", words)


def party_resolver(glossary: Glossary) -> Callable[[str], str]:
    """Return a function from an author or speaker as written to an entity's id, or ``""`` where it is none."""
    parties = Parties(glossary.entities)

    def resolve(words: str) -> str:
        party = parties.resolve(words)
        return party.id if party.kind == "entity" else ""

    return resolve


def _plain(words: str) -> str:
    """Return ``words`` without the differences that nobody sees: composition, white space, the apostrophe's form."""
    return " ".join(unicodedata.normalize("NFC", words).replace("’", "'").split())


def _table(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for name, who in pairs:
        table[_plain(name)].add(who)
    return dict(table)
