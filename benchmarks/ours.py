"""Annosite's runs: a site that is prepared once, built cold, unchanged, and after each edit."""

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.edits import EDITS, HEAVY
from benchmarks.measure import measure, median
from benchmarks.results import Measured, Run, weigh
from benchmarks.scratch import Scratch


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


def build(site: Path, *flags: str, memory: bool = True) -> Run:
    """Build the site in a process of its own; a failed build ends the benchmark."""
    return measure([sys.executable, "-m", "annosite", "build", "--quiet", *flags], site, memory=memory)


def measure_annosite(scratch: Scratch, articles: int, plan: Plan) -> Measured:
    """Return all runs at one size."""
    site = prepare(scratch, articles)
    cold = []
    for _ in range(plan.heavy):
        forget(site, scratch)
        cold.append(build(site, *plan.flags))
    files, size = weigh(site / "output")
    runs = {"cold": median(cold)}
    runs["unchanged"] = median([build(site, *plan.flags, memory=False) for _ in range(plan.repeat)])
    for name, edit in EDITS.items():
        several = []
        for turn in range(plan.heavy if name in HEAVY else plan.repeat):
            edit(site, turn)
            several.append(build(site, *plan.flags))
        runs[name] = median(several)
    return Measured(runs, files, size)
