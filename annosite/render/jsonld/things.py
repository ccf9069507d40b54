"""The things of schema.org that pages tell of, written as they stand here, field by field.

What is empty is left out, but for fields without a default.
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType


def _term(name: str) -> str:
    """Return the term that a field stands for: ``@id`` for ``id``, ``datePublished`` for ``date_published``."""
    if name in ("context", "graph", "type", "id"):
        return f"@{name}"
    first, *more = name.split("_")
    return "".join((first, *(word.capitalize() for word in more)))


class _Thing(Struct, omit_defaults=True, rename=_term):
    """Anything; those of one type have it as their tag, others as a field."""


class _Typed(_Thing, tag_field="@type", tag=True):
    """Things of the type that the class is called."""


class Reference(_Thing):
    """A thing by its id alone."""

    id: str


class Named(_Thing):
    """A person, an organization or an entity as others name it."""

    type: str
    id: str = ""
    name: str = ""
    url: str = ""
    description: str = ""


class Office(_Thing):
    """Where somebody holds a role."""

    type: str
    name: str
    id: str = ""


class NewsMediaOrganization(_Typed):
    """Who publishes the site."""

    name: str
    url: str = ""
    email: str = ""
    logo: str = ""
    corrections_policy: str = ""


class CreativeWork(_Typed):
    """A source as cited."""

    name: str = ""
    url: str = ""
    date_published: str = ""
    author: list[Named] = []
    publisher: Named | None = None
    in_language: str = ""
    license: str = ""


class CorrectionComment(_Typed):
    """A correction of an article."""

    text: str = ""
    date_published: str = ""
    url: str = ""
    author: list[Named] = []


class NewsArticle(_Typed, kw_only=True):
    """An article."""

    id: str = ""
    url: str = ""
    main_entity_of_page: str = ""
    headline: str = ""
    description: str = ""
    in_language: str = ""
    date_published: str = ""
    date_modified: str = ""
    author: list[Named] = []
    publisher: NewsMediaOrganization | None = None
    is_part_of: Reference | None = None
    image: str = ""
    keywords: list[str] = []
    word_count: int | UnsetType = UNSET
    is_based_on: CreativeWork | None = None
    mentions: list[Named] = []
    citation: list[CreativeWork] = []
    correction: list[CorrectionComment] = []


class Comment(_Typed):
    """A note on an article."""

    id: str = ""
    url: str = ""
    text: str = ""
    date_published: str = ""
    author: list[Named] = []
    parent_item: NewsArticle | None = None
    citation: list[CreativeWork] = []


class Claim(_Typed):
    """What somebody said."""

    author: Named | None = None
    date_published: str = ""
    appearance: str = ""


class Rating(_Typed):
    """A verdict, with its place on the site's scale if it has one."""

    alternate_name: str
    rating_value: int | UnsetType = UNSET
    best_rating: int | UnsetType = UNSET
    worst_rating: int | UnsetType = UNSET


class ClaimReview(_Typed):
    """A fact-check."""

    id: str = ""
    url: str = ""
    claim_reviewed: str = ""
    date_published: str = ""
    review_body: str = ""
    author: list[Named] | NewsMediaOrganization | None = None
    publisher: NewsMediaOrganization | None = None
    item_reviewed: Claim | None = None
    review_rating: Rating | None = None


class GeoCoordinates(_Typed):
    """Where a place is."""

    latitude: float
    longitude: float


class Entity(_Thing, kw_only=True):
    """A person, an organization, a place, an event or a term, as its own page tells of it."""

    type: str
    id: str = ""
    url: str = ""
    name: str = ""
    alternate_name: tuple[str, ...] = ()
    description: str = ""
    image: str = ""
    same_as: list[str] = []
    birth_date: str = ""
    death_date: str = ""
    job_title: list[str] = []
    affiliation: list[Office] = []
    founding_date: str = ""
    dissolution_date: str = ""
    parent_organization: Named | None = None
    geo: GeoCoordinates | None = None
    contained_in_place: Named | None = None
    start_date: str = ""
    end_date: str = ""
    super_event: Named | None = None
    term_code: str = ""
    in_defined_term_set: str = ""


class DefinedTermSet(_Typed):
    """The glossary."""

    id: str = ""
    url: str = ""
    name: str = ""
    in_language: str = ""
    has_defined_term: list[Named] = []


class WebSite(_Typed):
    """The site."""

    id: str = ""
    url: str = ""
    name: str = ""
    description: str = ""
    in_language: str = ""
    publisher: NewsMediaOrganization | None = None


class ListItem(_Typed):
    """One of a page's breadcrumbs."""

    position: int
    name: str = ""
    item: str = ""


class BreadcrumbList(_Typed):
    """The way to a page."""

    item_list_element: list[ListItem]


class Document(_Thing):
    """All that a page tells."""

    context: str
    graph: list[Any]
