"""Cost against size as a picture; both axes logarithmic, so that a straight line with slope 1 is linear growth."""

from pathlib import Path

from benchmarks.results import HUGO, HUGO_SAME, OURS, Results

LINES = (
    (OURS, "cold", "#b3261e", "-", "Annosite, cold"),
    (OURS, "theme", "#c77700", "-", "theme changed"),
    (OURS, "title", "#0b7a75", "-", "a title changed"),
    (OURS, "text", "#0b5fff", "-", "a text changed"),
    (OURS, "unchanged", "#6a4fb3", "-", "nothing changed"),
    (HUGO_SAME, "cold", "#333333", ":", "Hugo, same files, cold"),
    (HUGO, "cold", "#333333", "--", "Hugo, cold"),
)


def plot(results: Results, target: Path) -> bool:
    """Draw the picture; return whether there is anything to draw it with, and two sizes to join."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return False
    if len(results.sizes) < 2:
        return False
    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.add_subplot()
    for program, name, colour, style, label in LINES:
        points = [
            (articles, programs[program].runs[name].seconds)
            for articles, programs in sorted(results.sizes.items())
            if program in programs and name in programs[program].runs
        ]
        if points:
            axes.plot(*zip(*points, strict=True), color=colour, linestyle=style, marker="o", label=label)
    sizes = sorted(results.sizes)
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="seconds", title="Time of one build")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes], minor=False)
    axes.xaxis.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.grid(alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside right center", frameon=False)
    figure.savefig(target)
    return True
