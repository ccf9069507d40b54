"""Diagnostics are data: made anywhere, returned beside values, drawn in one place (cli/report.py)."""

from collections.abc import Iterable
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from annosite.base.textfile import Place

T = TypeVar("T")
Severity = Literal["error", "warning"]


class Label(Struct, frozen=True):
    """A second place that a diagnostic points at, and what is to be seen there."""

    place: Place
    text: str = ""


class Diagnostic(Struct, frozen=True):
    """One problem, in words that a writer understands."""

    code: str
    """Stable; a key of the table of codes (``annosite explain CODE``)."""
    severity: Severity
    message: str
    """One sentence without a final full stop."""
    place: Place | None = None
    hints: tuple[str, ...] = ()
    """What to do, one sentence each; may hold YAML that is ready to paste, over several lines."""
    labels: tuple[Label, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by file, line, column, code."""
        place = self.place or Place("")
        return (place.path, place.line, place.column, self.code, self.message)


class Checked(Struct, Generic[T], frozen=True):
    """What every stage returns: a value, partial where the content is bad, and what was wrong."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error among the diagnostics."""
        return not has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any of these is an error."""
    return any(d.severity == "error" for d in diagnostics)
