"""What the models are made of: their base, and the marks that say in a type's ``Annotated`` what a value must be.

Two modules read them: ``reading`` reads what is right, ``models`` makes of them the pydantic models that say what is wrong,
and the JSON Schema. pydantic takes a tenth of a second to begin with, and most files are right.
"""

from collections.abc import Callable
from inspect import get_annotations
from typing import Any, ClassVar, Self

from msgspec import Struct


class Written:
    """Base of all mappings: what may be written, nothing else. Attributes without a value are required.

    A key is called as its attribute, but for one underscore at the end (``from_``, ``in_``).
    """

    other_keys: ClassVar[Any] = None
    """What keys that are not among the attributes may hold; None: there are none such."""

    def __init__(self, others: dict[str, Any] | None = None, **values: Any) -> None:
        self.others = others or {}
        self.__dict__.update(values)

    def __init_subclass__(cls, other_keys: Any = None) -> None:
        """Note what other keys may hold."""
        if other_keys is not None:
            cls.other_keys = other_keys

    def but(self, **values: Any) -> Self:
        """Return the same with some other values."""
        return type(self)(**{**self.__dict__, **values})


def is_model(type_: Any) -> bool:
    """Return whether a type is one of the models."""
    return isinstance(type_, type) and issubclass(type_, Written)


class Attribute(Struct, frozen=True):
    """An attribute of a model."""

    name: str
    key: str
    """As it is written."""
    type: Any
    required: bool


def attributes(model: type[Written]) -> list[Attribute]:
    """Return the attributes of a model, those of its bases first."""
    types = {
        name: type_
        for each in reversed(model.__mro__)
        if each is not Written
        for name, type_ in get_annotations(each).items()
    }
    return [
        Attribute(name, name.removesuffix("_"), type_, not hasattr(model, name))
        for name, type_ in types.items()
    ]


class Refused(ValueError):  # noqa: N818 - it says what was done with a value
    """A value is not what it must be."""

    def __init__(self, code: str = "", message: str = "", hint: str = "") -> None:
        """Refuse with one of our codes; ``message`` is a sentence without a full stop."""
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Stripped(Struct, frozen=True):
    """A text without its outer white space."""


class NotEmpty(Struct, frozen=True):
    """A text of at least one character."""


class Many(Struct, frozen=True):
    """A list that may be written as its single item."""


class After(Struct, frozen=True):
    """The value is what ``check`` makes of what the type gave; it raises ``Refused``."""

    check: Callable[[Any], Any]


class Before(Struct, frozen=True):
    """``check`` makes of what is written a value of the type."""

    check: Callable[[Any], Any]


class Plain(Struct, frozen=True):
    """``check`` alone judges."""

    check: Callable[[Any], Any]


class Branch(Struct, frozen=True):
    """Which kind of node (``kind_of``) is read as this branch of a union."""

    kind: str


class ByKind(Struct, frozen=True):
    """A union whose branches are told apart by the kind of node."""


class Shown(Struct, frozen=True, eq=False):
    """What the JSON Schema says of the type."""

    schema: dict[str, Any]


class Described(Struct, frozen=True):
    """What the JSON Schema says of a value, in words."""

    description: str
    title: str = ""


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


def listed(value: Any) -> Any:
    """Return a single item as a list of one, anything else as it is."""
    return [value] if isinstance(value, str | dict) else value
