"""What may be written of a source: in sources.yaml, in a sidecar, in an entry, in front matter."""

from typing import Annotated

from annosite.load.schema.marks import Described, Many, Written
from annosite.load.schema.types import (
    BY_KIND,
    MAPPING,
    TEXT,
    Date,
    Doi,
    Id,
    Key,
    Line,
    Names,
    Raw,
    Text,
    Url,
)


class SourceFields(Written):
    """A source."""

    title: Line | None = None
    """Its title."""
    url: Url | None = None
    """Where it is to be read."""
    publisher: Line | None = None
    """Who published it."""
    authors: Names | None = None
    """Who wrote it: names, ids of `authors` in site.yaml, or ids of people."""
    date: Date | None = None
    """When it was published."""
    accessed: Date | None = None
    """When it was last read at its address."""
    archived: Url | None = None
    """The address of an archived copy."""
    doi: Doi | None = None
    """Its DOI, such as 10.1000/182."""
    isbn: Line | None = None
    """Its ISBN."""
    type: Line | None = None
    """What it is: article, book, transcript …"""
    at: Line | None = None
    """The place in it: a page, a section, a minute."""
    quote: Text | None = None
    """Its own words."""


class SourceUse(SourceFields):
    """A source as an entry uses it: one of the bibliography by `source`, or one described here."""

    source: Id | None = None
    """The id of a source."""


class Origin(Written):
    """Where a text first appeared that was first published elsewhere."""

    title: Line | None = None
    """Its title there."""
    publisher: Line | None = None
    """Who published it."""
    url: Url | None = None
    """Where it is to be read."""
    authors: Names | None = None
    """Who wrote it."""
    date: Date | None = None
    """When it was published there."""
    language: Line | None = None
    """The language it was written in, such as es."""
    license: Line | None = None
    """The terms under which it is published here."""
    archived: Url | None = None
    """The address of an archived copy."""


Use = Annotated[Annotated[Raw, TEXT] | Annotated[SourceUse, MAPPING], BY_KIND]
"""An id, a URL, or a mapping."""
Uses = Annotated[
    list[Use], Many(), Described("Where it comes from: ids of sources, URLs, or {title, url, …}.")
]


SourcesFile = Annotated[
    dict[Key, SourceFields], Described("The bibliography of the site: id → source.", "SourcesFile")
]
