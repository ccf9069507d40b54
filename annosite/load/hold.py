"""What is held back: drafts, and what is under an embargo (FORMAT.md §3)."""

from datetime import tzinfo
from typing import Any

from annosite.load.moments import embargo_utc
from annosite.model.config import Options
from annosite.model.entry import Hold


def is_held(hold: Hold, options: Options) -> bool:
    """Return whether this is in no output: a draft, or its embargo lies after the clock. ``--drafts`` shows all."""
    if options.drafts:
        return False
    return hold.draft or (bool(hold.embargo) and hold.embargo > f"{options.clock:%Y-%m-%dT%H:%M:%SZ}")


def hold_of(fields: Any, zone: tzinfo) -> Hold:
    """Return the ``Hold`` of a model with ``draft``, ``embargo`` and ``status``."""
    if fields.draft is None and fields.embargo is None and fields.status is None:
        return NOT_HELD
    return Hold(
        draft=bool(fields.draft),
        embargo=embargo_utc(fields.embargo, zone) if fields.embargo else "",
        status=fields.status or "",
    )


NOT_HELD = Hold()


def earliest(embargoes: list[str]) -> str:
    """Return the first of these moments; empty where there is none."""
    return min((moment for moment in embargoes if moment), default="")
