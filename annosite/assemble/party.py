"""Who is meant where an id or plain words may stand (FORMAT.md §5)."""

from collections.abc import Callable

from annosite.model.content import Glossary


def party_resolver(glossary: Glossary) -> Callable[[str], str]:
    """Return a function from an author or speaker as written to an entity's id, or ``""`` where it is plain words.

    A known id is that id; words equal to exactly one person's name, else to exactly one alias of a person, mean them.
    """
    names: dict[str, set[str]] = {}
    aliases: dict[str, set[str]] = {}
    for ident, entity in glossary.entities.items():
        if entity.type != "people":
            continue
        names.setdefault(entity.name, set()).add(ident)
        for alias in entity.aliases:
            aliases.setdefault(alias.name, set()).add(ident)

    def resolve(party: str) -> str:
        if party in glossary.entities:
            return party
        for table in (names, aliases):
            found = table.get(party, set())
            if len(found) == 1:
                return min(found)
        return ""

    return resolve
