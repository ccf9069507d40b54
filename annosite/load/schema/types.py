"""The types that values may have, each judged by its key and never by how the value is spelled."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from annosite.load.ids import MAX_ID
from annosite.load.schema import checks

SCALAR = ["string", "number", "boolean"]
"""An editor's YAML reader takes ``1984`` and ``no`` for more than text; here they are text."""


class Written(BaseModel):
    """Base of all mappings: what may be written, nothing else."""

    model_config = ConfigDict(extra="forbid", strict=False, defer_build=True)


def kind_of(value: Any) -> str:
    """Tell the branches of a union apart by the kind of node, before any value is looked at."""
    return (
        "=text"
        if isinstance(value, str)
        else "=list"
        if isinstance(value, list)
        else "=mapping"
        if isinstance(value, dict)
        else ""
    )


class Many:
    """Marks a list that may be written as its single item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap what is no list."""
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Allow both ways of writing."""
        array = handler(schema)
        return {"anyOf": [array.get("items", {}), array]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True), WithJsonSchema({"type": SCALAR})]
"""Plain text; several lines are allowed."""
Raw = Annotated[str, WithJsonSchema({"type": SCALAR})]
"""Text as it stands, its outer white space too."""
Markdown = Annotated[str, AfterValidator(checks.short), WithJsonSchema({"type": SCALAR})]
LongMarkdown = Annotated[str, AfterValidator(checks.long), WithJsonSchema({"type": SCALAR})]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.line),
    WithJsonSchema({"type": SCALAR}),
]
"""Plain text on one line."""
Name = Annotated[Line, AfterValidator(checks.filled), WithJsonSchema({"type": SCALAR})]
Id = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.id_),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[a-z0-9-]+$", "maxLength": MAX_ID}),
]
Key = Annotated[str, AfterValidator(checks.id_), WithJsonSchema({"type": "string"})]
"""An id as a mapping's key."""
_DATES = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
Date = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(checks.date), WithJsonSchema(_DATES)
]
Day = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.day),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([Tt ].+)?)?)?$"}
    ),
]
Moment = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.moment),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$"}),
]
Flag = Annotated[bool, BeforeValidator(checks.flag)]
Count = Annotated[int, BeforeValidator(checks.count), WithJsonSchema({"type": "integer", "minimum": 1})]
Occurrence = Annotated[
    Any,
    PlainValidator(checks.occurrence),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]}),
]
Latitude = Annotated[float, BeforeValidator(checks.decimal(90))]
Longitude = Annotated[float, BeforeValidator(checks.decimal(180))]
Url = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.url),
    WithJsonSchema({"type": "string"}),
]
WebUrl = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.web_url),
    WithJsonSchema({"type": "string", "format": "uri"}),
]
LanguageTag = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.language),
    WithJsonSchema({"type": ["string", "boolean"]}),
]
"""An editor takes ``no`` (Norwegian) for a truth value."""
Slug = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(checks.slug),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[a-z0-9-]+$", "maxLength": MAX_ID}),
]
SitePath = Annotated[Name, AfterValidator(checks.site_path), WithJsonSchema({"type": "string"})]
FilePath = Annotated[Name, AfterValidator(checks.file_path), WithJsonSchema({"type": "string"})]
TemplateName = Annotated[Name, AfterValidator(checks.template), WithJsonSchema({"type": "string"})]
Doi = Annotated[Name, AfterValidator(checks.doi), WithJsonSchema({"type": "string"})]
Names = Annotated[list[Name], Many()]
Ids = Annotated[list[Id], Many()]

TEXT, LIST, MAPPING = Tag("=text"), Tag("=list"), Tag("=mapping")
BY_KIND = Discriminator(kind_of)
