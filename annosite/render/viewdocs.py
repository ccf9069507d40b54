"""docs/views.md, from the types that templates receive. ``python -m annosite.render.viewdocs`` prints it."""

import ast
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType

from msgspec import Struct

from annosite.model import article, items, sheet, view

HEAD = """# What templates receive

Every template gets five values:

| name | what it is |
| --- | --- |
| `site` | [SiteView](#siteview): the site, the same on every page of a language |
| `head` | [Head](#head): what the page says of itself |
| `view` | what the page shows; its type is in the table below |
| `words` | the words of the interface in the page's language: `words['tags']` |
| `page` | the page's tools; the filters and functions of [Themes](themes.md) use them |

An address is written `{{ x.url | rel }}`, rich text `{{ x.html | fill }}`, a date `{{ x.date | time }}`. A value
that does not exist stops the build, with the template's line and the page.

*This page is made from the program's own types; change it in `annosite/model/` (`sheet.py`, `items.py`, `view.py`).*
"""
TEMPLATES: dict[str, str] = {
    "home": "HomeView",
    "article": "ArticleView",
    "embed": "EmbedView",
    "note": "NotePageView",
    "page": "PlainPageView",
    "entity": "EntityView",
    "entity-index": "EntityIndexView",
    "glossary": "EntityIndexView",
    "tags": "TagsView",
    "tag": "TagView",
    "corrections": "CorrectionsView",
    "fact-checks": "FactChecksView",
    "sources": "SourcesView",
    "search": "SearchView",
    "404": "MissingView",
    "redirect": "RedirectView",
}
"""The type of ``view``, by template."""
INNER = ("Fill", "Sheet")
"""Types of the program's own use: no template sees them."""
FROM_ARTICLE = ("Block", "Heading", "Passage")
"""What views hold of the annotated article itself."""
_WORDS = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "None": "none",
    "Any": "any value",
}
_EMPTY = {"''", "()", "None", "{}"}


class Field(Struct, frozen=True):
    """One field of a type."""

    name: str
    type: ast.expr
    default: str | None
    """As written in the program; None: it is always given."""
    text: str


class Type(Struct, frozen=True):
    """One type that templates see."""

    name: str
    text: str
    fields: tuple[Field, ...]


def types() -> tuple[Type, ...]:
    """Return the types that templates see, in the order of the program."""
    return (
        *(it for module in (sheet, items, view) for it in _types(module) if it.name not in INNER),
        *(it for it in _types(article) if it.name in FROM_ARTICLE),
    )


def markdown() -> str:
    """Return the page: the templates and their views, then every type with a line for each field."""
    found = types()
    known = {it.name for it in found}
    rows = "".join(f"| `{name}.html` | [{kind}](#{kind.lower()}) |\n" for name, kind in TEMPLATES.items())
    templates = f"## Templates\n\n| template | `view` is |\n| --- | --- |\n{rows}"
    return f"{HEAD}\n{templates}\n## Types\n\n" + "\n".join(_section(it, known) for it in found)


def _section(it: Type, known: set[str]) -> str:
    lines = "".join(
        f"| `{field.name}` | {_said(field.type, known)} | {_default(field.default)} | {_cell(field.text)} |\n"
        for field in it.fields
    )
    return f"### {it.name}\n\n{it.text}\n\n| field | type | if not given | meaning |\n| --- | --- | --- | --- |\n{lines}"


def _types(module: ModuleType) -> Iterator[Type]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            yield Type(node.name, _line(ast.get_docstring(node) or ""), tuple(_fields(node)))


def _fields(node: ast.ClassDef) -> Iterator[Field]:
    after = [*node.body[1:], None]
    for item, following in zip(node.body, after, strict=True):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            # What stands in quotes right below a field is about it.
            said = following.value if isinstance(following, ast.Expr) else None
            text = said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""
            yield Field(item.target.id, item.annotation, _written(item.value), _line(text))


def _written(value: ast.expr | None) -> str | None:
    """Return a default as a value: of ``field(default_factory=dict)`` it is ``{}``."""
    if isinstance(value, ast.Call):
        (factory,) = (keyword.value for keyword in value.keywords if keyword.arg == "default_factory")
        made = ast.unparse(factory)
        return "{}" if made == "dict" else f"a {made} as it begins"
    return None if value is None else ast.unparse(value)


def _said(type_: ast.expr, known: set[str]) -> str:
    """Return a type in words."""
    if isinstance(type_, ast.BinOp):
        return f"{_said(type_.left, known)} or {_said(type_.right, known)}"
    if isinstance(type_, ast.Subscript):
        inner = type_.slice.elts if isinstance(type_.slice, ast.Tuple) else [type_.slice]
        if ast.unparse(type_.value) == "dict":
            return f"{_said(inner[1], known)} by {_said(inner[0], known)}"
        if ast.unparse(inner[-1]) == "...":
            return f"list of {_said(inner[0], known)}"
        return f"({', '.join(_said(part, known) for part in inner)})"
    name = ast.unparse(type_)
    return f"[{name}](#{name.lower()})" if name in known else _WORDS.get(name, name)


def _default(written: str | None) -> str:
    if written is None:
        return "always given"
    if written in _EMPTY:
        return "empty" if written != "None" else "none"
    if written.startswith("a "):
        return written
    return {"True": "true", "False": "false"}.get(written, f"`{written}`".replace("'", '"'))


def _line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(markdown())
