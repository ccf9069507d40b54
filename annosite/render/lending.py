"""Imported templates, made once and lent from page to page.

A file of macros that is imported with its context is a new thing for each page, though all that differs is the context in
which its macros look up names when they are called. Where a file has nothing but macros and texts, what was made of it for
one page serves another as soon as it has that page's context.
"""

from collections.abc import Mapping
from typing import Any, cast

from jinja2 import Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from msgspec import Struct, field

LENT = "lent modules"
"""What the context calls the list of what its page has borrowed; no template can spell it."""
RENEW = "renew kept pieces"
"""Among the variables of a module's context: the function that is to be called when it has come to another page."""


class Shelf(Struct):
    """What was made of one template and is not used by any page now."""

    spare: list[tuple[TemplateModule, Context]] = field(default_factory=list)


Lent = list[tuple[Shelf, tuple[TemplateModule, Context]]]


def is_still(template: nodes.Template) -> bool:
    """Return whether the template is the same for every page, but for what its macros do when they are called."""
    return all(isinstance(node, nodes.Macro) or _is_text(node) for node in template.body)


def _is_text(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Output):
        return all(isinstance(it, nodes.TemplateData) for it in node.nodes)
    if isinstance(node, nodes.AssignBlock):
        return isinstance(node.target, nodes.Name) and node.filter is None and all(map(_is_text, node.body))
    return (
        isinstance(node, nodes.Assign)
        and isinstance(node.target, nodes.Name)
        and isinstance(node.node, nodes.Const)
    )


def module_of(
    context: Context, template: Template, shelf: Shelf | None, own: Mapping[str, Any]
) -> TemplateModule:
    """Return the module of ``template`` for the page of ``context``; ``own`` are the variables of the place of its import.

    ``shelf`` is the template's, None where it is not still. Pages that lend have a list for what they borrow.
    """
    values = context.get_all()
    lent = context.resolve_or_missing(LENT)
    if shelf is None or lent is missing:
        return template.make_module(values, True, own)
    values = {**values, **{name: value for name, value in own.items() if value is not missing}}
    if shelf.spare:
        module, its = shelf.spare.pop()
        its.parent = values
        if RENEW in its.vars:
            its.vars[RENEW]()
    else:
        its = template.new_context(values, True)
        module = TemplateModule(template, its)
    cast(Lent, lent).append((shelf, (module, its)))
    return module


def take_back(lent: Lent) -> None:
    """Put back what a page had borrowed, once it is drawn."""
    for shelf, (module, its) in lent:
        its.parent = {}
        shelf.spare.append((module, its))
