"""A theme's options: what theme.yaml declares, what site.yaml sets, and the style sheet that makes of it."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.base.near import nearest
from annosite.base.textfile import Place
from annosite.model.codes import problem

Value = str | bool | int
OptionType = Literal["text", "color", "flag", "number", "choice"]
TYPES: tuple[OptionType, ...] = ("text", "color", "flag", "number", "choice")

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_TRUE, _FALSE = {"true", "yes", "on"}, {"false", "no", "off"}
_WANTED = {
    "text": "words",
    "color": 'a colour such as "#0b5fff"',
    "flag": "true or false",
    "number": "a whole number",
}


class Option(Struct, frozen=True):
    """One option as theme.yaml declares it."""

    name: str
    type: OptionType
    default: Value
    choices: tuple[str, ...] = ()
    property: str = ""
    """The CSS custom property that takes the value (``--accent``); for colours, numbers and choices."""
    unit: str = ""
    """What follows a number in the property: ``rem``."""


class Settings(dict[str, Value]):
    """Every option's value by its name, as templates ask for it: ``site.options.fonts``."""

    def __getattr__(self, name: str) -> Value:
        """Return an option's value (AttributeError: there is none of that name)."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def read_value(value: Value, type_: OptionType, choices: Sequence[str] = ()) -> Value | None:
    """Return ``value`` (as typed, or already of its type) as a value of ``type_``; None where it is none."""
    text = str(value).strip()
    if type_ == "flag":
        low = text.lower()
        return True if low in _TRUE else False if low in _FALSE else None
    if type_ == "number":
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) and not isinstance(value, bool) else None
    if type_ == "color":
        return text.lower() if _COLOR.fullmatch(text) else None
    if type_ == "choice":
        low = text.lower() if isinstance(value, bool) else text
        return low if low in choices else None
    return text


def settle(
    options: Mapping[str, Option], chosen: Mapping[str, Value], theme: str, place: Place
) -> tuple[dict[str, Value], list[Diagnostic]]:
    """Return every option's value, site.yaml's where it is good, and what was wrong with the others."""
    values = {name: option.default for name, option in options.items()}
    problems: list[Diagnostic] = []
    for name, value in chosen.items():
        option = options.get(name)
        if option is None:
            near = nearest(name, options, 60)
            known = ", ".join(options) or "none"
            hint = f"Did you mean {near}?" if near else f"It has these: {known}."
            problems.append(
                problem("theme-option-unknown", f"the theme {theme} has no option {name}", place, hint)
            )
            continue
        read = read_value(value, option.type, option.choices)
        if read is None:
            wanted = "one of " + ", ".join(option.choices) if option.choices else _WANTED[option.type]
            message = f"the theme's option {name} cannot be {value!r}"
            problems.append(problem("theme-option-value", message, place, f"It takes {wanted}."))
        else:
            values[name] = read
    return values, problems


def style_sheet(options: Mapping[str, Option], values: Mapping[str, Value]) -> str:
    """Return the style sheet of the options that differ from their defaults; empty: all as declared."""
    lines = [
        f"  {option.property}: {values[name]}{option.unit};\n"
        for name, option in options.items()
        if option.property and values[name] != option.default
    ]
    return ":root {\n" + "".join(lines) + "}\n" if lines else ""
