"""Colours, closed pipes, counts."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from annosite.base.diagnostics import Diagnostic
from annosite.cli.report import counted, counts

PRINTS = """
import sys
from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.cli.report import Report
Report().problems([Diagnostic("a-code", "error", "wrong", Place("a.md", 1, 1, "words", 5))], asked=True)
"""


def on_a_terminal(code: str, **environment: str) -> str:
    """What the program writes where its outputs are a terminal."""
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}} | {
        "TERM": "xterm-256color"
    }
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, env=env | environment
    )
    os.close(slave)
    parts = []
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(master)
    assert child.wait(30) == 0
    return b"".join(parts).decode()


def test_colours_are_for_terminals():
    assert "\x1b[" in on_a_terminal(PRINTS)
    piped = subprocess.run([sys.executable, "-c", PRINTS], capture_output=True, text=True, check=True)
    assert "\x1b" not in piped.stdout
    assert "a.md:1:1: error: wrong [a-code]" in piped.stdout


def test_no_color_turns_them_off():
    text = on_a_terminal(PRINTS, NO_COLOR="1")
    assert "\x1b" not in text
    assert "error: wrong" in text


SLOW = """
import time
from annosite.cli.report import Report
with Report().progress() as progress:
    for done in range(14):
        progress("Drawing pages", done, 14)
        time.sleep({pause})
"""


def test_a_bar_shows_only_on_terminals_and_only_where_it_takes_long():
    assert "Drawing pages" in on_a_terminal(SLOW.format(pause=0.1))
    assert on_a_terminal(SLOW.format(pause=0.001)) == ""
    piped = subprocess.run(
        [sys.executable, "-c", SLOW.format(pause=0.1)], capture_output=True, text=True, check=True
    )
    assert piped.stdout + piped.stderr == ""


def test_while_a_bar_shows_processes_can_be_forked():
    code = SLOW.format(pause=0.1) + (
        "    from annosite.base.apart import can_fork\n    print('forked' if can_fork() else 'one process does it all')\n"
    )
    assert "forked" in on_a_terminal(code)


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path):
    code = """
from annosite.cli.report import Report
report = Report()
for number in range(20000):
    report.say("line " * 20)
open("done", "w").close()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    child.stdout.readline()
    child.stdout.close()
    assert child.wait(60) == 0
    assert child.stderr.read() == b""
    child.stderr.close()
    assert (tmp_path / "done").exists()


def test_quiet_says_nothing_but_what_is_wrong(capsys: pytest.CaptureFixture[str]):
    from annosite.cli.report import Report

    report = Report(quiet=True)
    report.say("hello")
    report.problems([Diagnostic("x", "error", "wrong")])
    out, err = capsys.readouterr()
    assert out == ""
    assert "wrong" in err


def test_numbers_are_read_by_people():
    assert counted(1, "page") == "1 page"
    assert counted(12345, "page") == "12,345 pages"
    assert counted(2, "person", "people") == "2 people"
    assert counts(
        [Diagnostic("a", "error", ""), Diagnostic("b", "warning", ""), Diagnostic("b", "warning", "")]
    ) == ("1 error, 2 warnings")
    assert counts([]) == ""
