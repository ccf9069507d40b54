"""``annosite reanchor`` as a person calls it: shown, written, asked for on a terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = "content/articles/rates.md"
NOTES = "content/articles/rates.yaml"

TEXT = """
    ---
    title: "Rates"
    ---

    The outgoing acting director spoke of a rate of 2.7 percent in the spring of that year.
"""
OLD = """\
# Checked on Monday.
notes:
  - quote: "The outgoing director spoke"   # his last week
    kind: definition
    text: "He left."
  - quote: "a rate of 3.5 percent in the spring"
    id: rate
    kind: definition
    text: "From the report."
"""
SAFE = OLD.replace(
    '"The outgoing director spoke"   # his last week\n',
    '"The outgoing acting director spoke"   # his last week\n    id: the-outgoing-director-spoke\n',
)
ALL = SAFE.replace("3.5 percent", "2.7 percent")


@pytest.fixture
def drifted(empty_site):
    empty_site.write("content/site.yaml", 'title: "T"\n')
    empty_site.write(ARTICLE, TEXT)
    (empty_site.root / NOTES).write_text(OLD, encoding="utf-8")
    return empty_site


def notes(site) -> str:
    return (site.root / NOTES).read_text(encoding="utf-8")


def test_without_write_nothing_changes(drifted) -> None:
    done = drifted.annosite("reanchor")
    assert notes(drifted) == OLD
    assert "{+acting+}" in done.stdout
    assert "the number “3.5” became “2.7”" in done.stdout
    assert "2 quotes to mend" in done.stdout


def test_write_applies_what_is_safe_and_keeps_the_rest(drifted) -> None:
    article = (drifted.root / ARTICLE).read_bytes()
    done = drifted.annosite("reanchor", "--write")
    assert notes(drifted) == SAFE
    assert "--accept rate" in done.stdout
    assert (drifted.root / ARTICLE).read_bytes() == article
    kept = [file for file in (drifted.root / ".annosite-backup").rglob("*") if file.is_file()]
    assert [file.read_text(encoding="utf-8") for file in kept] == [OLD]


def test_a_changed_meaning_is_applied_when_accepted_by_its_id(drifted) -> None:
    drifted.annosite("reanchor", "--write", "--accept", "rate")
    assert notes(drifted) == ALL
    assert (
        "Every quote that can be mended stands where it should"
        in drifted.annosite("reanchor", "--write").stdout
    )
    assert notes(drifted) == ALL
    assert "2 exact" in drifted.annosite("check").stdout


@pytest.mark.parametrize("only", ["rate", NOTES, "rates.yaml"])
def test_only_looks_at_what_is_named(drifted, only: str) -> None:
    done = drifted.annosite("reanchor", "--only", only)
    assert ("the-outgoing-director-spoke" in done.stdout) == only.endswith(".yaml")
    assert "rate:" in done.stdout or "rate\n" in done.stdout


def on_a_terminal(root: Path, answers: list[str]) -> str:
    """Run ``annosite reanchor --write`` on a pseudo-terminal, answering each prompt; return what it showed."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "annosite", "reanchor", "--write"],
        cwd=root,
        stdin=child,
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "200"},
    )
    os.close(child)
    shown, asked, deadline = "", 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([parent], [], [], 0.2)[0]:
            try:
                shown += os.read(parent, 65536).decode("utf-8", "replace")
            except OSError:
                break
        elif process.poll() is not None:
            break
        if shown.count("]: ") > asked and asked < len(answers):
            os.write(parent, (answers[asked] + "\n").encode())
            asked += 1
    process.wait(timeout=30)
    os.close(parent)
    assert process.returncode == 0, shown
    return shown


def test_on_a_terminal_each_is_asked_for(drifted) -> None:
    on_a_terminal(drifted.root, ["s", "a"])
    assert notes(drifted) == OLD.replace("3.5 percent", "2.7 percent")


def test_on_a_terminal_words_can_be_edited(drifted) -> None:
    shown = on_a_terminal(
        drifted.root, ["e", "these words are nowhere", "e", "The outgoing acting director", "s"]
    )
    assert "stand nowhere in the article" in shown
    assert '- quote: "The outgoing acting director"   # his last week' in notes(drifted)
    assert "id: the-outgoing-director-spoke" in notes(drifted)
