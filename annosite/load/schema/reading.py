"""Values as the models say they are, read from text, lists and dicts; what is wrong in any way is refused as a whole.

It agrees with ``models``, which says what is wrong: what one refuses the other refuses.
"""

from collections.abc import Callable
from functools import cache, reduce
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annosite.load.schema.marks import (
    After,
    Before,
    Branch,
    ByKind,
    Many,
    NotEmpty,
    Plain,
    Refused,
    Stripped,
    attributes,
    is_model,
    kind_of,
    listed,
)

Read = Callable[[Any], Any]
_WHITE = "".join(
    chr(code) for code in (*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029)
)
_WHITE += "\u202f\u205f\u3000"
"""Unicode's white space; ``str.strip`` takes U+001C to U+001F for some of it."""


@cache
def reader(type_: Any) -> Read:
    """Return the function that returns the value that is meant, or raises ``Refused``."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _optional(reader(inner))
    if origin is Literal:
        return _choice(arguments)
    if origin is list:
        return _list(reader(arguments[0]))
    if origin is dict:
        return _dict(reader(arguments[0]), reader(arguments[1]))
    if is_model(type_):
        return _model(type_)
    return _text if type_ is str else _as_it_is


def _annotated(type_: Any, *marks: Any) -> Read:
    if any(isinstance(mark, ByKind) for mark in marks):
        return _union(get_args(type_))
    steps: list[Read] = []
    if not any(isinstance(mark, Plain) for mark in marks):
        steps.append(reader(type_))
    for mark in marks:
        if isinstance(mark, Many):
            steps.insert(0, listed)
        elif isinstance(mark, Before):
            steps.insert(0, mark.check)
        elif isinstance(mark, After | Plain):
            steps.append(mark.check)
        elif isinstance(mark, Stripped):
            steps[-1] = _stripped
        elif isinstance(mark, NotEmpty):
            steps.append(_not_empty)
    return reduce(_then, steps)


def _then(first: Read, second: Read) -> Read:
    return lambda value: second(first(value))


def _union(types: tuple[Any, ...]) -> Read:
    branches = {
        mark.kind: reader(type_) for type_ in types for mark in get_args(type_) if isinstance(mark, Branch)
    }

    def read(value: Any) -> Any:
        branch = branches.get(kind_of(value))
        if branch is None:
            raise Refused
        return branch(value)

    return read


def _optional(inner: Read) -> Read:
    return lambda value: None if value is None else inner(value)


def _choice(choices: tuple[Any, ...]) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise Refused
        return value

    return read


def _list(item: Read) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise Refused
        return [item(each) for each in value]

    return read


def _dict(key: Read, item: Read) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Refused
        return {key(name): item(each) for name, each in value.items()}

    return read


def _model(model: Any) -> Read:
    def read(value: Any) -> Any:
        return _keys(model)(value)

    return read


@cache
def _keys(model: Any) -> Read:
    """Return the reader of a model; made when there is one to be read, for many files have none of most models."""
    known = {each.key: (each.name, reader(each.type)) for each in attributes(model)}
    required = tuple(each.name for each in attributes(model) if each.required)
    others = None if model.other_keys is None else reader(model.other_keys)

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Refused
        found = {}
        rest = {}
        for key, each in value.items():
            if key in known:
                name, inner = known[key]
                found[name] = inner(each)
            elif others is not None:
                rest[key] = others(each)
            else:
                raise Refused
        for name in required:
            if name not in found:
                raise Refused
        return model(rest, **found)

    return read


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise Refused
    return value


def _stripped(value: Any) -> Any:
    if not isinstance(value, str):
        raise Refused
    return value.strip(_WHITE)


def _not_empty(value: str) -> str:
    if not value:
        raise Refused
    return value


def _as_it_is(value: Any) -> Any:
    """Return what a check has made."""
    return value
