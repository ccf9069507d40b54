"""Places of values, by key."""

from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping, Node, Scalar


def place_of(file: TextFile, node: Node) -> Place:
    """Return the place of a node, cut to its first line."""
    return file.place(node.start, node.end)


def first_line_of(file: TextFile, node: Node) -> Place:
    """Return the place of a text's first line, which below ``|`` or ``>`` is the next one."""
    below = isinstance(node, Scalar) and node.style in ("|", ">")
    return file.place(min(file.offset_of(file.line_of(node.start) + 1), node.end) if below else node.start)


def places_of(file: TextFile, node: Mapping) -> dict[str, Place]:
    """Return the places of all values of a mapping; what is absent has none."""
    return {
        key: file.place(value.start, value.end)
        for key, (_, value) in node.pairs.items()
        if not (isinstance(value, Scalar) and value.absent)
    }
