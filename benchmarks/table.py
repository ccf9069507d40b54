"""Results as Markdown tables: ``python -m benchmarks.table DIR/results.json`` prints those of an earlier run."""

import argparse
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.results import HUGO, HUGO_SAME, OURS, RUNS, Measured, Results, Run, load


def tables(results: Results) -> str:
    """Return everything, one table below the other."""
    return "\n\n".join((results.machine, main_table(results), *phase_tables(results)))


def main_table(results: Results) -> str:
    """Return time and memory of every program; in brackets: the ratio to the cold build of each Hugo above it."""
    rows = []
    for articles, programs in results.sizes.items():
        bases: list[Run] = []
        for program, measured in programs.items():
            rows.append([f"{articles:,}", program, *_cells(measured, bases)])
            if program in (HUGO, HUGO_SAME):
                bases.append(measured.runs["cold"])
    return markdown(["articles", "program", *RUNS, "preview", "peak memory", "files", "MB"], rows)


def phase_tables(results: Results) -> Iterable[str]:
    """Yield a table for each size: where the time of a build goes, and how much of the whole that is."""
    for articles, programs in results.sizes.items():
        phases = programs[OURS].phases if OURS in programs else {}
        if not phases:
            continue
        names = next(iter(phases.values()))
        rows = [
            [name, *(_share(found[name], sum(found.values())) for found in phases.values())] for name in names
        ]
        rows.append(["all", *(seconds(sum(found.values())) for found in phases.values())])
        yield markdown([f"{articles:,} articles, phases", *phases], rows)


def _share(value: float, whole: float) -> str:
    return f"{seconds(value)} ({value / whole:.0%})"


def _cells(measured: Measured, bases: Sequence[Run]) -> Iterable[str]:
    for name in RUNS:
        run = measured.runs.get(name)
        yield f"{seconds(run.seconds)}{_ratios(run.seconds, [b.seconds for b in bases])}" if run else ""
    yield seconds(measured.preview) if measured.preview else ""
    peak = max(run.peak_mb for run in measured.runs.values())
    yield f"{peak:.0f} MB{_ratios(peak, [base.peak_mb for base in bases])}"
    yield f"{measured.files:,}"
    yield f"{measured.bytes / 1e6:,.0f}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def seconds(value: float) -> str:
    """Return a time with three digits that say something."""
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f} s"


def _ratios(value: float, bases: Sequence[float]) -> str:
    ratios = [value / base for base in bases if base]
    told = (f"{ratio:.{1 if ratio >= 2 else 2 if ratio >= 0.1 else 3}f}" for ratio in ratios)
    return f" ({'; '.join(told)})" if ratios else ""


def slope(results: Results) -> str:
    """Return how the cost of an article grows from size to size; empty for one size."""
    cold = [(n, p[OURS].runs["cold"].seconds / n) for n, p in sorted(results.sizes.items()) if OURS in p]
    told = [
        f"{each / before:.2f} times from {small:,} to {large:,}"
        for (small, before), (large, each) in pairwise(cold)
    ]
    return f"A cold build's seconds per article: {', '.join(told)}." if told else ""


def main() -> None:
    """Print an earlier run's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    print(tables(load(parser.parse_args().results)))


if __name__ == "__main__":
    main()
