"""The documentation says what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from annosite.cli.codetable import markdown
from annosite.cli.group import COMMANDS
from annosite.model.codes import CODES

REPOSITORY = Path(__file__).parent.parent.parent
PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")])
ANNOSITE = REPOSITORY / "annosite"


def test_the_table_of_codes_is_the_programs() -> None:
    shown = (REPOSITORY / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert shown == markdown(), "run: python -m annosite.cli.codetable > docs/diagnostics.md"


def test_every_code_says_cause_and_cure() -> None:
    assert [code.id for code in CODES.values() if not (code.title and code.cause and code.cure)] == []


def test_every_code_is_raised_somewhere() -> None:
    program = "\n".join(
        file.read_text(encoding="utf-8") for file in ANNOSITE.rglob("*.py") if "codes" not in file.parts
    )
    assert [code for code in CODES if f'"{code}"' not in program] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, fragment = target.partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        file = page.parent / path if path else page
        if not file.exists():
            broken.append(target)
        elif fragment and file.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
            if fragment not in slugs:
                broken.append(target)
    assert broken == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_and_explains_itself(command: str) -> None:
    docs = (REPOSITORY / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"annosite {command}" in docs
    shown = subprocess.run(
        [sys.executable, "-m", "annosite", command, "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage: annosite" in shown.stdout
