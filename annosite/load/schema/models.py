"""The models as pydantic's: they say all that is wrong with a value, and what the JSON Schema is."""

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    Tag,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, core_schema

from annosite.load.schema import marks
from annosite.load.schema.marks import Refused, attributes, is_model, kind_of, listed


def errors(type_: Any, value: Any) -> list[ErrorDetails]:
    """Return everything that is wrong with a value."""
    try:
        adapter(type_).validate_python(value)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


@cache
def adapter(type_: Any) -> TypeAdapter[Any]:
    """Return pydantic's validator of a type."""
    return TypeAdapter(_translated(type_))


@cache
def _model(model: Any) -> type[BaseModel]:
    """Return the pydantic model of one of ours."""
    found = attributes(model)
    types = {each.name: _translated(each.type) for each in found}
    values: dict[str, Any] = {
        each.name: Field(None, alias=each.key) if each.key != each.name else None
        for each in found
        if not each.required
    }
    extra = "forbid"
    if model.other_keys is not None:
        extra = "allow"
        types["__pydantic_extra__"] = dict[str, _translated(model.other_keys)]  # type: ignore[misc]
        values["__pydantic_extra__"] = Field(init=False)
    return type(
        model.__name__,
        (BaseModel,),
        {
            "__module__": model.__module__,
            "__doc__": model.__doc__,
            "__annotations__": types,
            "model_config": ConfigDict(extra=extra, strict=False, defer_build=True),  # type: ignore[typeddict-item]
            **values,
        },
    )


def _translated(type_: Any) -> Any:
    """Return a type of ours as one of pydantic's."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        base, *ours = arguments
        return Annotated[(_translated(base), *map(_mark, ours))]
    if origin in (Union, UnionType):
        return Union[tuple(each if each is NoneType else _translated(each) for each in arguments)]  # noqa: UP007 - of a tuple
    if origin is list:
        return list[_translated(arguments[0])]  # type: ignore[misc]
    if origin is dict:
        return dict[_translated(arguments[0]), _translated(arguments[1])]  # type: ignore[misc]
    if is_model(type_):
        return _model(type_)
    return type_


def _mark(mark: Any) -> Any:
    match mark:
        case marks.Stripped():
            return StringConstraints(strip_whitespace=True)
        case marks.NotEmpty():
            return Field(min_length=1)
        case marks.Many():
            return _Many()
        case marks.After(check):
            return AfterValidator(_told(check))
        case marks.Before(check):
            return BeforeValidator(_told(check))
        case marks.Plain(check):
            return PlainValidator(_told(check))
        case marks.Branch(kind):
            return Tag(kind)
        case marks.ByKind():
            return Discriminator(kind_of)
        case marks.Shown(schema):
            return WithJsonSchema(schema)
        case marks.Described(description, title):
            return Field(description=description, title=title or None)
    raise AssertionError(mark)


def _told(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the check as pydantic knows them."""

    def told(value: Any) -> Any:
        try:
            return check(value)
        except Refused as refused:
            context = {"message": refused.message, "hint": refused.hint}
            raise PydanticCustomError(refused.code, "{message}", context) from None

    return told


class _Many:
    """A list that may be written as its single item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap what is no list."""
        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Allow both ways of writing."""
        array = handler(schema)
        return {"anyOf": [array.get("items", {}), array]}
