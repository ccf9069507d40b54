"""What is wrong with a value, in words that a writer understands."""

from collections.abc import Sequence as Seq

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamlmend import line_at, paste, quoted
from annosite.base.yamltraps import begins_with
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence
from annosite.load.keys import unknown_key
from annosite.load.spots import Spot
from annosite.load.words import nearest, one_of
from annosite.model.codes import CODES, problem


def explain(file: TextFile, kind: str, spots: Seq[Spot]) -> list[Diagnostic]:
    """Return the problems for all errors of one validation.

    What follows from another problem is left out: a key that is missing because it is misspelt, because its value
    was refused, or because a colon made keys of a text.
    """
    found: list[Diagnostic] = []
    told: set[tuple[int, str]] = set()  # (mapping, key) that need no further word
    texts: set[int] = set()  # mappings that were meant as a text
    for spot in spots:
        if spot.kind != "extra_forbidden" or id(spot.parent) in texts:
            continue
        assert spot.parent is not None
        diagnostic, meant = unknown_key(file, kind, spot)
        text = (
            None if meant or spot.error["loc"][-2:-1] != ("=mapping",) else _colon_in_text(file, spot.parent)
        )
        if text is not None:
            texts.add(id(spot.parent))
            found.append(text)
            continue
        told.add((id(spot.parent), meant))
        found.append(diagnostic)
    for spot in spots:
        if spot.kind == "extra_forbidden" or id(spot.node) in texts or id(spot.parent) in texts:
            continue
        if spot.missing and (
            (id(spot.node), spot.missing) in told
            or (isinstance(spot.node, Mapping) and spot.missing in spot.node.refused)
        ):
            continue
        found.append(_explain(file, spot))
    return found


def _explain(file: TextFile, spot: Spot) -> Diagnostic:
    code, node = spot.kind, spot.node
    at = spot.key if spot.at_key and spot.key is not None else node
    place = file.place(at.start, at.end)
    if spot.missing or (isinstance(at, Scalar) and at.absent):
        return _missing(file, spot)
    if code in CODES:
        context = spot.error["ctx"]
        return problem(code, context["message"], place, *filter(None, (context["hint"],)))
    if code == "literal_error":
        return _choice(file, spot)
    if code in ("string_too_short", "too_short"):
        return problem("empty-text", f"{_name(spot)} is empty", place)
    return _wrong_kind(file, spot)


def _name(spot: Spot) -> str:
    return f"`{spot.key.value}`" if spot.key is not None else "this entry of the list"


def _missing(file: TextFile, spot: Spot) -> Diagnostic:
    node = spot.node
    if spot.missing and isinstance(node, Mapping):
        where = (
            file.place(node.start, node.end)
            if node.end > node.start
            else file.line_place(max(1, file.line_of(node.start)))
        )
        of = f" of `{spot.key.value}`" if spot.key is not None else ""
        return problem(
            "missing-key", f"the `{spot.missing}`{of} is missing", where, f"Add `{spot.missing}: …`."
        )
    if spot.key is not None:
        return problem(
            "missing-key",
            f"`{spot.key.value}` has no value",
            file.place(spot.key.start, spot.key.end),
            "Write its value, or delete the line.",
        )
    line = file.line_of(node.start)
    return problem("empty-item", "this entry of the list is empty", file.line_place(line), "Delete the dash.")


def _choice(file: TextFile, spot: Spot) -> Diagnostic:
    place = file.place(spot.node.start, spot.node.end)
    if not isinstance(spot.node, Scalar):
        return _wrong_kind(file, spot)
    options = spot.error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    close = nearest(spot.node.value, options)
    return problem(
        "bad-choice",
        f"{_name(spot)} is `{spot.node.value}`; it must be {one_of(options)}",
        place,
        *((f"Did you mean `{close}`?",) if close else ()),
    )


_WANTED = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def _wrong_kind(file: TextFile, spot: Spot) -> Diagnostic:
    node = spot.node
    wanted = _WANTED.get(spot.kind, "a text" if isinstance(node, Mapping | Sequence) else "something else")
    if wanted == "a text":
        if spot.error["loc"][-1:] == (0,) and spot.path[-1:] != (0,):
            wanted = "a text or a list of texts"
        if isinstance(node, Mapping | Sequence) and node.flow and _reads_as_text(node):
            return begins_with(file, node.start)
        if isinstance(node, Mapping):
            text = _colon_in_text(file, node)
            if text is not None:
                return text
    here = {Scalar: "is a text", Sequence: "is a list", Mapping: "are keys with values"}[type(node)]
    hints: tuple[str, ...] = ()
    if wanted == "a list" and isinstance(node, Mapping):
        hints = ("Each entry of a list begins with a dash and a space: `- `.",)
    if wanted == "keys with values" and isinstance(node, Scalar) and not node.style and ":" in node.value:
        hints = ("Write a space after the colon.",)
    return problem(
        "wrong-kind",
        f"{_name(spot)} must be {wanted}, and here {here}",
        file.place(node.start, node.end),
        *hints,
    )


def _reads_as_text(node: Mapping | Sequence) -> bool:
    """Whether brackets or braces were probably meant as signs of a text: ``[Updated]``, ``{sic}``."""
    if isinstance(node, Mapping):
        return all(isinstance(value, Scalar) and value.absent for _, value in node.pairs.values())
    return len(node.items) < 2


def _colon_in_text(file: TextFile, node: Node) -> Diagnostic | None:
    """A mapping of one key on the line of its dash or key: a text with a colon in it."""
    if not isinstance(node, Mapping) or node.flow or len(node.pairs) != 1:
        return None
    (key, value), *_ = node.pairs.values()
    line = line_at(file, node.start)
    if not isinstance(value, Scalar) or not line.dashes or node.start != line.start + line.key_column:
        return None
    text = line.text[line.key_column :].rstrip()
    colon = key.end + file.text[key.end :].index(":")
    return problem(
        "yaml-colon",
        "a colon followed by a space, within a text that is not in quotation marks",
        file.place(colon, colon + 1),
        paste(line.text[: line.key_column] + quoted(text)),
    )
