"""Every case file says what its writer is told."""

import pytest
from annosite.model.codes.yaml import YAML
from written_cases import Case, all_cases, diagnostics_of, told

CASES = [*all_cases("yaml"), *all_cases("load")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert told(diagnostics_of(case.files)) == case.says


@pytest.mark.parametrize("case", all_cases("yaml"), ids=lambda case: case.name)
def test_a_mended_line_that_is_pasted_in_mends(case: Case) -> None:
    """Put the line that a hint shows in place of the one it is about: that problem is gone."""
    before = diagnostics_of(case.files)
    for problem in before:
        hints = [hint.split("\n")[1:] for hint in problem.hints if hint.startswith("Write:\n")]
        if not hints or problem.place is None or problem.place.path not in case.files:
            continue
        lines = case.files[problem.place.path].split("\n")
        first = problem.place.line - 1
        if len(hints[0]) > 1:  # a text over several lines: the hint begins with the line that opens it
            first = next(
                at for at, line in enumerate(lines) if line.split(":")[0] == hints[0][0].split(":")[0]
            )
        lines[first : first + len(hints[0])] = hints[0]
        mended = {**case.files, problem.place.path: "\n".join(lines)}
        left = {(each.code, each.place.line) for each in diagnostics_of(mended) if each.place is not None}
        assert (problem.code, problem.place.line) not in left, "\n".join(lines)


def test_every_yaml_code_has_a_case() -> None:
    seen = {problem.code for case in all_cases("yaml") for problem in diagnostics_of(case.files)}
    bombs = {"yaml-depth", "yaml-syntax"}  # tests/base/test_yamltree.py
    assert {code.id for code in YAML} - bombs <= seen
