"""Nothing changed: said without building, and never where something did."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from annosite import fresh
from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from msgspec.structs import replace
from sitework import Site, lay, make

RUN = {"drafts": False}
NOW = "2026-03-10T12:00:00Z"
WARNING = Diagnostic(
    "x", "warning", "a thing", Place("a", 1, 2, "line", 3), ("do",), (Label(Place("b"), "there"),)
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path, Site())
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/theme.yaml").write_text("a theme")
    before = fresh.state(tmp_path)
    make(tmp_path)
    fresh.note(
        tmp_path, tmp_path / "output", RUN, NOW, before=before, elsewhere=[str(tmp_path / "elsewhere")],
        until="2026-03-11T08:00:00Z", diagnostics=[WARNING], said={"files": 7},
    )  # fmt: skip
    return tmp_path


def asked(root: Path, output: str = "output", now: str = NOW, **run: object) -> fresh.Unchanged | None:
    return fresh.unchanged(root, root / output, {**RUN, **run}, now)


def test_nothing_changed(root: Path) -> None:
    found = asked(root)
    assert found is not None
    assert found.diagnostics == (WARNING,)
    assert found.said == {"files": 7}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/articles/a.md").write_text("other"),
        lambda root: (root / "content/articles/new.md").write_text("new"),
        lambda root: (root / "content/articles/b.yaml").unlink(),
        lambda root: (root / "content/articles/a.md").rename(root / "content/articles/z.md"),
        lambda root: (root / "content/static").mkdir() or (root / "content/static/x").write_text("x"),
        lambda root: (root / "themes/own/static/own.css").write_text("a {}"),
        lambda root: (root / "elsewhere/theme.yaml").write_text("another theme"),
        lambda root: (root / "output/.annosite-manifest.json").unlink(),
        lambda root: (root / "output/index.html").unlink(),
        lambda root: os.rename(root / "output/people", root / "people"),
        lambda root: [path.unlink() for path in (root / "output").glob("*") if path.is_file()],
        lambda root: (root / ".output.annosite-staging").mkdir(),
        lambda root: (root / ".annosite/fresh.json").write_text("{"),
        lambda root: (root / ".annosite/fresh.json").write_text('{"format": 1}'),
    ],
)
def test_something_did(root: Path, change) -> None:
    change(root)
    assert asked(root) is None


def test_the_flags_and_the_clock_count(root: Path) -> None:
    assert asked(root, drafts=True) is None
    assert asked(root, output="other") is None
    assert asked(root, now="2026-03-11T07:59:59+00:00") is not None
    assert asked(root, now="2026-03-11T08:00:00+00:00") is None
    assert asked(root, now="2026-03-10T11:59:59Z") is None


def test_a_change_that_leaves_size_and_time_as_they_were(root: Path) -> None:
    story = root / "content/articles/a.md"
    status = story.stat()
    story.write_text(story.read_text().replace("Tuesday", "Fridays"))
    os.utime(story, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert asked(root) is None


def test_a_young_file_is_compared_by_content(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system whose clock ticks slowly: all that can be seen of the file stays the same."""
    real = fresh._state
    same = real(f"{root}/", fresh.FOLDERS)
    monkeypatch.setattr(fresh, "_state", lambda base, paths: same if base else real(base, paths))
    assert asked(root) is not None
    (root / "content/articles/a.md").write_text("other")
    assert asked(root) is None


def test_a_program_that_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "_program", lambda: "another")
    assert asked(root) is None


def test_links_in_circles_end(root: Path) -> None:
    (root / "content/static").mkdir()
    (root / "content/static/loop").symlink_to(root / "content")
    (root / "content/static/nowhere").symlink_to(root / "not-there")
    begin = time.monotonic()
    assert fresh.state(root).digest
    assert time.monotonic() - begin < 5


def test_it_needs_nothing_heavy() -> None:
    script = "import sys, annosite.fresh; print([n for n in ('pydantic', 'jinja2', 'yaml', 'msgspec', 'rich') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_whole_program(tmp_path: Path) -> None:
    lay(tmp_path, replace(Site(), sources=3))

    def build() -> str:
        command = [
            sys.executable,
            "-m",
            "annosite",
            "build",
            "--base-url",
            "https://example.org/",
            str(tmp_path),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout + done.stderr

    first, second = build(), build()
    assert "Nothing has changed" not in first
    assert "Nothing has changed" in second
    assert "3 warnings" in first
    assert "3 warnings" in second
    lay(tmp_path, replace(Site(), sources=2))
    assert "Nothing has changed" not in build()
