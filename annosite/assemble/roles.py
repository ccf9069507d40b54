"""Which roles a person held on a day (FORMAT.md §5)."""

from annosite.model.content import Entity, Role
from annosite.model.dates import first_day, last_day


def role_at(entity: Entity, at: str) -> tuple[Role, ...]:
    """Return the roles held at the ISO date ``at`` (its first day, where it is partial), in the entity's order.

    A role's start is inclusive; its end too, unless another role of the same entity begins that day.
    """
    day = first_day(at)
    begun = any(role.start and first_day(role.start) == day for role in entity.roles)
    held = []
    for role in entity.roles:
        if role.start and first_day(role.start) > day:
            continue
        if role.end:
            end = last_day(role.end)
            starts_today = role.start and first_day(role.start) == day
            if end < day or (end == day and begun and not starts_today):
                continue
        held.append(role)
    return tuple(held)
