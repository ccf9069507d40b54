"""The glossary: people, organizations, places, events and terms (FORMAT.md §5)."""

from typing import Literal

from msgspec import Struct, field

from annosite.base.textfile import Place
from annosite.model.entry import Citation, Hold


class Alias(Struct, frozen=True, omit_defaults=True):
    """Another name, with the dates between which it is theirs."""

    name: str
    start: str = ""
    end: str = ""
    hidden: bool = False


class Role(Struct, frozen=True, omit_defaults=True):
    """A role; ``organization`` is an id or plain words."""

    title: str
    organization: str = ""
    start: str = ""
    end: str = ""
    place: Place | None = None


class Link(Struct, frozen=True, omit_defaults=True):
    """A name with a URL: an entry of ``same_as``, a profile."""

    name: str
    url: str


class Entity(Struct, frozen=True, omit_defaults=True):
    """A person, organization, place, event, term, or of a type of the site's own."""

    id: str
    type: str
    """The key of its type: ``people``."""
    name: str
    sort_name: str = ""
    """As written, else derived from the name: ``Surname, Given``."""
    surname: str = ""
    """People only: the part of the name that stands before the comma of ``sort_name``; may be empty."""
    aliases: tuple[Alias, ...] = ()
    plurals: tuple[str, ...] = ()
    summary: str = ""
    bio: str = ""
    roles: tuple[Role, ...] = ()
    born: str = ""
    died: str = ""
    founded: str = ""
    dissolved: str = ""
    start: str = ""
    """``from`` of an event."""
    end: str = ""
    """``to`` of an event."""
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    image: str = ""
    """Path relative to content/ (``static/schiff.jpg``, ``entities/schiff.jpg``) once ``merge`` has found the file."""
    image_alt: str = ""
    image_credit: str = ""
    same_as: tuple[Link, ...] = ()
    """Known ids (wikidata, orcid, viaf, isni, …) are spelled out as URLs."""
    sources: tuple[Citation, ...] = ()
    link: Literal["auto", "always", "never"] = "auto"
    unlisted: bool = False
    anonymous: bool = False
    hold: Hold = field(default_factory=Hold)
    translations: dict[str, "EntityWords"] = field(default_factory=dict)
    """By language code, from X.LANG.yaml."""
    place: Place | None = None
    bio_places: dict[str, Place] = field(default_factory=dict)
    """Where the first line of its biography stands, by language (``""``: the main one)."""
    places: dict[str, Place] = field(default_factory=dict)
    """By key."""

    def place_of_bio(self, language: str) -> Place:
        """Return where the biography in a language (``""``: the main one) is written."""
        return self.bio_places.get(language) or self.place or Place("")


class EntityWords(Struct, frozen=True, omit_defaults=True):
    """The words of an entity in a further language; empty: the main language's stand."""

    name: str = ""
    sort_name: str = ""
    aliases: tuple[Alias, ...] = ()
    plurals: tuple[str, ...] = ()
    summary: str = ""
    bio: str = ""
    image_alt: str = ""
    role_titles: tuple[str, ...] = ()


class Glossary(Struct, frozen=True):
    """All entities of the site, by id, in order of id."""

    entities: dict[str, Entity] = field(default_factory=dict)
    held: int = 0
    """How many entries were held back."""
    next_release: str = ""
    """The earliest embargo among them; empty: none lies ahead."""
