"""Entry points are found as importlib.metadata finds them, and it is not imported where there are none."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from annosite.base.offered import entry_points


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "oak-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: oak\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text("[annosite.tried]\noak = oak:FOLDER\nelm = oak:ELM\n")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("installed")
def test_what_a_package_offers() -> None:
    assert set(entry_points("annosite.tried")) == set(metadata.entry_points(group="annosite.tried"))
    assert [found.value for found in entry_points("annosite.tried", "elm")] == ["oak:ELM"]
    assert not list(entry_points("annosite.tried", "ash"))
    assert not list(entry_points("annosite.other"))


def test_every_group_that_is_installed_here() -> None:
    for group in metadata.entry_points().groups:
        assert set(entry_points(group)) == set(metadata.entry_points(group=group))


def test_nothing_is_imported_where_nothing_is_offered() -> None:
    script = "import sys, annosite.base.offered as it; it.entry_points('annosite.tried'); print('importlib.metadata' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "False"
