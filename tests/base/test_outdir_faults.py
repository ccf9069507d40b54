"""After a crash at any moment every file is whole, and whoever opens the folder next finishes the work."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from annosite.base.outdir import open_output, remove_all, stage
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import as_bytes, put, tree

OLD = {
    "index.html": "home",
    "a/index.html": "A",
    "b": "file",
    "gone/x.html": "x",
    "assets/x.1.css": "1",
    "feed.xml": "f",
}
NEW = {"index.html": "home 2", "a/index.html": "A", "b/index.html": "B", "c/d/index.html": "D", "assets/x.2.css": "2",
       "feed.xml": "f2"}  # fmt: skip
KEPT = {"assets/x.1.css": "1"}


def in_child(work) -> int:
    """Run ``work`` in a process of its own that may be killed; return how it ended."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]


def killing(at: int):
    """A rename that kills its process just before (even) or just after (odd) one of its calls."""
    calls = 0

    def rename(source: str, target: str) -> None:
        nonlocal calls
        if calls == at // 2 and at % 2 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        os.replace(source, target)
        if calls == at // 2:
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1

    return rename


def whole(output: Path) -> None:
    allowed = as_bytes(OLD), as_bytes(NEW)
    for path, data in tree(output).items():
        assert data in (files.get(path) for files in allowed), path


def test_killed_at_each_rename(tmp_path: Path) -> None:
    ends = set()
    for at in range(40):
        output = tmp_path / str(at) / "output"
        put(output, OLD)
        status = in_child(lambda: put(output, NEW, rename=killing(at)))
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        whole(output)
        with open_output(output) as folder:
            ends.add(folder.recovered)
        found = tree(output)
        assert found in (as_bytes(OLD), as_bytes(NEW | KEPT))
        put(output, NEW)
        assert tree(output) == as_bytes(NEW | KEPT)
        assert os.listdir(output.parent) == ["output"]
    else:
        pytest.fail("the work never came to its end")
    assert at >= 12
    assert ends == {False, True}


def test_killed_at_each_rename_then_cleaned(tmp_path: Path) -> None:
    for at in range(0, 40, 3):
        output = tmp_path / str(at) / "output"
        put(output, OLD)
        (output / "mine.txt").write_text("mine")
        status = in_child(lambda: put(output, NEW, rename=killing(at)))
        with open_output(output, create=False) as folder:
            remove_all(folder)
        assert tree(output) == {"mine.txt": b"mine"}
        if status == 0:
            break


def test_killed_again_while_recovering(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, OLD)
    in_child(lambda: put(output, NEW, rename=killing(4)))
    for _ in range(20):
        status = in_child(lambda: put(output, NEW, rename=killing(2)))
        whole(output)
        if status == 0:
            break
    assert tree(output) == as_bytes(NEW | KEPT)


def test_a_first_build_that_was_killed(tmp_path: Path) -> None:
    for at in range(20):
        output = tmp_path / str(at) / "output"
        status = in_child(lambda: put(output, NEW, rename=killing(at)))
        put(output, NEW)
        assert tree(output) == as_bytes(NEW)
        if status == 0:
            break


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_failing_machine_leaves_the_output_as_it_was(tmp_path: Path, error: int) -> None:
    for at in range(30):
        output = tmp_path / str(at) / "output"
        put(output, OLD)
        folders = sorted(p for p in output.rglob("*") if p.is_dir())
        calls = 0

        def rename(source: str, target: str) -> None:
            nonlocal calls
            calls += 1
            if calls == at + 1:
                raise OSError(error, os.strerror(error), target)
            os.replace(source, target)

        with suppress(OSError):
            put(output, NEW, rename=rename)
        if calls <= at:
            assert at > 5
            break
        assert tree(output) == as_bytes(OLD)
        assert sorted(p for p in output.rglob("*") if p.is_dir()) == folders
        assert os.listdir(output.parent) == ["output"]
        put(output, NEW)
        assert tree(output) == as_bytes(NEW | KEPT)


def test_interrupted_by_the_user(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, OLD)
    calls = 0

    def rename(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        os.replace(source, target)

    with pytest.raises(KeyboardInterrupt):
        put(output, NEW, rename=rename)
    assert tree(output) == as_bytes(OLD)


def test_what_was_not_committed_is_thrown_away(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, OLD)
    with open_output(output) as folder, stage(folder) as staging:
        staging.write("index.html", b"half", None)
    assert tree(output) == as_bytes(OLD)
    assert os.listdir(tmp_path) == ["output"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
@pytest.mark.parametrize("where", ["output", "parent"])
def test_disk_full(tmp_path: Path, where: str) -> None:
    """On a small file system of its own: the output alone (staging inside it), or all of the site."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    output = disk if where == "output" else disk / "output"
    try:
        put(output, OLD)
        with pytest.raises(OSError, match="space"):
            put(output, NEW | {f"big/{n}.html": "x" * 50_000 for n in range(8)})
        assert tree(output) == as_bytes(OLD)
        put(output, NEW)
        assert tree(output) == as_bytes(NEW | KEPT)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_read_only_output(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, OLD)
    if subprocess.run(["mount", "--bind", output, output], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", output], check=True)
        with pytest.raises(OSError, match="Read-only"):
            put(output, NEW)
        assert tree(output) == as_bytes(OLD)
    finally:
        subprocess.run(["umount", output], check=True)
    put(output, NEW)
    assert tree(output) == as_bytes(NEW | KEPT)


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Each builds three times; in the end the folder is one of their builds, whole."""
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); from outputs import put\n"
        "for n in range(3): put(Path(sys.argv[2]), {f'p{i}.html': sys.argv[3] + str(n) for i in range(40)})\n"
    )
    output = tmp_path / "output"
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(Path(__file__).parent), str(output), name])
        for name in ("ada", "bob")
    ]
    assert [run.wait(60) for run in runs] == [0, 0]
    assert len(set(tree(output).values())) == 1
    assert len(tree(output)) == 40
    assert os.listdir(tmp_path) == ["output"]


paths = st.sampled_from(["a", "a/b", "a/b/c", "d/e", "d", "f.html", "assets/g", "h.xml"])


def consistent(files: dict[str, str]) -> dict[str, str]:
    """Leave out what would need a file and a folder of one name."""
    return {p: t for p, t in files.items() if not any(q.startswith(p + "/") for q in files)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(paths, st.sampled_from(["1", "2"])).map(consistent), min_size=2, max_size=5))
def test_any_sequence_of_builds_ends_in_the_last(tmp_path_factory: pytest.TempPathFactory, builds) -> None:
    output = tmp_path_factory.mktemp("sequence") / "output"
    for files in builds:
        put(output, files)
        left = {p: d for p, d in tree(output).items() if p in files or not p.startswith("assets/")}
        assert left == as_bytes(files)
