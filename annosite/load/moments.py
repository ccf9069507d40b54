"""Dates and embargoes as they are written (FORMAT.md §3, §5)."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, tzinfo

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LOOSE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,6})?)?\s*(Z|z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)


def partial_date_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a partial date (``2019``, ``2019-08``, ``2019-08-08``) and what to write; None: nothing."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        loose = _LOOSE.fullmatch(text)
        hint = "Write `2019`, `2019-08` or `2019-08-08`."
        if loose is not None:
            mended = "-".join(part.zfill(2) for part in loose.groups() if part)
            if partial_date_problem(mended) is None:
                hint = f"Write `{mended}`."
        return f"`{text}` is not a date", hint
    year, month, day = (int(part or 1) for part in match.groups())
    if year == 0:
        return f"`{text}` is not a date: there is no year 0", ""
    if not 1 <= month <= 12:
        return f"`{text}` is not a date: there is no month {match[2]}", "Year, month, day: `2019-08-31`."
    if not 1 <= day <= monthrange(year, month)[1]:
        return f"`{text}` is not a date: {year}-{match[2]} has {monthrange(year, month)[1]} days", ""
    return None


def moment_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a date and time, and what to write; None: nothing."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return f"`{text}` is not a date and time", "Write it as `2026-11-23 18:00`."
    found = partial_date_problem(match[1])
    if found is not None:
        return found
    hour, minute, second = (int(part or 0) for part in match.group(2, 3, 4))
    if hour > 23 or minute > 59 or second > 59:
        return f"`{text}` is not a date and time: a day ends at 23:59:59", ""
    digits = re.sub(r"[^0-9]", "", match[5] or "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return (
            f"`{text}` is not a date and time: `{match[5]}` is no offset from UTC",
            "Such as `+01:00`, or `Z`.",
        )
    return None


def embargo_utc(text: str, zone: tzinfo) -> str:
    """Return a (valid) date and time as ISO 8601 in UTC: ``2026-11-23T17:00:00Z``.

    Without an offset it is in ``zone``; without a time it is the day's first moment there.
    """
    match = _MOMENT.fullmatch(text)
    assert match is not None, text
    day = date.fromisoformat(match[1])
    hour, minute, second = (int(part or 0) for part in match.group(2, 3, 4))
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    offset = match[5]
    if offset:
        digits = re.sub(r"[^0-9]", "", offset).ljust(4, "0")
        shift = int(digits[:2]) * 60 + int(digits[2:]) if offset not in "Zz" else 0
        moment = datetime.fromisoformat(
            f"{match[1]}T{hour:02}:{minute:02}:{second:02}{'-' if offset[0] == '-' else '+'}{shift // 60:02}:{shift % 60:02}"
        )
    try:
        utc = moment.astimezone(UTC)
    except (
        OverflowError
    ):  # the first or the last day of the calendar, in a zone of the other half of the globe
        utc = moment.replace(tzinfo=UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
