"""Problems for machines: JSON, and the commands by which GitHub Actions marks lines of a pull request."""

import json
from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON document: ``problems`` by file and line, ``errors`` and ``warnings`` as counts.

    Paths are relative to the site's folder; lines and columns count from 1, columns and widths in code points;
    what is not known is left out.
    """
    ordered = sorted(diagnostics, key=lambda d: d.sort_key)
    document = {
        "version": 1,
        "errors": sum(d.severity == "error" for d in ordered),
        "warnings": sum(d.severity == "warning" for d in ordered),
        "problems": [_problem(d) for d in ordered],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_github(diagnostics: Iterable[Diagnostic], prefix: str = "") -> list[str]:
    """Return one workflow command (``::error file=…::…``) a problem; ``prefix`` is put before paths.

    Percent signs and line ends are escaped as the runner's toolkit does it, in properties colons and commas too.
    """
    return [_command(d, prefix) for d in sorted(diagnostics, key=lambda d: d.sort_key)]


def _problem(diagnostic: Diagnostic) -> dict[str, Any]:
    row: dict[str, Any] = {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_place(diagnostic.place),
    }
    if diagnostic.hints:
        row["hints"] = list(diagnostic.hints)
    if diagnostic.labels:
        row["labels"] = [{"text": label.text, **_place(label.place)} for label in diagnostic.labels]
    return row


def _place(place: Place | None) -> dict[str, Any]:
    return {key: value for key, value in asdict(place).items() if value} if place else {}


def _command(diagnostic: Diagnostic, prefix: str) -> str:
    properties: dict[str, str | int] = {}
    place = diagnostic.place
    if place and place.path:
        properties["file"] = prefix + place.path
        if place.line:
            properties |= {"line": place.line, "endLine": place.line}
        if place.line and place.column:
            properties |= {"col": place.column, "endColumn": place.column + max(1, place.width)}
    properties["title"] = diagnostic.code
    listed = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in properties.items())
    text = "\n".join([diagnostic.message, *diagnostic.hints])
    return f"::{diagnostic.severity} {listed}::{_escape(text)}"


def _escape(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
