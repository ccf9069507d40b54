"""The table of diagnostic codes: what ``annosite explain`` prints and docs/diagnostics.md shows."""

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.model.codes.addressing import ADDRESSING
from annosite.model.codes.anchoring import ANCHORING
from annosite.model.codes.checking import CHECKING
from annosite.model.codes.cluster import CLUSTER
from annosite.model.codes.code import Code
from annosite.model.codes.loading import LOADING
from annosite.model.codes.naming import NAMING
from annosite.model.codes.publishing import PUBLISHING
from annosite.model.codes.theming import THEMING

CODES: dict[str, Code] = {
    code.id: code
    for table in (ADDRESSING, LOADING, ANCHORING, NAMING, CHECKING, PUBLISHING, CLUSTER, THEMING)
    for code in table
}


def problem(
    code: str,
    message: str,
    place: Place | None = None,
    *hints: str,
    labels: tuple[Label, ...] = (),
) -> Diagnostic:
    """Return a diagnostic with the severity that the table gives ``code`` (KeyError: not in the table)."""
    return Diagnostic(code, CODES[code].severity, message, place, hints, labels)


__all__ = ["CODES", "Code", "problem"]
