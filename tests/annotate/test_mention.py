import pytest
from mention_cases import CASES, read, solve

FILES = [read(path) for path in sorted(CASES.glob("*.txt"))]


@pytest.mark.parametrize(
    ("entities", "case"),
    [
        pytest.param(entities, case, id=f"{case.file}: {case.rule}")
        for entities, cases in FILES
        for case in cases
    ],
)
def test_names_are_found_as_the_case_says(entities, case):
    assert solve(case, entities) == case.text
