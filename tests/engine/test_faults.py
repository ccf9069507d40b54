"""Faults while building: what is published stays whole, the file is named, and the next build is right."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from annosite.base.diagnostics import Checked
from annosite.base.digest import digest_bytes
from annosite.base.executors import Crew
from annosite.build import build
from annosite.engine import annotating
from annosite.engine.annotating import Context, Job
from annosite.publish import publish
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay, make, tree

MANY = replace(Site(), stories={f"s{n}": Story(n, (n % 8, (n + 1) % 8), tags=("ports",)) for n in range(12)})


def sabotage(context: Context, job: Job):
    """As annotate_job, but one article kills its worker and one never ends."""
    if "s3" in job.article.path:
        os.kill(os.getpid(), signal.SIGKILL)
    if "s5" in job.article.path:
        time.sleep(600)
    return annotating.annotate_job(context, job)


def impatient(kind, function, state, **more) -> Crew:
    return Crew(kind, function, state, **more, limit=5.0 if function is sabotage else 120.0)


def test_a_dead_and_a_hung_worker_are_told_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annosite.engine.articles.annotate_job", sabotage)
    monkeypatch.setattr("annosite.engine.staffing.Crew", impatient)
    lay(tmp_path, MANY)
    checked, _ = make(tmp_path, replace(OPTIONS, executor="processes", jobs=2))
    found = {(it.code, it.place.path) for it in checked.diagnostics if it.code.startswith("worker")}
    assert found == {("worker-died", "content/articles/s3.md"), ("worker-hung", "content/articles/s5.md")}
    assert set(checked.value.missing) == {"content/articles/s3.md", "content/articles/s5.md"}
    assert checked.value.counts.articles == 10
    assert not build(
        tmp_path, replace(OPTIONS, executor="processes", jobs=2, keep_going=False)
    ).value.publishable
    monkeypatch.undo()
    checked, _ = make(tmp_path)
    assert checked.value.missing == ()
    lay(tmp_path / "twin", MANY)
    make(tmp_path / "twin")
    assert tree(tmp_path / "output") == tree(tmp_path / "twin/output")


@pytest.mark.parametrize("name", ["a.md", "b.yaml"])
def test_a_source_that_vanishes_between_listing_and_reading(tmp_path: Path, name: str, monkeypatch) -> None:
    lay(tmp_path, Site())
    make(tmp_path)
    before = tree(tmp_path / "output")
    story = tmp_path / "content/articles" / name
    story.write_text(story.read_text() + "\n")
    from annosite import build as module

    real = module.discover

    def vanishing(*looked: object) -> Checked:
        listing = real(*looked)
        story.unlink()
        return listing

    monkeypatch.setattr(module, "discover", vanishing)
    checked = build(tmp_path, replace(OPTIONS, keep_going=False), amending=True)
    assert not checked.value.publishable
    assert any(it.place and it.place.path.endswith(name) for it in checked.diagnostics)
    assert tree(tmp_path / "output") == before
    monkeypatch.undo()
    make(tmp_path)
    lay(tmp_path / "twin", Site())
    (tmp_path / "twin/content/articles" / name).unlink()
    make(tmp_path / "twin")
    assert tree(tmp_path / "output") == tree(tmp_path / "twin/output")


@pytest.mark.parametrize(
    "damage",
    [
        lambda memo: memo.write_bytes(memo.read_bytes()[: memo.stat().st_size // 2]),
        lambda memo: memo.write_bytes(b"SQLite format 3\0" + os.urandom(9000)),
        lambda memo: memo.write_bytes(flipped(memo.read_bytes())),
        lambda memo: (memo.unlink(), memo.mkdir()),
        lambda memo: memo.unlink(),
        lambda memo: [path.unlink() for path in memo.parent.iterdir() if path.is_file()],
    ],
    ids=["cut", "noise", "flipped", "folder", "gone", "all gone"],
)
def test_a_damaged_memory_costs_time_only(tmp_path: Path, damage) -> None:
    lay(tmp_path, MANY)
    make(tmp_path)
    before = tree(tmp_path / "output")
    damage(tmp_path / ".annosite/memo.sqlite")
    _, report = make(tmp_path)
    assert (report.written, report.removed) == ((), ())
    assert tree(tmp_path / "output") == before
    lay(tmp_path, replace(MANY, title="Other"))
    make(tmp_path)
    checked, report = make(tmp_path)
    assert (checked.value.counts.annotated, report.written) == (0, ())


def flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    dice = random.Random(1)
    for _ in range(200):
        changed[dice.randrange(100, len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def test_values_that_the_memory_lost_are_made_again(tmp_path: Path) -> None:
    """Between building and drawing the file goes away: bodies are annotated on the spot."""
    lay(tmp_path, MANY)
    make(tmp_path)
    checked = build(tmp_path, replace(OPTIONS, executor="inline"))
    checked.value.memo.close()
    (tmp_path / ".annosite/memo.sqlite").unlink()
    publish(checked.value, tmp_path / "fresh", tmp_path, OPTIONS)
    assert tree(tmp_path / "fresh") == tree(tmp_path / "output")


def test_a_site_that_may_not_be_written_to(tmp_path: Path) -> None:
    """No folder for the memory: everything is made each time, and the warning says so."""
    lay(tmp_path, Site())
    (tmp_path / ".annosite").write_text("in the way")
    checked, _ = make(tmp_path)
    assert [it.code for it in checked.diagnostics if it.severity == "warning"].count("memo-set-aside") == 1
    lay(tmp_path / "twin", Site())
    make(tmp_path / "twin")
    assert tree(tmp_path / "output") == tree(tmp_path / "twin/output")


def test_a_broken_template_publishes_nothing(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    make(tmp_path)
    before = tree(tmp_path / "output")
    lay(tmp_path, replace(Site(), template="{{ nothing.at_all }}"))
    _, report = make(tmp_path)
    assert [it.severity for it in report.problems] == ["error"]
    assert tree(tmp_path / "output") == before


def test_killed_at_random_times(tmp_path: Path) -> None:
    """The whole program, killed again and again: what is published is always one build, whole, or on its way to be."""
    root = tmp_path / "site"
    lay(root, MANY)
    make(root)
    old = tree(root / "output")
    changed = replace(MANY, title="Another name", accent="red")
    lay(tmp_path / "twin", changed)
    make(tmp_path / "twin")
    new = tree(tmp_path / "twin/output")
    lay(root, changed)
    script = "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from sitework import make; make(Path(sys.argv[2]))"
    dice = random.Random(5)
    for _ in range(6):
        run = subprocess.Popen(
            [sys.executable, "-c", script, str(Path(__file__).parent), str(root)], start_new_session=True
        )
        time.sleep(dice.uniform(0.3, 1.5))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        for path in (root / "output").rglob("*"):
            name = path.relative_to(root / "output").as_posix()
            if path.is_file() and not name.startswith(".annosite"):
                assert path.read_bytes() in (old.get(name), new.get(name)), name
    make(root)
    assert tree(root / "output") == new
    assert sorted(path.name for path in root.iterdir()) == [".annosite", "content", "output", "themes"]


def test_the_program_says_so_and_leaves_the_output(tmp_path: Path) -> None:
    """Disk full and no permission, by the whole program: exit status 3."""
    root = tmp_path / "site"
    lay(root, Site())
    make(root)
    before = tree(root / "output")
    lay(root, replace(Site(), title="Another name"))
    staged = digest_bytes(b"index.html")
    for call, error in (("write", "ENOSPC"), ("mkdir", "EACCES")):
        command = [sys.executable, "-m", "annosite", "build", str(root)]
        inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(root / f".output.annosite-staging/files/{staged}"), "-P",
                  str(root / ".output.annosite-staging"), "-P", str(root / "output/.annosite-staging"),
                  "-e", f"inject={call}:error={error}"]  # fmt: skip
        try:
            done = subprocess.run(
                [*inject, *command], capture_output=True, text=True, timeout=120, check=False
            )
        except FileNotFoundError:
            pytest.skip("strace is not installed")
        if "ptrace" in done.stderr:
            pytest.skip("tracing is not allowed here")
        assert done.returncode == 3, done.stderr
        assert "Traceback" not in done.stderr
        assert tree(root / "output") == before
    make(root)
    assert tree(root / "output") != before
