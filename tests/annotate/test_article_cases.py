"""Every case file of tests/cases/annotate says what comes out."""

import os

import pytest
from article_cases import Case, read_cases, write_cases

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_case(case: Case) -> None:
    came_out = case.run()
    if os.environ.get("UPDATE_CASES"):
        given = {name: case.blocks[name] for name in ("site", "article", "notes") if name in case.blocks}
        case.blocks = {**given, **came_out}
        write_cases(case.file, [each for each in CASES if each.file == case.file])
    for name in ("text", "notes text", "problems"):
        assert came_out.get(name, "") == case.blocks.get(name, ""), name


def test_there_are_cases_for_all_that_was_asked() -> None:
    files = {case.file.stem for case in CASES}
    assert files >= {"spelling", "markup", "scripts", "ranges", "drift", "corrections", "numbers", "choosing"}
