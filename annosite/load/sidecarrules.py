"""What must hold between the entries of all sidecars of one article."""

from collections.abc import Sequence
from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.model.content import Correction, Note


def merged_problems(
    parts: Sequence[Any], notes: Sequence[Note], corrections: Sequence[Correction]
) -> list[Diagnostic]:
    return []
