"""What may be written in the front matter of articles and pages (FORMAT.md §1, §3)."""

from typing import Annotated

from annosite.load.schema.marks import Described, Many, Written
from annosite.load.schema.sources import Origin
from annosite.load.schema.types import (
    Day,
    FilePath,
    Flag,
    LanguageTag,
    Line,
    Moment,
    Name,
    Names,
    SitePath,
    Slug,
    TemplateName,
    Text,
)

Paths = Annotated[list[SitePath], Many(), Described("Old addresses on this site that lead here.")]


class PageFields(Written):
    """The front matter of a plain page."""

    title: Name
    """Plain text."""
    slug: Slug | None = None
    """Its last part of the address; without it the file's name serves."""
    summary: Text | None = None
    """Plain text; without it the first paragraph serves."""
    language: LanguageTag | None = None
    """The language it is written in; without it the file's name or site.yaml says so."""
    draft: Flag | None = None
    """Whether it is held back."""
    embargo: Moment | None = None
    """Date and time until which it is held back."""
    status: Line | None = None
    """For your own use; nothing depends on it."""
    aliases: Paths | None = None
    template: TemplateName | None = None
    """The name of the template that draws it."""


class ArticleFields(PageFields):
    """The front matter of an article."""

    date: Day | None = None
    """When this site published it."""
    as_of: Day | None = None
    """The date at which people's roles are read; without it `source.date`, else `date`."""
    updated: Day | None = None
    """When it was last changed."""
    authors: Names | None = None
    """Who wrote it: names, ids of `authors` in site.yaml, or ids of people."""
    tags: Annotated[list[Name], Many()] | None = None
    """What it is about."""
    unlisted: Flag | None = None
    """Whether it is left out of indexes, feeds and search."""
    image: FilePath | None = None
    """A picture beside the file or under content/static."""
    image_alt: Line | None = None
    """What the picture shows, for those who do not see it."""
    image_credit: Line | None = None
    """Who made the picture."""
    translation_of: FilePath | None = None
    """The article it is a translation of: its file."""
    source: Origin | None = None
    """Where the text was first published, if elsewhere."""
