"""The wheel by itself: installed elsewhere, it builds a site with the theme it brings."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what goes into it, so that nothing else here can slip in."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; the libraries are those of this one, so that nothing is downloaded."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    done = subprocess.run([*pip, str(wheel)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    packages = next(home.glob("lib/python*/site-packages"))
    # A path file names a folder, but the path files in that folder are not read: so not this repository.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def run(home: Path, cwd: Path, *command: str) -> str:
    env = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(home / "bin" / command[0]), *command[1:]],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_brings_all_that_is_needed(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "annosite/themes/default/theme.yaml",
        "annosite/themes/default/templates/article.html",
        "annosite/edit/scaffolds/site/content/site.yaml",
        "annosite/edit/scaffolds/theme/templates/base.html",
        "annosite/serve/templates/trouble.html",
        "annosite/serve/static/preview.css",
        "annosite/py.typed",
    ):
        assert name in names
    assert not any(name.startswith(("tests/", "content/", "docs/")) for name in names)


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path):
    where = run(installed, tmp_path, "python", "-c", "import annosite; print(annosite.__file__)")
    assert str(installed) in where


def test_it_begins_builds_and_checks_a_site(installed: Path, tmp_path: Path):
    run(installed, tmp_path, "annosite", "new", "site", "my-site")
    site = tmp_path / "my-site"
    assert "1 article" in run(installed, site, "annosite", "build")
    page = (site / "output/articles/a-first-article/index.html").read_text()
    assert "Analytical Engine" in page
    assert list((site / "output/static").glob("site.*.css"))
    assert "Nothing is wrong." in run(installed, site, "python", "-m", "annosite", "check")


def test_the_module_and_the_command_are_one(installed: Path, tmp_path: Path):
    assert run(installed, tmp_path, "annosite", "--version") == run(
        installed, tmp_path, "python", "-m", "annosite", "--version"
    )
