"""The project's own site, built once by the real program and served under a sub-path with the strict policy."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
FULL_ARTICLE = "articles/the-briefing/"
PAGE_TYPES = {
    "home": "",
    "article": FULL_ARTICLE,
    "translations": "articles/two-translations/",
    "retracted": "articles/the-machine-that-did-it/",
    "spanish": "es/articles/the-briefing/",
    "specimen": "articles/specimen/",
    "person": "people/joseph-maguire/",
    "organization": "organizations/odni/",
    "place": "places/helsinki/",
    "event": "events/helsinki-summit/",
    "term": "terms/acting-official/",
    "people": "people/",
    "events": "events/",
    "glossary": "glossary/",
    "tags": "tags/",
    "corrections": "corrections/",
    "fact-checks": "fact-checks/",
    "sources": "sources/",
    "about": "about/",
    "search": "search/",
    "note": "",
    "embed": FULL_ARTICLE + "embed/",
    "missing": "404.html",
}
"""Kind of page → its address. Those that depend on ids are looked up in the output."""


@dataclass(frozen=True)
class Served:
    folder: Path
    url: str

    def pages(self) -> dict[str, str]:
        """Kind → address of a page of that kind, without those that the site lacks."""
        found = {}
        for kind, usual in PAGE_TYPES.items():
            path = usual
            if kind in ("term", "organization", "place", "event", "note"):
                path = self.first({"note": "notes/the-briefing"}.get(kind, f"{kind}s"))
            file = self.folder / path
            if (file / "index.html" if path.endswith("/") or not path else file).is_file():
                found[kind] = self.url + path
        return found

    def first(self, section: str) -> str:
        folders = sorted(
            p.parent for p in (self.folder / section).glob("*/index.html") if p.parent.name != "page"
        )
        return f"{folders[0].relative_to(self.folder).as_posix()}/" if folders else "nothing/"


def policy_of(folder: Path) -> dict[str, str]:
    """The headers that ``_headers`` sets for every page."""
    text = (folder / "_headers").read_text()
    block = text.split("\n/", 2)[0] if text.startswith("/*") else text
    return dict(re.findall(r"^\s+([A-Za-z-]+): (.+)$", block, re.MULTILINE))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of content/, built into a folder of its own."""
    output = tmp_path_factory.mktemp("site") / "output"
    done = subprocess.run(
        [sys.executable, "-m", "annosite", "build", str(REPOSITORY), "--output", str(output), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def served(built: Path, static_server_for_session) -> Served:
    return Served(built, static_server_for_session(built, "/explained", policy_of(built)))
