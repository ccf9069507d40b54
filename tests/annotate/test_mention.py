import pytest
from mention_cases import CASES, read, solve, table

DOCS = CASES.parent.parent.parent / "docs" / "people.md"
BEGIN = "<!-- this table is made from tests/cases/mentions/docs.txt -->\n"
END = "\n<!-- end of the table -->"
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


def test_the_table_of_the_docs_shows_these_cases():
    """To renew it: python tests/annotate/test_mention.py"""
    _, cases = read(CASES / "docs.txt")
    assert table(cases) in DOCS.read_text(encoding="utf-8")


def renew():
    text = DOCS.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCS.write_text(f"{before}{BEGIN}\n{table(read(CASES / 'docs.txt')[1])}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    renew()
