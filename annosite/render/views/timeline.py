"""Roles as bars on a common axis of time, in per mille of its length."""

from collections.abc import Sequence

from msgspec.structs import replace

from annosite.model.dates import first_day, last_day
from annosite.model.view import RoleView

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
"""Years between two marks of the axis: the smallest that gives at most ``MARKS`` of them."""
MARKS = 6


def timeline(
    roles: Sequence[RoleView], last_year: int
) -> tuple[tuple[RoleView, ...], tuple[tuple[int, int], ...]]:
    """Return the roles in order of time with their bars, and the axis as (year, position).

    The axis runs over whole years, from the first start to the last end, and where a role is still held at least to
    ``last_year``. A role without a start begins with the axis; without any date there is no axis and no bar.
    """
    days = [first_day(role.start) for role in roles if role.start]
    days += [last_day(role.end) for role in roles if role.end]
    ordered = tuple(sorted(roles, key=lambda role: (role.start or role.end or "9999", role.end or "9999")))
    if not days:
        return ordered, ()
    first = min(days).year
    last = max(max(days).year, last_year if any(role.open for role in roles) else 0) + 1
    begin, length = _ordinal(first), _ordinal(last) - _ordinal(first)

    def bar(role: RoleView) -> RoleView:
        if not role.start and not role.end:
            return role
        start = first_day(role.start).toordinal() if role.start else begin
        end = last_day(role.end).toordinal() + 1 if role.end else begin + length
        left = round((start - begin) * 1000 / length)
        return replace(role, left=left, width=max(4, round((end - begin) * 1000 / length) - left))

    step = next((step for step in STEPS if (last - first) / step <= MARKS), STEPS[-1])
    marks = range(first + -first % step, last + 1, step)
    axis = tuple((year, round((_ordinal(year) - begin) * 1000 / length)) for year in marks)
    return tuple(bar(role) for role in ordered), axis


def _ordinal(year: int) -> int:
    return first_day(f"{year:04}").toordinal()
