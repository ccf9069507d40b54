"""Every page of content/ is valid HTML, by the W3C's own checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent.parent.parent / ".venv" / "vnu.jar"


def test_every_page_is_valid(built: Path) -> None:
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        if os.environ.get("ANNOSITE_REQUIRE_BROWSER"):
            pytest.fail("the HTML checker is not here, and skipping is forbidden: run scripts/vnu.sh")
        pytest.skip("the HTML checker is not here: run scripts/vnu.sh")
    done = subprocess.run(
        [java, "-jar", str(JAR), "--format", "json", "--skip-non-html", str(built)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    errors = [
        f"{Path(m['url']).name} in {Path(m['url']).parent.name}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] == "error"
    ]
    assert not errors, "\n".join(sorted(set(errors))[:30])
