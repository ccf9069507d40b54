"""The same content gives the same bytes: anywhere, at any time of the day, with any number of workers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from annosite.base.manifest import read_manifest
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay, make, tree

BUILD = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
sys.path.insert(0, sys.argv[1])
os.umask(int(sys.argv[3], 8))
from sitework import OPTIONS, make
make(Path(sys.argv[2]))
"""
SITE = replace(
    Site(),
    stories={
        **Site().stories,
        "c": Story(title=2, notes=(2,), sentences=(2, 6), tags=("ports",), brings=True),
    },
)
PLACES = [
    ("one", {}),
    ("a much/longer path/with ünicode", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    ("two", {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}),
    (
        "three",
        {
            "LC_ALL": "POSIX",
            "PYTHONHASHSEED": "7",
            "PYTHONUTF8": "0",
            "COLUMNS": "40",
            "HOME": "/nonexistent",
        },
    ),
]


def test_any_path_zone_locale_seed_and_umask(tmp_path: Path) -> None:
    trees = []
    for (place, environment), umask in zip(PLACES, ("022", "077", "002", "027"), strict=True):
        root = tmp_path / place
        lay(root, SITE)
        for path in root.rglob("*"):
            os.utime(path, (10**9 + len(trees) * 10**6,) * 2)
        command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(root), umask]
        subprocess.run(command, check=True, env={**os.environ, **environment}, cwd=tmp_path)
        trees.append(tree(root / "output"))
        assert str(tmp_path).encode() not in b"".join(trees[-1].values())
    for other in trees[1:]:
        assert other == trees[0]


def test_a_manifest_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    make(tmp_path)
    manifest = (tmp_path / "output/.annosite-manifest.json").read_text()
    assert str(tmp_path) not in manifest
    listed = dict(read_manifest(tmp_path / "output/.annosite-manifest.json", tmp_path).each())
    assert listed.keys() == tree(tmp_path / "output").keys()


@pytest.mark.parametrize("executor", ["processes", "auto"])
def test_any_number_of_workers(tmp_path: Path, executor: str) -> None:
    lay(tmp_path / "one", SITE)
    make(tmp_path / "one", replace(OPTIONS, executor="inline"))
    lay(tmp_path / "many", SITE)
    make(tmp_path / "many", replace(OPTIONS, executor=executor, jobs=3))
    assert tree(tmp_path / "one/output") == tree(tmp_path / "many/output")


def test_source_date_epoch(tmp_path: Path) -> None:
    """Twice, a second apart, through the command line: not one byte differs."""
    lay(tmp_path / "site", SITE)
    trees = []
    for name in ("first", "second"):
        command = [
            sys.executable,
            "-m",
            "annosite",
            "build",
            "--force",
            "--output",
            str(tmp_path / name),
            str(tmp_path / "site"),
        ]
        subprocess.run(
            command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}, capture_output=True
        )
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1]


def test_another_output_folder_is_made_from_the_memory(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    make(tmp_path)
    checked, report = make(tmp_path, output=tmp_path / "elsewhere")
    assert checked.value.counts.annotated == 0
    assert report.unchanged == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "elsewhere")


def test_a_copied_site_remembers_by_content(tmp_path: Path) -> None:
    """Other times and inodes: everything is read, nothing is annotated."""
    lay(tmp_path / "a", SITE)
    make(tmp_path / "a")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    checked, report = make(tmp_path / "b")
    assert (checked.value.counts.annotated, report.written, report.removed) == (0, (), ())


def test_times_that_lie(tmp_path: Path) -> None:
    """A text changed, with its size and its time as before; then in the future; then set back."""
    lay(tmp_path, SITE)
    make(tmp_path)
    story = tmp_path / "content/articles/a.md"
    for number, moment in enumerate((story.stat().st_mtime_ns, 4 * 10**18, 10**18)):
        words = ("Tuesday", "Fridays", "Sundays", "Mondays")
        story.write_text(story.read_text().replace(words[number], words[number + 1]))
        os.utime(story, ns=(moment, moment))
        checked, _ = make(tmp_path)
        assert checked.value.counts.annotated == 1
        assert any(words[number + 1].encode() in data for data in tree(tmp_path / "output").values())


def test_touched_files_are_not_annotated_again(tmp_path: Path) -> None:
    lay(tmp_path, SITE)
    make(tmp_path)
    for path in (tmp_path / "content").rglob("*"):
        os.utime(path, (10**9, 10**9))
    checked, report = make(tmp_path)
    assert (checked.value.counts.annotated, report.written) == (0, ())
