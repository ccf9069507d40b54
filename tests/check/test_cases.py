"""Rules of check, case by case: a small site in one file, and all that is said of it.

``--- path`` lines divide a case into files; ``--- report`` holds the expected problems, one a line:
severity, code, file:line, message. A site.yaml is added where the case has none.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from annosite.base.diagnostics import Diagnostic
from annosite.build import build
from annosite.check import ARTICLE_RULES, SITE_RULES
from annosite.model.codes.checking import CHECKING
from annosite.model.config import Options

CASES = sorted((Path(__file__).parent.parent / "cases" / "check").glob("*.txt"))


def parts_of(case: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    name = "about"
    for line in case.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("--- "):
            name = line[4:].strip()
            found[name] = ""
        else:
            found[name] = found.get(name, "") + line
    return found


def line(found: Diagnostic) -> str:
    assert found.place is not None
    return f"{found.severity} {found.code} {found.place.path}:{found.place.line} {found.message}"


def report_of(case: Path, root: Path) -> list[str]:
    parts = {"content/site.yaml": 'title: "T"\n'} | parts_of(case)
    for path, text in parts.items():
        if path.startswith("content/"):
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    checked = build(root, Options(clock=datetime(2026, 1, 1, tzinfo=UTC), keep_going=True))
    if checked.value.memo is not None:
        checked.value.memo.close()
    return [line(found) for found in checked.diagnostics]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    assert report_of(case, tmp_path) == parts_of(case)["report"].splitlines()


def test_every_code_has_a_case() -> None:
    reports = "\n".join(parts_of(case)["report"] for case in CASES)
    # Addresses of other sites are asked only on demand: test_external.py.
    tested = [*reports.split(), "external-link"]
    assert [code.id for code in CHECKING if code.id not in tested] == []


def test_the_tuples_hold_functions_once() -> None:
    assert len(set(ARTICLE_RULES)) == len(ARTICLE_RULES)
    assert len(set(SITE_RULES)) == len(SITE_RULES)
