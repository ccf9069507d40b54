"""Roles whose dates cannot be."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem
from annosite.model.dates import first_day, last_day
from annosite.model.entity import Role


def role_dates(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each role that ends before it starts, and for each that overlaps itself."""
    for entity in audit.site.entities.values():
        for at, role in enumerate(entity.roles):
            place = role.place or entity.place
            if role.start and role.end and last_day(role.end) < first_day(role.start):
                yield problem(
                    "role-ends-before-start",
                    f"this role of {entity.name} ends ({role.end}) before it begins ({role.start})",
                    place,
                    "exchange `from` and `to`, or mend the year",
                )
                continue
            for other in entity.roles[:at]:
                if _same(role, other) and _overlap(role, other):
                    yield problem(
                        "role-overlaps",
                        f"{entity.name} holds “{role.title}” twice at one time"
                        f" ({other.start}–{other.end} and {role.start}–{role.end})",
                        place,
                        "end the earlier one, or make one entry of the two",
                    )
                    break


def _same(a: Role, b: Role) -> bool:
    return (a.title, a.organization) == (b.title, b.organization)


def _overlap(a: Role, b: Role) -> bool:
    """Whether the two share more than one day: a role may begin on the day on which it ended before."""
    starts = [first_day(role.start) for role in (a, b) if role.start]
    ends = [last_day(role.end) for role in (a, b) if role.end]
    return not starts or not ends or max(starts) < min(ends)
