"""Case files: a description, files under ``--- PATH``, and under ``--- says`` what their writer is told.

A file may hold several cases, parted by lines of ``=``. Run this file to write what is said now into all cases; then
read the difference.
"""

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.entities import load_entities, load_overlay, merge
from annosite.load.page import load_page
from annosite.load.sidecar import load_sidecars
from annosite.load.sources import load_sources
from annosite.model.config import Options

CASES = Path(__file__).parent.parent / "cases"
OPTIONS = Options(clock=datetime(2026, 11, 23, 12, tzinfo=UTC))
PARTING = "\n==========\n"
SITE = "title: Test\nlanguages: {es: {title: Prueba}}\n"


@dataclass
class Case:
    name: str
    about: str
    files: dict[str, str]
    says: str


def cases_in(file: Path) -> list[Case]:
    return [_case(file, text) for text in file.read_text(encoding="utf-8").split(PARTING)]


def _case(file: Path, text: str) -> Case:
    about, *parts = re.split(r"^--- ", text, flags=re.MULTILINE)
    files = {}
    for part in parts:
        path, _, body = part.partition("\n")
        files[path.strip()] = body
    says = files.pop("says", "")
    return Case(f"{file.stem}: {about.strip().splitlines()[0]}", about.strip(), files, says.strip("\n"))


def all_cases(folder: str) -> list[Case]:
    return [case for file in sorted((CASES / folder).glob("*.txt")) for case in cases_in(file)]


def diagnostics_of(files: dict[str, str]) -> list[Diagnostic]:
    """Load the files as a build does; front matter's ``---`` is written ``~~~`` in cases."""
    texts = {path: TextFile(path, body.replace("~~~\n", "---\n")) for path, body in files.items()}
    settings = load_config(texts.get("content/site.yaml", TextFile("content/site.yaml", SITE)))
    found = list(settings.diagnostics)
    config = settings.value
    if config is None:
        return found
    entities, overlays = [], []
    sidecars = []
    for path, text in texts.items():
        if path.startswith("content/entities/"):
            entities.append(load_entities(text, config, OPTIONS))
            overlays.append(load_overlay(text, config))
        elif path.startswith("content/articles/") and path.endswith(".md"):
            found += load_article(text, config).diagnostics
        elif path.startswith("content/articles/"):
            sidecars.append(text)
        elif path.startswith("content/pages/"):
            found += load_page(text, config).diagnostics
        elif path == "content/sources.yaml":
            found += load_sources(text, config).diagnostics
    if sidecars:
        found += load_sidecars(sidecars, config, OPTIONS).diagnostics
    for each in (*entities, *overlays):
        found += each.diagnostics
    files_known = set(texts) if any(path.startswith("content/static/") for path in texts) else None
    glossary = merge(
        [entity for each in entities for entity in each.value],
        config,
        OPTIONS,
        [words for each in overlays for words in each.value],
        files_known,
    )
    return [*found, *glossary.diagnostics]


def told(diagnostics: list[Diagnostic]) -> str:
    """What the writer is told, plainly."""
    blocks = []
    for each in sorted(diagnostics, key=lambda one: one.sort_key):
        place = each.place
        assert place is not None
        where = ":".join(
            str(part) for part in (place.path.rpartition("/")[2], place.line, place.column) if part
        )
        lines = [f"{each.severity} {each.code} at {where}", f"  {each.message}"]
        if place.line:
            lines.append(f"  | {place.excerpt}".rstrip())
        if place.column:
            pad = "".join("\t" if sign == "\t" else " " for sign in place.excerpt[: place.column - 1])
            lines.append(f"  | {pad}{'^' * max(1, place.width)}")
        lines += [f"  {label.text or 'see'}: {label.place.path}:{label.place.line}" for label in each.labels]
        for hint in each.hints:
            first, *rest = hint.split("\n")
            lines += [f"  -> {first}", *(f"       {line}" for line in rest)]
        blocks.append("\n".join(lines))
    return "\n".join(blocks) if blocks else "nothing"


def rewrite() -> None:
    for folder in ("yaml", "load"):
        for file in sorted((CASES / folder).glob("*.txt")):
            texts = []
            for case in cases_in(file):
                body = "".join(f"--- {path}\n{text.rstrip(chr(10))}\n" for path, text in case.files.items())
                texts.append(f"{case.about}\n{body}--- says\n{told(diagnostics_of(case.files))}\n")
            file.write_text(PARTING.join(text.rstrip("\n") for text in texts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
