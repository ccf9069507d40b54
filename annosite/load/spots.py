"""Where in a tree of nodes an error of pydantic's lies."""

from typing import Any

from msgspec import Struct

from annosite.base.yamltree import Mapping, Node, Scalar, Sequence

Step = str | int


class Spot(Struct):
    """A node of the tree and the error that concerns it."""

    error: Any
    """An entry of ``ValidationError.errors()``."""
    path: tuple[Step, ...]
    """Steps that exist in the tree; for a missing key, those to its mapping."""
    node: Node
    """What they lead to."""
    key: Scalar | None
    """The key it is the value of, where its parent is a mapping."""
    parent: Node | None

    @property
    def missing(self) -> str:
        """The key that is missing in the node; empty where none is."""
        return str(self.error["loc"][-1]) if self.error["type"] == "missing" else ""

    @property
    def at_key(self) -> bool:
        """Whether the key is wrong, not its value."""
        return bool(self.error["loc"]) and self.error["loc"][-1] == "[key]"

    @property
    def kind(self) -> str:
        """The error's type: pydantic's, or one of our codes."""
        return str(self.error["type"])


def spot_of(root: Node, error: Any) -> Spot:
    """Walk the error's ``loc``; steps that are not in the tree (branches of unions, missing keys) are skipped."""
    node: Node = root
    key: Scalar | None = None
    parent: Node | None = None
    path: list[Step] = []
    for step in error["loc"]:
        if isinstance(node, Mapping) and step in node.pairs:
            parent, (key, node) = node, node.pairs[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            parent, key, node = node, None, node.items[step]
        else:
            continue
        path.append(step)
    return Spot(error, tuple(path), node, key, parent)


def remove(root: Node, path: tuple[Step, ...]) -> None:
    """Take the value at ``path`` out of the tree, and mark where it was as refused."""
    node: Node = root
    for step in path[:-1]:
        if isinstance(node, Mapping) and step in node.pairs:
            node = node.pairs[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return  # went out with what held it
    last = path[-1]
    if isinstance(node, Mapping):
        node.pairs.pop(str(last), None)
        node.refused.add(str(last))
    elif isinstance(node, Sequence) and isinstance(last, int) and last < len(node.items):
        del node.items[last]
        node.refused = True


HOLDS = frozenset({"draft", "embargo"})


def hold_back(node: Node) -> None:
    """Write ``draft: true`` wherever a ``draft`` or an ``embargo`` was refused: nobody meant to publish that now."""
    if isinstance(node, Mapping):
        if not HOLDS.isdisjoint(node.refused):
            node.pairs["draft"] = (
                Scalar("draft", node.start, node.start, ""),
                Scalar("true", node.start, node.start, ""),
            )
        for _, value in node.pairs.values():
            hold_back(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            hold_back(item)


def lacks_something(node: Node) -> bool:
    """Return whether anything within was refused."""
    if isinstance(node, Mapping):
        return bool(node.refused) or any(lacks_something(value) for _, value in node.pairs.values())
    if isinstance(node, Sequence):
        return node.refused or any(lacks_something(item) for item in node.items)
    return False


def last_first(path: tuple[Step, ...]) -> tuple[tuple[int, int, str], ...]:
    """Order paths so that taking items out leaves the indices of those still to come as they are."""
    return tuple((0, -step, "") if isinstance(step, int) else (1, 0, step) for step in path)
