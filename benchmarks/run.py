"""Measures builds of the corpus in several sizes, beside Hugo where it is installed, in one run.

``python -m benchmarks.run --sizes 100 1000`` prints Markdown tables, and writes ``results.json`` and, where matplotlib
is installed, ``cost.svg`` (cost against size) to the folder. Figures are comparable within one run only.
"""

import argparse
import os
import platform
from pathlib import Path

from benchmarks import hugo, hugo_same
from benchmarks.ours import Plan, measure_annosite
from benchmarks.plot import plot
from benchmarks.results import HUGO, HUGO_SAME, OURS, Programs, Results, save
from benchmarks.scratch import Scratch
from benchmarks.table import main_table, slope, tables

MOST_SAME = 1000
"""Articles up to which Hugo writes the same files too: with 10,000 it takes minutes and 7 GB for each build."""


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--folder", type=Path, default=Path(".bench"), help="where to work (default: .bench)")
    parser.add_argument("--repeat", type=int, default=3, help="medians of so many quick runs")
    parser.add_argument("--heavy", type=int, default=1, help="medians of so many cold builds")
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--flag", action="append", default=[], help="passed on to annosite build")
    given = parser.parse_args()
    plan = Plan(given.repeat, given.heavy, tuple(given.flag))
    scratch = Scratch(given.folder.resolve() / "work")
    command = None if given.no_hugo else hugo.binary()
    if command is None and not given.no_hugo:
        print("Hugo is not installed: no ratios.")
    results = Results(machine())
    for articles in given.sizes:
        programs: Programs = {}
        if command:
            programs[HUGO] = hugo.measure_hugo(command, scratch, articles, plan, hugo.write_site)
        if command and articles <= MOST_SAME:
            programs[HUGO_SAME] = hugo.measure_hugo(command, scratch, articles, plan, hugo_same.write_site)
        programs[OURS] = measure_annosite(scratch, articles, plan)
        results.sizes[articles] = programs
        save(results, given.folder / "results.json")
        print(main_table(Results("", {articles: programs})), flush=True)
    print(f"\n{tables(results)}\n\n{slope(results)}")
    plot(results, given.folder / "cost.svg")
    scratch.remove()


def machine() -> str:
    """Return what it was measured on, in a line."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    main()
