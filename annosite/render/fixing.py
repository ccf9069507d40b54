"""What is the same on many pages, found in a template: its navigation, its foot, the words of the interface.

A *fixed* piece is made of the site, the words and the static files alone, so it comes out the same on all pages of one
site, language and depth of address. It is drawn once for all of these and kept (render/theme.py has the stores,
render/compiling.py writes the code). What cannot be seen to be fixed is drawn for every page.
"""

from collections.abc import Iterable, Iterator, Sequence

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from annosite.render.scoping import BINDING, bound_by
from annosite.render.tree import below, find, is_text

KEPT = "kept pieces"
"""What the context calls the page's store; no template can spell it."""
PLACED = "placed"
"""Among what is kept: a note that the piece at hand has a link whose form depends on the page's own address."""
REL = "rel of a fixed piece"
"""The filter that writes the links of fixed pieces."""

_CALLED = frozenset({"t", "asset", "has_asset"})
_GIVEN = frozenset({"site", "words"}) | _CALLED
"""Names of what all pages that share a store have in common."""
_OURS = _GIVEN | {"page"}
_FILTERS = frozenset({"rel", "day", "short_day", "time", "short_time", "number", "direction", "length"})
_TESTS = frozenset({"none", "defined"})
_AS_THEIR_PARTS = (
    nodes.Const,
    nodes.TemplateData,
    nodes.Tuple,
    nodes.Compare,
    nodes.Operand,
    nodes.BinExpr,
    nodes.UnaryExpr,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Keyword,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Output,
    nodes.If,
    nodes.Scope,
)
"""Fixed if all that they are made of is."""

Store = dict[object, str]


def store_of(context: Context) -> Store:
    """Return what is kept for pages like this one; a store to throw away where nothing is."""
    found: Store = context.resolve_or_missing(KEPT)
    return {} if found is missing else found


def keyed(piece: str, *values: object) -> tuple[object, ...] | None:
    """Return the key of a piece with values from another template in it; None where they are not plain HTML."""
    return (piece, *values) if all(type(value) is Markup for value in values) else None


def keep(store: Store, key: object, html: str) -> None:
    """Keep a piece for other pages, if it is the same there and ``key`` tells it from others."""
    if store.pop(PLACED, None) is None and key is not None:
        store[key] = html


def redefines(template: nodes.Template) -> bool:
    """Return whether the template gives any of our names another meaning."""
    inside = below(template)
    names = {it.name for it in inside if isinstance(it, nodes.Name) and it.ctx != "load"}
    names.update(name for it in inside if isinstance(it, BINDING) for name in bound_by(it))
    return not names.isdisjoint(_OURS)


class Fixing:
    """Finds the fixed pieces of one template."""

    def __init__(self, template: nodes.Template) -> None:
        self.pieces: dict[int, tuple[int, list[nodes.Getattr]]] = {}
        """By the id of the node that stands for one: its number, and what of imported templates is in it."""
        self._imported = set(_imported_first(template))
        self._imported -= {it.name for it in find(template, nodes.Name) if it.ctx != "load"}
        self._inputs: list[nodes.Getattr] = []
        if not redefines(template):
            self._divide(template)

    def _divide(self, node: nodes.Node) -> None:
        """Part what stands in the bodies of ``node`` into pieces that are fixed and others."""
        if isinstance(
            node,
            nodes.Template
            | nodes.Block
            | nodes.Scope
            | nodes.Macro
            | nodes.For
            | nodes.If
            | nodes.AssignBlock,
        ):
            node.body = self._parted(node.body)
        if isinstance(node, nodes.For | nodes.If):
            node.else_ = self._parted(node.else_)
        if isinstance(node, nodes.If):
            for other in node.elif_:
                self._divide(other)

    def _parted(self, body: Sequence[nodes.Node]) -> list[nodes.Node]:
        parted: list[nodes.Node] = []
        run: list[nodes.Node] = []
        self._inputs = []

        def add(node: nodes.Node) -> None:
            # What is printed one after the other is printed at once.
            if isinstance(node, nodes.Output) and parted and isinstance(parted[-1], nodes.Output):
                parted[-1].nodes.extend(node.nodes)
            else:
                parted.append(node)

        def end() -> None:
            for node in self._piece(run):
                add(node)
            run.clear()
            self._inputs = []

        for node in _units(body):
            inputs = len(self._inputs)
            if self._is_fixed(node, frozenset()):
                run.append(node)
                continue
            del self._inputs[inputs:]
            end()
            add(node)
        end()
        for node in parted:
            if id(node) not in self.pieces:
                self._divide(node)
        return parted

    def _piece(self, run: Sequence[nodes.Node]) -> list[nodes.Node]:
        """Return what stands for a run of fixed nodes: itself where there is nothing in it to work out."""
        if all(map(is_text, run)):
            return list(run)
        for node in run:
            for link in find(node, nodes.Filter):
                link.name = REL if link.name == "rel" else link.name
        piece = nodes.If(nodes.Const(True), list(run), [], [], lineno=run[0].lineno)
        self.pieces[id(piece)] = (len(self.pieces), self._inputs)
        return [piece]

    def _is_fixed(self, node: nodes.Node, bound: frozenset[str]) -> bool:
        """Return whether the node is fixed; ``bound``: names that mean something within it."""
        if isinstance(node, nodes.Name):
            return node.name in bound or node.name in _GIVEN - _CALLED
        if isinstance(node, nodes.Getattr) and self._is_imported(node.node, bound):
            if node not in self._inputs:
                self._inputs.append(node)
            return True
        if isinstance(node, nodes.Call):
            ours = isinstance(node.node, nodes.Name) and node.node.name in _CALLED - bound
            spread = node.dyn_args or node.dyn_kwargs
            return ours and not spread and self._all_fixed((*node.args, *node.kwargs), bound)
        if isinstance(node, nodes.Filter):
            plain = node.name in _FILTERS and node.node is not None and not (node.dyn_args or node.dyn_kwargs)
            return plain and self._all_fixed(node.iter_child_nodes(), bound)
        if isinstance(node, nodes.Test):
            return node.name in _TESTS and self._all_fixed(node.iter_child_nodes(), bound)
        if isinstance(node, nodes.For):
            if node.recursive or node.test or not isinstance(node.target, nodes.Name):
                return False
            inner = bound | {node.target.name, "loop"}
            return (
                self._is_fixed(node.iter, bound)
                and self._all_fixed(node.body, inner)
                and self._all_fixed(node.else_, bound)
            )
        return isinstance(node, _AS_THEIR_PARTS) and self._all_fixed(node.iter_child_nodes(), bound)

    def _is_imported(self, node: nodes.Node, bound: frozenset[str]) -> bool:
        return isinstance(node, nodes.Name) and node.name in self._imported - bound

    def _all_fixed(self, found: Iterable[nodes.Node], bound: frozenset[str]) -> bool:
        return all(self._is_fixed(node, bound) for node in found)


def _imported_first(template: nodes.Template) -> Iterator[str]:
    """Yield the names of the templates that are imported before anything else, so that they are always there."""
    for node in template.body:
        if isinstance(node, nodes.Import):
            yield node.target
        elif not isinstance(node, nodes.Extends) and not is_text(node):
            return


def _units(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return the nodes, with an output of its own for each thing that is printed."""
    found: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            found += [nodes.Output([child], lineno=child.lineno) for child in node.nodes]
        else:
            found.append(node)
    return found
