"""The words of an entity in a language of the site, with what falls back to the main one."""

from msgspec import Struct

from annosite.model.entity import Entity, EntityWords

NOBODY_LIVES = 1900
"""Whoever was born before is dead, whether or not the glossary knows since when."""
ARTICLES = ("The", "A", "An")
"""Words that a description is not filed under."""


class Words(Struct, frozen=True):
    """An entity's words as a page of one language prints them."""

    name: str
    sort_name: str
    summary: str
    image_alt: str
    aliases: tuple[str, ...]
    """Those that are printed."""
    role_titles: tuple[str, ...]
    """One for each role."""
    fallback: bool
    """Whether name or summary are in another language than the page's."""


def words_of(entity: Entity, language: str, main: str) -> Words:
    """Return the entity's words in ``language``; the site's ``main`` language stands for what has no translation."""
    translated = entity.translations.get(language) if language != main else None
    own = translated or EntityWords()
    titles = own.role_titles
    return Words(
        name=own.name or entity.name,
        sort_name=own.sort_name or _sort_name(own, entity),
        summary=own.summary or entity.summary,
        image_alt=own.image_alt or entity.image_alt,
        aliases=tuple(alias.name for alias in own.aliases or entity.aliases if not alias.hidden),
        role_titles=tuple(
            titles[index] if index < len(titles) and titles[index] else role.title
            for index, role in enumerate(entity.roles)
        ),
        fallback=language != main and (translated is None or not (own.summary or not entity.summary)),
    )


def _sort_name(own: EntityWords, entity: Entity) -> str:
    """Return what the entity is filed under where the language says nothing of its own.

    The words that describe somebody without a name have no surname among them, unless the writer said how to file them.
    """
    if entity.anonymous and "sort_name" not in entity.places:
        name = own.name or entity.name
        first, _, rest = name.partition(" ")
        return rest if rest and first in ARTICLES else name
    return own.name or entity.sort_name or entity.name


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name; of a word without case its first sign."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    capitals = [word for word in words if word[0].isupper()] or words[:1]
    if not capitals:
        return ""
    return capitals[0][0] + (capitals[-1][0] if len(capitals) > 1 else "")


def years(entity: Entity) -> str:
    """Return life dates or duration as years: ``1946–``, ``1846–1928``, ``1732–?``, ``2018``; empty where none is known."""
    start = (entity.born or entity.founded or entity.start)[:4].lstrip("0")
    end = (entity.died or entity.dissolved or entity.end)[:4].lstrip("0")
    if entity.type == "events":
        return start if start == end or not end else f"{start}–{end}"
    if not end and entity.type == "people" and start and int(start) < NOBODY_LIVES:
        end = "?"
    return f"{start}–{end}" if start or end else ""
