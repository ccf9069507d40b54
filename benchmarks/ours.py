"""Annosite's runs: a site that is prepared once, built cold, unchanged, and after each edit."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks import corpus
from benchmarks.edits import EDITS, HEAVY, Edit
from benchmarks.measure import measure, repeated
from benchmarks.phases import ALL, END
from benchmarks.preview import measure_preview
from benchmarks.results import Measured, Run, weigh
from benchmarks.scratch import Scratch

TOLD = frozenset({"text", "title", "theme"})
"""Edits of which the phases are told, beside the cold build."""


@dataclass(frozen=True)
class Plan:
    """How often what is measured."""

    repeat: int = 3
    """Quick runs: medians of so many."""
    heavy: int = 1
    """Cold builds and theme changes: medians of so many."""
    flags: tuple[str, ...] = ()
    """Passed on to ``annosite build``."""


def prepare(scratch: Scratch, articles: int) -> Path:
    """Write the site, with a theme of its own, and return its folder."""
    site = scratch.fresh(f"annosite-{articles}")
    corpus.write_site(site, articles)
    theme = site / "themes" / "measured"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: measured\nextends: default\n")
    (theme / "templates" / "article.html").write_text(
        '{% extends "!parent/article.html" %}\n{% block foot %}{# #}{{ super() }}{% endblock %}\n'
    )
    config = site / "content" / "site.yaml"
    config.write_text(config.read_text().replace("theme:\n", "theme:\n  name: measured\n", 1))
    return site


def forget(site: Path, scratch: Scratch) -> None:
    """Make the next build a cold one, into an output folder that never was."""
    scratch.aside(site / "output")
    scratch.aside(site / ".annosite")


def build(site: Path, *flags: str, memory: bool = False) -> Run:
    """Build the site in a process of its own; a failed build ends the benchmark."""
    return measure([sys.executable, "-m", "annosite", "build", "--quiet", *flags], site, memory=memory)


def phases(site: Path, scratch: Scratch, *flags: str, cold: bool = False) -> dict[str, float]:
    """Build once more, and return seconds by phase."""
    file = scratch.fresh("phases.json")
    command = [
        sys.executable,
        "-m",
        "benchmarks.phases",
        *([ALL] if cold else []),
        str(file),
        str(time.time()),
    ]
    run = measure([*command, "--quiet", *flags], site, memory=False)
    found: dict[str, float] = json.loads(file.read_text())
    found[END] += run.seconds - sum(found.values())  # until the process is gone
    return found


def measure_annosite(scratch: Scratch, articles: int, plan: Plan) -> Measured:
    """Return all runs at one size."""
    site = prepare(scratch, articles)

    def unchanged(memory: bool) -> Run:
        return build(site, *plan.flags, memory=memory)

    def cold(memory: bool) -> Run:
        forget(site, scratch)
        return unchanged(memory)

    runs = {"cold": repeated(cold, plan.heavy)}
    files, size = weigh(site / "output")
    forget(site, scratch)
    parts = {"cold": phases(site, scratch, *plan.flags, cold=True)}
    runs["unchanged"] = repeated(unchanged, plan.repeat)
    for name, edit in EDITS.items():
        turns = count()

        def edited(memory: bool, edit: Edit = edit, turns: Iterator[int] = turns) -> Run:
            edit(site, next(turns))
            return unchanged(memory)

        runs[name] = repeated(edited, plan.heavy if name in HEAVY else plan.repeat)
        if name in TOLD:
            edit(site, next(turns))
            parts[name] = phases(site, scratch, *plan.flags)
    return Measured(runs, files, size, parts, measure_preview(site, plan.repeat))
