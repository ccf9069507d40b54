"""The page, and the strip on other pages, that show what is wrong with the content."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.base.visible import visible

PREFIX = "/annosite-preview/"
"""Where the preview's own files are; no page of a site is there, since it is never published."""
SHOWN = 50
HERE = Path(__file__).parent


class Trouble(Struct, frozen=True):
    """What a page of problems tells."""

    path: str
    """The page that was asked for; empty for the list of problems itself."""
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""
    """An exception's text."""


class Excerpt(Struct, frozen=True):
    """A place in a file, cut at the caret."""

    where: str
    line: int
    before: str
    marked: str
    after: str
    text: str = ""


class Row(Struct, frozen=True):
    """One problem as the template draws it."""

    severity: str
    code: str
    message: str
    excerpts: tuple[Excerpt, ...]
    hints: tuple[str, ...]


def trouble_page(trouble: Trouble) -> bytes:
    """Return a page that lists problems, errors first, each with its excerpt and what to do."""
    ordered = sorted(trouble.diagnostics, key=lambda d: (d.severity != "error", d.sort_key))
    rows = [_row(d) for d in ordered[:SHOWN]]
    html = _template("trouble.html").render(
        trouble=trouble, rows=rows, more=len(ordered) - len(rows), prefix=PREFIX
    )
    return html.encode("utf-8", "replace")


def trouble_strip(diagnostics: tuple[Diagnostic, ...]) -> bytes:
    """Return the strip that stands at the foot of a page while something else is wrong."""
    first, *others = sorted(diagnostics, key=lambda d: d.sort_key)
    html = _template("strip.html").render(row=_row(first), others=len(others), prefix=PREFIX)
    return html.encode("utf-8", "replace")


@cache
def _template(name: str) -> Template:
    loader = FileSystemLoader(HERE / "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template(name)


def _row(diagnostic: Diagnostic) -> Row:
    places = [(diagnostic.place, "")] if diagnostic.place else []
    places += [(label.place, label.text) for label in diagnostic.labels]
    return Row(
        diagnostic.severity,
        diagnostic.code,
        visible(diagnostic.message),
        tuple(_excerpt(place, text) for place, text in places),
        tuple("\n".join(map(visible, hint.split("\n"))) for hint in diagnostic.hints),
    )


def _excerpt(place: Place, text: str) -> Excerpt:
    start = max(0, place.column - 1)
    end = start + (place.width or (1 if place.column else 0))
    numbers = [str(number) for number in (place.line, place.column) if number]
    line = place.excerpt
    return Excerpt(
        ":".join([visible(place.path), *numbers]),
        place.line,
        visible(line[:start]),
        visible(line[start:end]),
        visible(line[end:]),
        visible(text),
    )
