"""What ``annotations.jsonld`` is made of: things of the W3C's Web Annotation Data Model, and of schema.org about them.

They are written as they stand here, field by field. What is empty is left out, but for fields without a default.
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

OneOrMore = Any
"""One value, or a list of several: JSON-LD writes a single one without a list."""
_PREFIXES = frozenset({"dcterms", "schema", "annosite"})


def _term(name: str) -> str:
    """Return the term that a field stands for: ``schema_date_published`` for ``schema:datePublished``."""
    prefix, _, rest = name.partition("_")
    if prefix not in _PREFIXES:
        prefix, rest = "", name
    first, *more = rest.split("_")
    return ":".join((*filter(None, [prefix]), "".join((first, *(word.capitalize() for word in more)))))


class Agent(Struct, omit_defaults=True):
    """Who made an annotation, or said what it is about."""

    id: str = ""
    name: str = ""


class TextQuoteSelector(Struct, omit_defaults=True, tag_field="type", tag=True):
    """A place by its words."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(Struct, tag_field="type", tag=True):
    """A place by its code points in the article's text."""

    start: int
    end: int


class SpecificResource(Struct, omit_defaults=True, tag_field="type", tag=True):
    """A place in something, or something that is linked to."""

    source: str
    scope: str = ""
    selector: OneOrMore = None
    purpose: str = ""


class TextualBody(Struct, tag_field="type", tag=True):
    """What a note or correction says; a replacement may be empty."""

    purpose: str
    format: str
    language: str
    value: str


class Named(Struct, omit_defaults=True, rename=_term):
    """The entity that a mention means."""

    id: str = ""
    schema_name: str = ""


class Work(Struct, omit_defaults=True, rename=_term, kw_only=True):
    """A source as cited."""

    id: str = ""
    type: str
    schema_name: str = ""
    schema_url: str = ""
    schema_publisher: str = ""
    schema_author: list[str] = []
    schema_date_published: str = ""
    schema_archived_at: str = ""
    schema_identifier: list[str] = []
    schema_additional_type: str = ""
    schema_in_language: str = ""
    schema_license: str = ""
    annosite_accessed: str = ""
    annosite_at: str = ""
    schema_text: str = ""


class Claim(Struct, omit_defaults=True, rename=_term, tag_field="type", tag="schema:Claim"):
    """What a fact-check judges."""

    schema_author: OneOrMore = None
    schema_date_published: str = ""
    schema_url: str = ""


class Rating(Struct, omit_defaults=True, rename=_term, tag_field="type", tag="schema:Rating"):
    """A verdict, with its place on the site's scale if it has one."""

    schema_identifier: str
    schema_rating_value: int | UnsetType = UNSET
    schema_best_rating: int | UnsetType = UNSET
    schema_worst_rating: int | UnsetType = UNSET
    schema_alternate_name: str = ""


class Annotation(Struct, omit_defaults=True, rename=_term):
    """A note, a correction, or a mention."""

    id: str
    type: str
    motivation: str
    created: str = ""
    dcterms_date: str = ""
    creator: OneOrMore = None
    schema_name: str = ""
    body: OneOrMore = None
    schema_claim_reviewed: str = ""
    schema_item_reviewed: Claim | None = None
    schema_review_rating: Rating | None = None
    schema_citation: list[Work] = []
    annosite_kind: str = ""
    annosite_display: str = ""
    annosite_published: str = ""
    """The words that stood there when the article was published, where its text has the replacement already."""
    annosite_supersedes: str = ""
    target: OneOrMore = None


class Part(Struct, rename=_term):
    """A collection as its page names it."""

    id: str
    label: str
    total: int


class AnnotationPage(Struct, rename=_term):
    """The one page of a collection."""

    id: str
    type: str
    part_of: Part
    start_index: int
    items: list[Annotation]


class AnnotationCollection(Struct):
    """All of an article's annotations."""

    context: tuple[Any, ...] = field(name="@context")
    id: str
    type: str
    label: str
    total: int
    first: AnnotationPage
