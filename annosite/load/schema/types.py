"""The types that values may have, each judged by its key and never by how the value is spelled."""

import re
from collections.abc import Callable
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
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from annosite.base.urls import is_safe_url, is_web_url
from annosite.load.moments import moment_problem, partial_date_problem

SCALAR = ["string", "number", "boolean"]
"""An editor's YAML reader takes ``1984`` and ``no`` for more than text; here they are text."""


class Written(BaseModel):
    """Base of all mappings: what may be written, nothing else."""

    model_config = ConfigDict(extra="forbid", strict=False, use_attribute_docstrings=True)


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return an error with one of our codes; ``message`` is a sentence without a full stop."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})  # type: ignore[arg-type]


def _line(value: str) -> str:
    if "\n" in value:
        return " ".join(value.split())
    return value


def _filled(value: str) -> str:
    if not value:
        raise refuse("empty-text", "this text is empty")
    return value


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise refuse(
            "bad-id",
            f"`{value}` is not an id: ids are made of lower-case letters a to z, digits and hyphens",
            id_hint(value),
        )
    if len(value) > MAX_ID or value in DEVICES:
        raise refuse("bad-id", f"the id `{value[:40]}` cannot be a folder's name", "Choose another one.")
    return value


ID = re.compile(r"[a-z0-9-]+")
MAX_ID = 80
"""Ids become names of folders; file systems allow 255 bytes for a name."""
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10)))
)
"""Names that Windows keeps for devices: no file or folder can have them."""


def id_hint(value: str) -> str:
    """Return the advice that goes with a text that is no id."""
    mended = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    return f"Write `{mended}`." if mended else ""


def _date(value: str) -> str:
    found = partial_date_problem(value)
    if found is not None:
        raise refuse("bad-date", *found)
    return value


def _day(value: str) -> str:
    """A date of front matter: a time of day, as other generators write it, is left out."""
    return _date(value[:10] if _TIMED.match(value) else value)


_TIMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{1,2}:[0-9]{2}")


def _moment(value: str) -> str:
    found = moment_problem(value)
    if found is not None:
        raise refuse("bad-date", *found)
    return value


def _flag(value: Any) -> bool:
    if isinstance(value, str):
        known = _FLAGS.get(value.strip().lower())
        if known is not None:
            return known
        raise refuse("bad-flag", f"`{value}` is neither true nor false", "Write `true` or `false`.")
    raise refuse("wrong-kind", "this must be `true` or `false`")


_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _whole(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    shown = f"`{value}` is" if isinstance(value, str) else "this is"
    raise refuse("bad-number", f"{shown} not a whole number", "Write it in digits only, such as `20`.")


def _count(value: Any) -> int:
    number = _whole(value)
    if number == 0:
        raise refuse("bad-number", "this must be 1 or more")
    return number


def _occurrence(value: Any) -> Any:
    if value == "all":
        return value
    try:
        number = _whole(value)
    except PydanticCustomError:
        number = 0
    if number == 0:
        raise refuse("bad-number", "`occurrence` is a whole number from 1, or `all`")
    return number


def _decimal(limit: int) -> Callable[[Any], float]:
    def check(value: Any) -> float:
        if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?", value.strip()):
            number = float(value)
            if abs(number) <= limit:
                return number
        shown = f"`{value}`" if isinstance(value, str) else "this"
        raise refuse("bad-number", f"{shown} is not a number of degrees from -{limit} to {limit}")

    return check


def _url(value: str) -> str:
    if not value or not is_safe_url(value):
        raise refuse(
            "unsafe-url",
            f"`{value}` is not a web address that may be published",
            "Use http://, https:// or mailto:, or a path of this site; a space is written %20.",
        )
    return value


def _web_url(value: str) -> str:
    if not is_web_url(value):
        raise refuse("unsafe-url", f"`{value}` is not a web address", "It begins with https:// or http://.")
    return value


def kind_of(value: Any) -> str:
    """Tell the branches of a union apart by the kind of node, before any value is looked at."""
    return _KINDS.get(type(value), "")


_KINDS = {str: "=text", list: "=list", dict: "=mapping"}


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
Markdown = Annotated[str, WithJsonSchema({"type": SCALAR})]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_line), WithJsonSchema({"type": SCALAR})
]
"""Plain text on one line."""
Name = Annotated[Line, AfterValidator(_filled), WithJsonSchema({"type": SCALAR})]
Id = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_id),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[a-z0-9-]+$", "maxLength": MAX_ID}),
]
Key = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string"})]
"""An id as a mapping's key."""
_DATES = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
Date = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_date), WithJsonSchema(_DATES)]
Day = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_day),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([Tt ].+)?)?)?$"}
    ),
]
Moment = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$"}),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Occurrence = Annotated[
    Any,
    PlainValidator(_occurrence),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]}),
]
Latitude = Annotated[float, BeforeValidator(_decimal(90))]
Longitude = Annotated[float, BeforeValidator(_decimal(180))]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_url), WithJsonSchema({"type": "string"})
]
WebUrl = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_web_url),
    WithJsonSchema({"type": "string", "format": "uri"}),
]
Names = Annotated[list[Name], Many()]
Ids = Annotated[list[Id], Many()]

TEXT, LIST, MAPPING = Tag("=text"), Tag("=list"), Tag("=mapping")
BY_KIND = Discriminator(kind_of)
