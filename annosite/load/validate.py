"""A tree of nodes against what may be written: the valid part of it, and every problem with its place."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence
from annosite.load import explain
from annosite.load.schema import adapter
from annosite.model.codes import problem

MAX_ROUNDS = 4
"""A value whose bad parts were taken out is looked at again; one round does, but for bad parts within bad parts."""


@dataclass(slots=True)
class Valid:
    """What is left of a file once its bad parts are out: model and node match, item for item."""

    model: Any
    """An instance of the kind's model; None where nothing can be used."""
    node: Mapping
    problems: list[Diagnostic]


def validate(kind: str, file: TextFile, node: Node | None, entries: Container[str] = ()) -> Valid:
    """Check ``node`` against the model of ``kind``.

    A bad value is taken out of the tree alone; within the lists named by ``entries`` its whole entry is, because half
    a note says something else than the note. Where ``draft`` or ``embargo`` cannot be read, ``draft: true`` takes
    their place: nobody meant to publish it now.
    """
    if node is None:
        node = Mapping({}, 0, 0, flow=False)
    if not isinstance(node, Mapping):
        found = problem(
            "wrong-kind",
            "this file must be made of keys with values, such as `title: …`",
            file.place(node.start, node.end),
        )
        return Valid(None, Mapping({}, 0, 0, flow=False), [found])
    problems: list[Diagnostic] = []
    check = adapter(kind).validate_python
    for _ in range(MAX_ROUNDS):
        try:
            return Valid(check(plain(node)), node, problems)
        except ValidationError as error:
            spots = [Spot.of(node, found) for found in error.errors(include_url=False)]
        problems.extend(explain.explain(file, kind, spot) for spot in spots)
        for path in sorted({_out(spot.path, entries) for spot in spots}, key=_last_first):
            if not path:
                return Valid(None, node, problems)
            _remove(node, path)
    return Valid(None, node, problems)


def plain(node: Node) -> Any:
    """Return text, lists and dicts; None for what is absent."""
    if type(node) is Scalar:
        return None if not node.style and node.value in ("", "~", "null") else node.value
    if type(node) is Mapping:
        return {key: plain(value) for key, (_, value) in node.pairs.items()}
    assert isinstance(node, Sequence)
    return [plain(item) for item in node.items]


Step = str | int


@dataclass(slots=True)
class Spot:
    """Where in the tree an error of pydantic's lies."""

    error: Any
    path: tuple[Step, ...]
    """Steps that exist in the tree; for a missing key, those to its mapping."""
    node: Node
    """What they lead to."""
    key: Scalar | None
    """The key it is the value of, where its parent is a mapping."""
    parent: Node | None

    @classmethod
    def of(cls, root: Node, error: Any) -> "Spot":
        """Walk the error's ``loc``; steps that are not in the tree (branches of unions) are skipped."""
        node, key, parent = root, None, None
        path: list[Step] = []
        for step in error["loc"]:
            if isinstance(node, Mapping) and step in node.pairs:
                parent, (key, node) = node, node.pairs[step]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                parent, key, node = node, None, node.items[step]
            else:
                continue
            path.append(step)
        return cls(error, tuple(path), node, key, parent)


def _out(path: tuple[Step, ...], entries: Container[str]) -> tuple[Step, ...]:
    return path[:2] if len(path) > 2 and path[0] in entries else path


def _last_first(path: tuple[Step, ...]) -> tuple[tuple[int, int, str], ...]:
    """Order so that taking items out leaves the indices of those still to come as they are."""
    return tuple((0, -step, "") if isinstance(step, int) else (1, 0, step) for step in path)


def _remove(root: Node, path: tuple[Step, ...]) -> None:
    node = root
    for step in path[:-1]:
        if isinstance(node, Mapping) and step in node.pairs:
            node = node.pairs[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return  # went out with what held it
    last = path[-1]
    if isinstance(node, Mapping):
        pair = node.pairs.pop(str(last), None)
        if pair is not None and last in ("draft", "embargo"):
            key, value = pair
            node.pairs["draft"] = (key, Scalar("true", value.start, value.end, ""))
    elif isinstance(node, Sequence) and isinstance(last, int) and last < len(node.items):
        del node.items[last]
