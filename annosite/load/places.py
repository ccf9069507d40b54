"""Places of values, by key."""

from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping, Node, Scalar


def place_of(file: TextFile, node: Node) -> Place:
    """Return the place of a node, cut to its first line."""
    return file.place(node.start, node.end)


def places_of(file: TextFile, node: Mapping) -> dict[str, Place]:
    """Return the places of all values of a mapping; what is absent has none."""
    return {
        key: file.place(value.start, value.end)
        for key, (_, value) in node.pairs.items()
        if not (isinstance(value, Scalar) and value.absent)
    }
