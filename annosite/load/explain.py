"""What is wrong with a value, in words that a writer understands."""

from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping, Scalar, Sequence
from annosite.load.keys import known_keys, unknown_key
from annosite.model.codes import CODES, problem


def explain(file: TextFile, kind: str, spot: Any) -> Diagnostic:
    """Return the diagnostic for one error of pydantic's at a spot (``validate.Spot``) of the tree."""
    error = spot.error
    code = error["type"]
    context = error.get("ctx", {})
    node, place = spot.node, file.place(spot.node.start, spot.node.end)
    if code in CODES:
        hint = context.get("hint", "")
        return problem(code, context["message"], place, *((hint,) if hint else ()))
    if code == "extra_forbidden":
        return unknown_key(file, kind, spot)
    if code == "missing" or (isinstance(node, Scalar) and node.absent):
        return _missing(file, spot)
    if code == "literal_error":
        return _choice(spot, place)
    if code in ("string_too_short", "too_short"):
        return problem("empty-text", f"{_name(spot)} is empty", place)
    return _wrong_kind(spot, place)


def _name(spot: Any) -> str:
    return f"`{spot.key.value}`" if spot.key is not None else "this entry of the list"


def _missing(file: TextFile, spot: Any) -> Diagnostic:
    node = spot.node
    if isinstance(node, Mapping):
        key = spot.error["loc"][-1]
        where = file.place(node.start, node.end) if node.pairs else file.line_place(file.line_of(node.start))
        return problem("missing-key", f"`{key}` is missing here", where, f"Add a line `{key}: …`.")
    if spot.key is not None:
        return problem(
            "missing-key",
            f"`{spot.key.value}` has no value",
            file.place(spot.key.start, spot.key.end),
            "Write its value, or delete the line.",
        )
    return problem("empty-item", "this entry of the list is empty", file.line_place(file.line_of(node.start)))


def _choice(spot: Any, place: Place) -> Diagnostic:
    expected = spot.error["ctx"]["expected"].replace("'", "`")
    shown = f"`{spot.node.value}`" if isinstance(spot.node, Scalar) else "this"
    return problem("bad-choice", f"{shown} is not one of {expected}", place)


_KINDS = {Scalar: "a text", Sequence: "a list", Mapping: "keys with values"}


def _wrong_kind(spot: Any, place: Place) -> Diagnostic:
    found = _KINDS[type(spot.node)]
    wanted = {
        "string_type": "a text",
        "list_type": "a list",
        "dict_type": "keys with values",
        "model_type": "keys with values",
        "model_attributes_type": "keys with values",
    }.get(spot.error["type"], "something else")
    return problem("wrong-kind", f"{_name(spot)} must be {wanted}, and here is {found}", place)


__all__ = ["explain", "known_keys"]
