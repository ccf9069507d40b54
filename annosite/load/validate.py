"""A tree of nodes against what may be written: the valid part of it, and every problem with its place."""

from typing import Any

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence
from annosite.load.explain import explain
from annosite.load.keys import meant_key
from annosite.load.schema import Refused, errors, read
from annosite.load.spots import HOLDS, hold_back, last_first, remove, spot_of
from annosite.load.traps import find_traps
from annosite.model.codes import problem

MAX_ROUNDS = 5
"""A value whose bad parts were taken out is looked at again; two rounds do, but for bad parts within bad parts."""


class Valid(Struct):
    """What is left of a file once its bad parts are out: model and node match, item for item."""

    model: Any
    """An instance of the kind's model; None where nothing can be used."""
    node: Mapping
    problems: list[Diagnostic]


def validate(kind: str, file: TextFile, node: Node | None, *, damaged: bool = False) -> Valid:
    """Check ``node`` against the model of ``kind``; ``damaged`` says that the parser refused some of it.

    A bad value is taken out of the tree, and what held it is marked (``spots.lacks_something``). Where ``draft`` or
    ``embargo`` is misspelt or cannot be read, ``draft: true`` takes its place.
    """
    if node is None:
        node = Mapping({}, 0, 0, flow=False)
    if not isinstance(node, Mapping):
        return Valid(None, Mapping({}, 0, 0, flow=False), [_no_mapping(file, node)])
    problems: list[Diagnostic] = []
    if damaged:
        hold_back(node)
    for path, found in find_traps(file, node):
        problems.append(found)
        if found.severity == "error":
            remove(node, path)
    for _ in range(MAX_ROUNDS):
        value = plain(node)
        try:
            return Valid(read(kind, value), node, problems)
        except Refused:
            spots = [spot_of(node, found) for found in errors(kind, value)]
        assert spots, "what is refused has a reason"
        problems.extend(explain(file, kind, spots))
        for path in sorted({spot.path for spot in spots}, key=last_first):
            if not path:
                return Valid(None, node, problems)
            remove(node, path)
        for spot in spots:
            if isinstance(spot.parent, Mapping) and meant_key(kind, spot) in HOLDS:
                spot.parent.refused.add("draft")
                hold_back(spot.parent)
    return Valid(None, node, problems)


def plain(node: Node) -> Any:
    """Return text, lists and dicts; None for what is absent."""
    if type(node) is Scalar:
        return None if not node.style and node.value in ("", "~", "null") else node.value
    if type(node) is Mapping:
        return {key: plain(value) for key, (_, value) in node.pairs.items()}
    assert isinstance(node, Sequence)
    return [plain(item) for item in node.items]


def _no_mapping(file: TextFile, node: Node) -> Diagnostic:
    message = "this file must be made of keys with values, one below the other"
    return problem("wrong-kind", message, file.place(node.start, node.end), "Such as `title: …`.")
