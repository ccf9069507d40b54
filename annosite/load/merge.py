"""Fragments of one entity, from several files, made one (FORMAT.md §5)."""

from collections.abc import Container, Sequence

from annosite.base.diagnostics import Diagnostic
from annosite.model.content import Entity


def merged(
    fragments: Sequence[Entity], files: Container[str] | None, problems: list[Diagnostic]
) -> Entity | None:
    """Return the entity that these fragments (all of one id) make; None where they make none."""
    return fragments[0]
