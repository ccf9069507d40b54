"""How templates become Python: as Jinja makes it, with what costs most on thousands of pages made cheaper.

Nothing here changes what a template means. Were Jinja to rename what is overridden, only speed would be lost.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

from annosite.render.fixing import KEPT, Fixing, redefines
from annosite.render.lending import RENEW, is_still
from annosite.render.markup import as_markup
from annosite.render.tree import find


class Generator(CodeGenerator):
    """Writes the code of one template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole; its blocks and itself hand on one text each, not every piece of it through every level."""
        self._whole = all(include.with_context for include in find(node, nodes.Include))
        self._joined: list[Frame] = []
        self._redefines = redefines(node)
        self._still = is_still(node)
        self._pieces = Fixing(node).pieces
        super().visit_Template(node, frame)
        self.writeline(f"still = {self._still}")

    def write_commons(self) -> None:
        """Write what the code of a template or block begins with."""
        super().write_commons()
        if self._redefines:
            # What is drawn with this template's own meaning of our names must not be seen by other pages.
            self.writeline(f"context.vars[{KEPT!r}] = {{}}")
        if self._pieces:
            self.writeline("kept = store_of(context)")
            if self._still:
                self.writeline("def renew():")
                self.indent()
                self.writeline("nonlocal kept")
                self.writeline("kept = store_of(context)")
                self.outdent()
                self.writeline(f"context.vars[{RENEW!r}] = renew")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write what makes the module of an import; one that has its context is borrowed."""
        if not node.with_context:
            super()._import_common(node, frame)
            return
        self.write("module_of(context, (imported := environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})), imported.shelf, {self.dump_local_context(frame)})")

    def visit_If(self, node: nodes.If, frame: Frame) -> None:  # noqa: N802
        """Write an ``if``; what stands for a fixed piece is drawn where it is not kept from another page."""
        if id(node) not in self._pieces:
            super().visit_If(node, frame)
            return
        if frame.buffer is None or frame.require_output_check or frame.eval_ctx.volatile:
            self.blockvisit(node.body, frame)
            return
        number, inputs = self._pieces[id(node)]
        piece, key = self.temporary_identifier(), repr(f"{self.name} {number}")
        if inputs:
            name, key = key, self.temporary_identifier()
            self.writeline(f"{key} = keyed({name}, ")
            for given in inputs:
                self.visit(given, frame)
                self.write(", ")
            self.write(")")
        self.writeline(f"if ({piece} := kept.get({key})) is None:")
        self.indent()
        self.writeline(f"{piece} = []")
        inner = frame.soft()
        inner.buffer = piece
        self.blockvisit(node.body, inner)
        self.writeline(f"{piece} = concat({piece})")
        self.writeline(f"keep(kept, {key}, {piece})")
        self.outdent()
        self.writeline(f"{frame.buffer}.append({piece})")

    def enter_frame(self, frame: Frame) -> None:
        """Begin a scope; that of a template or block collects its pieces."""
        super().enter_frame(frame)
        # What is included without context is yielded, so it must not wait behind what is collected.
        if self._whole and frame.parent is None and frame.buffer is None:
            self._joined.append(frame)
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End a scope."""
        if frame in self._joined:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """Write the call of a block; of an empty one only where a theme has put something into it."""
        if node.body:
            super().visit_Block(node, frame)
            return
        self.writeline(f"if context.blocks[{node.name!r}][0] is not block_{node.name}:")
        self.indent()
        self.writeline("pass")
        super().visit_Block(node, frame)
        self.outdent()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands before something printed; plain text is escaped right here."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(escape_text(_said) if type(_said := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what stands behind it."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")) is str else escape(_said))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write ``a.b``: just that; in a patient environment by Jinja's rules, should there be no such attribute."""
        # A template's blocks are asked for by name (self.main), and are no attributes.
        block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        plain = node.attr.isascii() and not iskeyword(node.attr) and not block
        if plain and not getattr(self.environment, "patient", True):
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")
            return
        self.write("(_found if (_found := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(
            f"), {node.attr!r}, missing)) is not missing else environment.getattr(_of, {node.attr!r}))"
        )

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write ``a(b)`` as just that: nothing that our templates can call asks for the context."""
        spread = node.dyn_args or node.dyn_kwargs or any(iskeyword(it.key) for it in node.kwargs)
        if forward_caller or spread or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what makes a macro; one that takes just its arguments is made as a ``LightMacro``."""
        node = macro_ref.node
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in node.args)
        name = getattr(node, "name", None)
        self.write(
            f"LightMacro((macro, {len(names)}, environment, {name!r}, {names!r}, context.eval_ctx.autoescape))"
        )


class LightMacro(tuple[Any, ...]):
    """A macro as templates call it: all macros of a file are made anew for each page that imports it with its context.

    It is what it is made of, since no other object of Python's is made as fast.
    """

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        lacking = self[1] - len(args)
        if lacking >= 0 and not kwargs and self[5]:
            # What is missing has its default in the macro's own code.
            return as_markup(self[0](*args, *(missing,) * lacking) if lacking else self[0](*args))
        return self._macro()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        """Return what Jinja's macros tell of themselves: their names, their arguments."""
        return getattr(self._macro(), name)

    def _macro(self) -> Macro:
        function, _, environment, name, arguments, autoescape = self
        return Macro(environment, function, name, arguments, False, False, False, autoescape)
