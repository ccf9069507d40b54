"""Measures builds of the corpus in several sizes, beside Hugo where it is installed, in one run.

``python -m benchmarks.run --sizes 100 1000 --folder DIR`` prints a Markdown table, and writes ``results.json`` and,
where matplotlib is installed, ``cost.svg`` (cost against size) to DIR. Figures are comparable within one run only.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus, hugo
from benchmarks.measure import Run, measure

Edit = Callable[[Path], None]


def substitute(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first match in a file; a pattern that is not there is a mistake of the benchmark."""
    text, count = re.subn(pattern, replacement, path.read_text(), count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"{pattern!r} is not in {path}")
    path.write_text(text)


def article(site: Path, number: int) -> Path:
    """Return the path of one article's file."""
    return site / "content" / "articles" / f"{number // 1000:03}" / f"article-{number:06}.md"


def edit_text(site: Path) -> None:
    """Add a sentence to the end of one article."""
    path = article(site, 42)
    path.write_text(path.read_text() + "\nAnother sentence was added here.\n")


def edit_title(site: Path) -> None:
    """Change one article's title."""
    substitute(article(site, 43), r'^title: "', 'title: "New ')


def edit_bio(site: Path) -> None:
    """Change one person's summary."""
    substitute(site / "content" / "entities" / "people.yaml", r'summary: "A ', 'summary: "The former ')


def edit_alias(site: Path) -> None:
    """Give one person one more name, which occurs in no text but one."""
    path = article(site, 44)
    path.write_text(path.read_text() + "\nAnother name, Zyxwv Utsrq, stands here.\n")
    measured = site / "content" / "entities" / "people.yaml"
    substitute(measured, r"^(    summary: .*)$", r'\1\n    aliases: ["Zyxwv Utsrq"]')


def edit_theme(site: Path) -> None:
    """Change a template of the site's own theme."""
    path = site / "themes" / "measured" / "templates" / "article.html"
    path.write_text(path.read_text().replace("{# #}", "{# changed #}<!-- changed -->"))


EDITS: tuple[tuple[str, Edit | None], ...] = (
    ("unchanged", None),
    ("text", edit_text),
    ("title", edit_title),
    ("bio", edit_bio),
    ("alias", edit_alias),
    ("theme", edit_theme),
)


def prepare(folder: Path, articles: int) -> Path:
    """Write the site afresh with a theme of its own, and return its folder."""
    site = folder / f"site-{articles}"
    shutil.rmtree(site, ignore_errors=True)
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


def annosite(site: Path, *flags: str, memory: bool = True) -> Run:
    """Build the site in a process of its own; a failed build ends the benchmark."""
    run = measure([sys.executable, "-m", "annosite", "build", "--quiet", *flags], site, memory=memory)
    if run.returncode:
        raise SystemExit(f"the build of {site} failed:\n{run.output[-3000:]}")
    return run


def measure_annosite(site: Path, flags: tuple[str, ...], repeat: int) -> dict[str, Run]:
    """Return a run for cold and for each edit; the unchanged one is the median of ``repeat``."""
    shutil.rmtree(site / "output", ignore_errors=True)
    shutil.rmtree(site / ".annosite", ignore_errors=True)
    runs = {"cold": annosite(site, *flags)}
    for name, edit in EDITS:
        if edit:
            edit(site)
            runs[name] = annosite(site, *flags)
        else:
            several = [annosite(site, *flags, memory=False) for _ in range(repeat)]
            runs[name] = sorted(several, key=lambda r: r.seconds)[repeat // 2]
    return runs


def measure_hugo(folder: Path, articles: int, repeat: int) -> dict[str, Run]:
    """Return Hugo's runs: cold, unchanged, one text edited."""
    command = hugo.binary()
    if command is None:
        return {}
    site = folder / f"hugo-{articles}"
    shutil.rmtree(site, ignore_errors=True)
    hugo.write_site(site, articles)
    run = [command, "--quiet"]
    several = []
    for _ in range(repeat):
        shutil.rmtree(site / "public", ignore_errors=True)
        several.append(measure(run, site))
    cold = sorted(several, key=lambda r: r.seconds)[repeat // 2]
    unchanged = measure(run, site)
    edit_text(site)
    return {"cold": cold, "unchanged": unchanged, "text": measure(run, site)}


def table(results: dict[int, dict[str, dict[str, Run]]]) -> str:
    """Return the runs as a Markdown table, Annosite's as ratios to Hugo's cold run where there is one."""
    columns = ["cold", *(name for name, _ in EDITS)]
    lines = [
        f"| articles | program | {' | '.join(columns)} | peak memory |",
        f"| --- | --- |{' --- |' * (len(columns) + 1)}",
    ]
    for size, programs in results.items():
        base = programs.get("hugo", {}).get("cold")
        for program, runs in programs.items():
            cells = []
            for name in columns:
                run = runs.get(name)
                ratio = f" ({run.seconds / base.seconds:.3f})" if run and base and program != "hugo" else ""
                cells.append(f"{run.seconds:.2f} s{ratio}" if run else "")
            peak = max(run.peak_mb for run in runs.values())
            ratio = f" ({peak / base.peak_mb:.2f})" if base and program != "hugo" else ""
            lines.append(f"| {size:,} | {program} | {' | '.join(cells)} | {peak:.0f} MB{ratio} |")
    return "\n".join(lines)


def plot(results: dict[int, dict[str, dict[str, Run]]], target: Path) -> None:
    """Draw seconds against articles, both logarithmic."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        return
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for program, name in [
        ("annosite", "cold"),
        ("annosite", "text"),
        ("annosite", "unchanged"),
        ("hugo", "cold"),
    ]:
        points = [
            (n, p[program][name].seconds) for n, p in results.items() if program in p and name in p[program]
        ]
        if points:
            axes.plot(*zip(*points, strict=True), marker="o", label=f"{program}, {name}")
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="seconds")
    axes.legend()
    axes.grid(alpha=0.3)
    figure.savefig(target)


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--folder", type=Path, required=True, help="a scratch folder")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--flag", action="append", default=[], help="passed on to annosite build")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    results: dict[int, dict[str, dict[str, Run]]] = {}
    for size in given.sizes:
        programs = {} if given.no_hugo else {"hugo": measure_hugo(given.folder, size, given.repeat)}
        programs = {name: runs for name, runs in programs.items() if runs}
        programs["annosite"] = measure_annosite(prepare(given.folder, size), tuple(given.flag), given.repeat)
        results[size] = programs
        print(table({size: programs}), flush=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    print(f"\n{machine}\n\n{table(results)}")
    plain = {
        str(n): {p: {k: vars(r) | {"output": ""} for k, r in runs.items()} for p, runs in ps.items()}
        for n, ps in results.items()
    }
    (given.folder / "results.json").write_text(json.dumps({"machine": machine, "results": plain}, indent=1))
    plot(results, given.folder / "cost.svg")
    slopes = [
        results[b]["annosite"]["cold"].seconds / results[a]["annosite"]["cold"].seconds / (b / a)
        for a, b in zip(given.sizes, given.sizes[1:], strict=False)
    ]
    if slopes:
        print(
            f"\ncold seconds per article from size to size, as ratios: {statistics.mean(slopes):.2f} on average"
        )


if __name__ == "__main__":
    main()
