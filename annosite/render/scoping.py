"""Which names the nodes of a template give a meaning to, and which they ask for."""

from collections.abc import Iterable, Iterator, Sequence

from jinja2 import nodes

from annosite.render.tree import below, find

BINDING = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)
"""What gives a name a meaning for all that comes after it."""
ENCLOSING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With)
"""What gives names a meaning for what it encloses."""
_FRAMES = (
    nodes.Scope,
    nodes.For,
    nodes.With,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
)
"""What has a frame of its own for names."""
_OPEN = (nodes.Include, nodes.Import, nodes.FromImport)
"""What sees every name that has a meaning where it stands."""
_IMPLIED = frozenset({"loop", "caller", "varargs", "kwargs"})
"""Names that have a meaning without being given one."""


def given(node: nodes.Node) -> frozenset[str]:
    """Return all names that are given a meaning by a node, or anywhere in it."""
    inside = below(node)
    names = {it.name for it in inside if isinstance(it, nodes.Name) and it.ctx != "load"}
    names.update(
        name for it in (node, *inside) if it is node or isinstance(it, BINDING) for name in bound_by(it)
    )
    return frozenset(names) | _IMPLIED if isinstance(node, ENCLOSING) else frozenset(names)


def asked_in(body: Iterable[nodes.Node], around: frozenset[str]) -> frozenset[str]:
    """Return the names that some nodes ask for; ``around`` where they may ask for any."""
    names: set[str] = set()
    for node in body:
        inside = below(node)
        if any(isinstance(it, _OPEN) for it in (node, *inside)):
            return around
        names.update(it.name for it in inside if isinstance(it, nodes.Name) and it.ctx == "load")
    return frozenset(names)


def bound_by(node: nodes.Node) -> Iterator[str]:
    """Yield the names to which a node gives a meaning for all that comes after it."""
    if isinstance(node, nodes.FromImport):
        yield from (it if isinstance(it, str) else it[1] for it in node.names)
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.If):
        yield from (name for each in (*node.body, *node.elif_, *node.else_) for name in bound_by(each))
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from (
            it.name for it in (node.target, *find(node.target, nodes.Name)) if isinstance(it, nodes.Name)
        )


def asked_before_given(body: Sequence[nodes.Node]) -> bool:
    """Return whether something asks, in a frame of its own, for a name that gets a meaning only after it.

    To Jinja such a name has none yet, though the page may have given it one: in one piece that would come out otherwise.
    """
    names = frozenset(name for node in body for name in bound_by(node))
    asked: set[str] = set()
    for node in body if names else ():
        if not asked.isdisjoint(bound_by(node)):
            return True
        for each in (node, *below(node)):
            if isinstance(each, _FRAMES):
                asked |= asked_in((each,), names)
    return False
