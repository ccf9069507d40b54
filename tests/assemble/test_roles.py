from datetime import timedelta
from pathlib import Path

import pytest
from annosite.assemble.roles import held_at, role_periods
from annosite.model.dates import first_day, last_day
from annosite.model.entity import Entity, Role
from hypothesis import given
from hypothesis import strategies as st


def role_at(entity: Entity, at: str) -> tuple[Role, ...]:
    """The roles held at the ISO date."""
    return tuple(entity.roles[index] for index in held_at(entity)(at))


CASES = Path(__file__).parent.parent / "cases" / "roles" / "roles.txt"


def read():
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        rule, *lines = block.split("\n")
        roles, died = [], ""
        for line in lines:
            if line.startswith("died "):
                died = line.removeprefix("died ")
            elif not line.startswith("at "):
                title, start, end = line.rsplit(" ", 2)
                roles.append(Role(title, start=start.strip("-"), end=end.strip("-")))
        person = Entity(id="x", type="people", name="X", roles=tuple(roles), died=died)
        for line in lines:
            if line.startswith("at "):
                at, held = line.removeprefix("at ").split(": ")
                yield pytest.param(person, at, held, id=f"{rule.removeprefix('# ')}: {at}")


@pytest.mark.parametrize(("person", "at", "held"), list(read()))
def test_the_roles_of_a_date(person, at, held):
    assert ", ".join(role.title for role in role_at(person, at)) == held.strip("-")


days = st.dates(first_day("1990"), last_day("1994")).map(str)
dates = st.one_of(st.just(""), days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))


@given(st.lists(st.tuples(dates, dates), max_size=5), days)
def test_a_role_is_held_between_its_ends(periods, at):
    roles = tuple(Role(f"r{n}", start=start, end=end) for n, (start, end) in enumerate(periods))
    person = Entity(id="x", type="people", name="X", roles=roles)
    held = role_at(person, at)
    day = first_day(at)
    for role in roles:
        before = role.start and day < first_day(role.start)
        after = role.end and day > last_day(role.end)
        inside = not before and not after and not (role.end and day == last_day(role.end))
        assert (role in held) <= (not before and not after)
        assert inside <= (role in held)


@given(st.lists(st.tuples(dates, dates), max_size=5), dates.filter(bool))
def test_a_role_of_a_month_is_held_on_each_of_its_days(periods, at):
    roles = tuple(Role(f"r{n}", start=start, end=end) for n, (start, end) in enumerate(periods))
    person = Entity(id="x", type="people", name="X", roles=roles)
    held = role_at(person, at)
    day = first_day(at)
    while day <= last_day(at):
        assert set(held) <= set(role_at(person, str(day)))
        day += timedelta(days=29)
    assert len(role_periods(person)) == len(roles)
