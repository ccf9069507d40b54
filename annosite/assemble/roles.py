"""Which roles a person held at a date (FORMAT.md §5)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from annosite.model.dates import first_day, last_day
from annosite.model.entity import Entity, Role


class RolePeriod(Struct, frozen=True):
    """A role with the days on which it was held, both inclusive."""

    role: Role
    first: date | None
    """None: since nobody knows when."""
    last: date | None
    """None: to this day, for all that is known."""


def role_periods(entity: Entity) -> tuple[RolePeriod, ...]:
    """Return the periods of all roles, in the entity's order.

    ``from`` counts from its first day, ``to`` to its last, which is inclusive unless another role of that person begins
    on it. No role outlives its holder.
    """
    starts = [first_day(role.start) if role.start else None for role in entity.roles]
    death = last_day(entity.died) if entity.died else None
    periods = []
    for at, role in enumerate(entity.roles):
        start = starts[at]
        end = last_day(role.end) if role.end else None
        handed_over = end is not None and end in (*starts[:at], *starts[at + 1 :])
        if end is not None and handed_over and end != start:  # a role of one single day stays that
            end -= timedelta(days=1)
        if death is not None and (end is None or end > death):
            end = death
        periods.append(RolePeriod(role, start, end))
    return tuple(periods)


def held_at(entity: Entity) -> Callable[[str], tuple[int, ...]]:
    """Return what tells the roles held at an ISO date, by their place in the entity's order; none where it is empty.

    Where the date is a month or a year, a role counts only if it was held all of that time: of two holders of 2020
    nobody knows which is meant.
    """
    periods = [(it.first or date.min, it.last or date.max) for it in role_periods(entity)]

    def held(at: str) -> tuple[int, ...]:
        if not at:
            return ()
        first, last = _span(at)
        return tuple([it for it, (begin, end) in enumerate(periods) if begin <= first and end >= last])

    return held


@lru_cache(maxsize=256)
def _span(at: str) -> tuple[date, date]:
    return first_day(at), last_day(at)
