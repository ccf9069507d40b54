"""What may be written of people, organizations, places, events and terms (FORMAT.md §5)."""

from typing import Annotated, Literal

from annosite.load.schema.marks import Described, Many, Written
from annosite.load.schema.sources import Uses
from annosite.load.schema.types import (
    BY_KIND,
    MAPPING,
    TEXT,
    Date,
    FilePath,
    Flag,
    Key,
    Latitude,
    Line,
    Longitude,
    LongMarkdown,
    Moment,
    Name,
    Names,
    Text,
)


class AliasFields(Written):
    """Another name, with the dates between which it was theirs."""

    name: Name
    """The name."""
    from_: Date | None = None
    """Since when it is theirs."""
    to: Date | None = None
    """Until when."""
    hidden: Flag | None = None
    """Whether it is only found in texts and never shown."""


class RoleFields(Written):
    """What someone was, and when."""

    title: Name
    """The title of the role."""
    organization: Line | None = None
    """Where: an id or a name."""
    from_: Date | None = None
    """The first day, month or year."""
    to: Date | None = None
    """The last day, month or year."""


Alias = Annotated[Annotated[Name, TEXT] | Annotated[AliasFields, MAPPING], BY_KIND]
Aliases = Annotated[list[Alias], Many(), Described("Other names: texts, or {name, from, to, hidden}.")]
RoleTitle = Annotated[Annotated[Name, TEXT] | Annotated[RoleFields, MAPPING], BY_KIND]


class EntityFields(Written):
    """What all kinds of entries have."""

    name: Name | None = None
    """The name that is shown."""
    sort_name: Name | None = None
    """The name for lists, surname first: "Schiff, Adam"."""
    aliases: Aliases | None = None
    summary: Text | None = None
    """One line, shown on the hover card."""
    bio: LongMarkdown | None = None
    """Markdown, shown on the page."""
    image: FilePath | None = None
    """A picture under content/static or beside this file."""
    image_alt: Line | None = None
    """What the picture shows, for those who do not see it."""
    image_credit: Line | None = None
    """Who made the picture."""
    same_as: dict[Name, Line] | None = None
    """The same elsewhere: a name with a URL or a known id, such as wikidata: Q350843."""
    sources: Uses | None = None
    link: Literal["auto", "always", "never"] | None = None
    """auto; always (a bare surname needs no full name first); or never."""
    unlisted: Flag | None = None
    """Whether its page is left out of indexes, feeds and search."""
    draft: Flag | None = None
    """Whether it is held back."""
    embargo: Moment | None = None
    """Date and time until which it is held back."""
    status: Line | None = None
    """For your own use; nothing depends on it."""


class PersonFields(EntityFields):
    """A person."""

    roles: list[RoleFields] | None = None
    """Offices and posts, with their dates."""
    born: Date | None = None
    """Date of birth."""
    died: Date | None = None
    """Date of death."""
    anonymous: Flag | None = None
    """Whether the name is a description of someone unnamed."""


class OrganizationFields(EntityFields):
    """An organization."""

    parent: Line | None = None
    """The organization it is part of: an id or a name."""
    founded: Date | None = None
    """When it was founded."""
    dissolved: Date | None = None
    """When it ended."""


class PlaceFields(EntityFields):
    """A place."""

    latitude: Latitude | None = None
    """Degrees north."""
    longitude: Longitude | None = None
    """Degrees east."""


class EventFields(EntityFields):
    """An event."""

    from_: Date | None = None
    """Its first day."""
    to: Date | None = None
    """Its last day."""


class TermFields(EntityFields):
    """A term of the glossary, found without regard to capitals."""

    plurals: Names | None = None
    """Its plural forms."""


class CustomFields(EntityFields):
    """An entry of a type of the site's own."""

    parent: Line | None = None
    """What it belongs to: an id or a name."""
    from_: Date | None = None
    """When it began."""
    to: Date | None = None
    """When it ended."""
    latitude: Latitude | None = None
    """Degrees north."""
    longitude: Longitude | None = None
    """Degrees east."""


class EntitiesFields(Written, other_keys=dict[Key, CustomFields]):
    """People, organizations, places, events and terms, by id; and the site's own types."""

    people: dict[Key, PersonFields] | None = None
    """People."""
    organizations: dict[Key, OrganizationFields] | None = None
    """Organizations."""
    places: dict[Key, PlaceFields] | None = None
    """Places."""
    events: dict[Key, EventFields] | None = None
    """Events."""
    terms: dict[Key, TermFields] | None = None
    """The glossary proper."""


class OverlayFields(Written):
    """The words of an entry in a further language."""

    name: Name | None = None
    """The name in this language."""
    sort_name: Name | None = None
    """The name for lists."""
    aliases: Aliases | None = None
    plurals: Names | None = None
    """Plural forms."""
    summary: Text | None = None
    """One line, shown on the hover card."""
    bio: LongMarkdown | None = None
    """Markdown, shown on the page."""
    image_alt: Line | None = None
    """What the picture shows."""
    roles: list[RoleTitle] | None = None
    """The titles of the roles, in the order of the main file."""


Overlay = dict[str, dict[Key, OverlayFields] | None]
