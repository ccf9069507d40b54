"""Templates in one piece: what one extends and includes is put into it before it becomes code.

As Jinja has it, a page goes through a function for each block of each template that it extends, and through a context for
each that it includes: a quarter of what a small page takes. In one piece, blocks and included templates are scopes of one
function. They see what they would see; where that is not certain, the template is refused (``NotInOnePiece``) and drawn as Jinja
has it (render/theme.py).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import TemplateError, nodes
from jinja2.compiler import find_undeclared
from msgspec import Struct
from msgspec.structs import replace

from annosite.render.chain import PARENT, Chain
from annosite.render.scoping import BINDING, ENCLOSING, asked_before_given, asked_in, bound_by, given
from annosite.render.tree import below, find, is_text

JOINED = (nodes.Extends, nodes.Include, nodes.Block)
"""What a template has that can be put into one piece with others."""
_BODIES = ("body", "elif_", "else_")
Inherited = Mapping[str, "tuple[_Definition, ...]"]


class NotInOnePiece(TemplateError):  # noqa: N818  the template is not wrong, it is drawn otherwise
    """A template that cannot be put into one piece with what it extends."""


class _Definition(Struct, frozen=True):
    """What one template says of a block."""

    block: nodes.Block
    where: str
    """The template's full name."""


class _Spot(Struct, frozen=True):
    """Where in the whole something stands."""

    full: str
    """Name of the template that it is from."""
    blocks: Inherited
    """Definitions of each block, the last template's first."""
    above: tuple[_Definition, ...] = ()
    """What ``super()`` means: of the block at hand, those of the templates that are extended."""
    within: tuple[str, ...] = ()
    """Templates that it is included by, itself the last."""
    around: frozenset[str] = frozenset()
    """Names that have a meaning here, which a block is not to see."""
    looped: bool = False
    """Whether it is in a loop, whose ``loop`` an included template is not to see."""


class Flattening:
    """Puts templates into one piece; ``parse`` returns what a full name's template is made of, anew each time."""

    def __init__(self, chain: Chain, parse: Callable[[str], nodes.Template]) -> None:
        self._chain = chain
        self._parse = parse

    def whole(self, full: str) -> nodes.Template:
        """Return the template of this name in one piece. Raises ``NotInOnePiece``."""
        return nodes.Template(self._body(full, (full,)), lineno=1)

    def _body(self, full: str, within: tuple[str, ...]) -> list[nodes.Node]:
        lineage = list(self._lineage(full))
        _refuse_two_meanings(lineage)
        found: dict[str, list[_Definition]] = {}
        for name, tree in lineage:
            inside = below(tree)
            if any(isinstance(it, nodes.Name) and it.name == "self" for it in inside):
                raise NotInOnePiece(f"{name} asks for its blocks by name")
            found_here = [it for it in inside if isinstance(it, nodes.Block)]
            own = {block.name: block for block in found_here}
            if len(own) < len(found_here):
                raise NotInOnePiece(f"{name} has two blocks of one name")
            if any(block.required for block in own.values()):
                raise NotInOnePiece(f"{name} requires a block")
            for block in own.values():
                found.setdefault(block.name, []).append(_Definition(block, name))
        blocks = {name: tuple(each) for name, each in found.items()}
        body: list[nodes.Node] = []
        for name, tree in lineage[:-1]:
            body += self._expanded(self._preface(tree), _Spot(name, blocks, within=within))
        name, tree = lineage[-1]
        body += self._expanded(tree.body, _Spot(name, blocks, within=within))
        return body

    def _lineage(self, full: str) -> Iterator[tuple[str, nodes.Template]]:
        """Yield the template and what it extends, each with its name, the outermost last."""
        seen = set()
        while full not in seen:
            seen.add(full)
            tree = self._parse(full)
            yield full, tree
            extends = find(tree, nodes.Extends)
            if not extends:
                return
            target = _named(extends[0].template)
            if len(extends) > 1 or tree.body[0] is not extends[0] or target is None:
                raise NotInOnePiece(f"{full} does not begin with what it extends")
            found = self._chain.resolve(target, full)
            if found is None:
                raise NotInOnePiece(f"{full} extends what is not there")
            full = found
        raise NotInOnePiece(f"{full} extends itself")

    def _preface(self, tree: nodes.Template) -> Iterator[nodes.Node]:
        """Yield what of a template that extends another is done before that is drawn."""
        for node in tree.body[1:]:
            if isinstance(node, BINDING):
                yield node
            elif not isinstance(node, nodes.Block) and not is_text(node):
                raise NotInOnePiece("something that depends stands outside of blocks")

    def _expanded(self, body: Iterable[nodes.Node], spot: _Spot) -> list[nodes.Node]:
        """Return the nodes with blocks, includes and ``super()`` replaced by what they stand for."""
        out: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Block):
                out += self._block(node, spot)
            elif isinstance(node, nodes.Include):
                out += self._include(node, spot)
            elif isinstance(node, nodes.Output):
                out += self._output(node, spot)
            else:
                self._inside(node, spot)
                out.append(node)
        if asked_before_given(out):
            raise NotInOnePiece("a name gets its meaning after it was asked for")
        return out

    def _inside(self, node: nodes.Node, spot: _Spot) -> None:
        """Expand what a node encloses."""
        _refuse_super(node.iter_child_nodes(exclude=_BODIES))
        if isinstance(node, nodes.Import | nodes.FromImport):
            self._refuse_parent(node, spot)
        inner = replace(
            spot,
            around=spot.around | given(node) if isinstance(node, ENCLOSING) else spot.around,
            looped=spot.looped or isinstance(node, nodes.For),
        )
        for field in _BODIES:
            body = getattr(node, field, None)
            if isinstance(body, list):
                setattr(node, field, self._expanded(body, inner))

    def _block(self, node: nodes.Block, spot: _Spot) -> list[nodes.Node]:
        first, *others = spot.blocks[node.name]
        return self._defined(first, tuple(others), spot, sees=node.scoped)

    def _defined(
        self, it: _Definition, above: tuple[_Definition, ...], spot: _Spot, *, sees: bool
    ) -> list[nodes.Node]:
        """Return what is drawn for a block; ``sees``: whether it is to see what has a meaning around it."""
        inner = replace(spot, full=it.where, above=above, around=spot.around | given(it.block))
        body = self._expanded(it.block.body, inner)
        if not sees and not spot.around.isdisjoint(asked_in(body, spot.around)):
            raise NotInOnePiece(f"the block {it.block.name} is not to see what is around it")
        return _scope(body, it.block.lineno)

    def _include(self, node: nodes.Include, spot: _Spot) -> list[nodes.Node]:
        name = _named(node.template)
        full = None if name is None else self._chain.resolve(name, spot.full)
        if full is None or full in spot.within or not node.with_context or node.ignore_missing:
            self._refuse_parent(node, spot)
            if node.with_context and (spot.above or spot.looped):
                raise NotInOnePiece("what is included would not see super or loop any more")
            return [node]
        body = self._body(full, (*spot.within, full))
        if spot.looped and find_undeclared(body, ("loop",)):
            raise NotInOnePiece(f"{full} is not to see the loop around it")
        return _scope(body, node.lineno)

    def _output(self, node: nodes.Output, spot: _Spot) -> list[nodes.Node]:
        """Return what is printed, with what ``super()`` prints."""
        out: list[nodes.Node] = []
        printed: list[nodes.Expr] = []
        for each in node.nodes:
            if not _is_super(each):
                _refuse_super((each,))
                printed.append(each)
                continue
            if not spot.above:
                raise NotInOnePiece("super() has nothing above it")
            out += [nodes.Output(printed, lineno=node.lineno)] if printed else []
            out += self._defined(spot.above[0], spot.above[1:], spot, sees=False)
            printed = []
        return [*out, nodes.Output(printed, lineno=node.lineno)] if printed else out

    def _refuse_parent(self, node: nodes.Include | nodes.Import | nodes.FromImport, spot: _Spot) -> None:
        """Refuse what is named from the layer of its own template, which it would leave."""
        name = _named(node.template)
        if name is None or name.startswith(PARENT):
            raise NotInOnePiece(f"{spot.full} names something that only it can name")


def _scope(body: list[nodes.Node], line: int) -> list[nodes.Node]:
    return [nodes.Scope(body, lineno=line)] if body else []


def _named(node: nodes.Expr) -> str | None:
    """Return the name of a template that is written out as one text."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _is_super(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "super"
        and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def _refuse_super(found: Iterable[nodes.Node]) -> None:
    """Refuse a ``super`` that is not just printed."""
    for node in found:
        if any(isinstance(it, nodes.Name) and it.name == "super" for it in (node, *below(node))):
            raise NotInOnePiece("super() is not just printed")


def _refuse_two_meanings(lineage: Iterable[tuple[str, nodes.Template]]) -> None:
    """Refuse templates that give one name two meanings outside of blocks: what one defines would see the other's."""
    bound: list[str] = []
    for _, tree in lineage:
        bound += {name for node in tree.body for name in bound_by(node)}
    if len({*bound}) < len(bound):
        raise NotInOnePiece("a name has two meanings")
