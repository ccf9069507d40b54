"""Applies the levels that site.yaml sets under ``checks``."""

from collections.abc import Iterable

from msgspec.structs import replace

from annosite.base.diagnostics import Diagnostic
from annosite.model.codes import CODES
from annosite.model.config import CheckLevel


def apply_levels(diagnostics: Iterable[Diagnostic], levels: dict[str, CheckLevel]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with their severity as set, without those that are off, sorted and each once.

    Only codes that the table marks as settable can be weakened: an error that stands for a broken page stays one.
    """
    kept = set()
    for each in diagnostics:
        level = levels.get(each.code)
        if level is None or not CODES[each.code].settable:
            kept.add(each)
        elif level != "off":
            kept.add(replace(each, severity=level))
    return tuple(sorted(kept, key=lambda d: d.sort_key))
