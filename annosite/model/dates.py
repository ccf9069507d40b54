"""Dates of three precisions, kept as ISO 8601 text: ``2019``, ``2019-08``, ``2019-08-08``."""

from calendar import monthrange
from datetime import date

DAY = len("2019-08-08")


def first_day(text: str) -> date:
    """Return the first day that the (valid) partial date covers."""
    if len(text) == DAY:
        return date.fromisoformat(text)
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(text: str) -> date:
    """Return the last day that the (valid) partial date covers."""
    if len(text) == DAY:
        return date.fromisoformat(text)
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])
