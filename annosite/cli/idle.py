"""A build with nothing to do: noticed and told before anything heavy is imported."""

import time
from pathlib import Path
from typing import Any

from annosite import fresh
from annosite.cli.report import Report, counted, pressing, seconds, told_counts
from annosite.model.config import Options


def tell_if_idle(
    root: Path, output: Path, options: Options, report: Report, now: fresh.State, begun: float
) -> bool:
    """Return whether a build would change nothing, having said so; ``now``: the site's files as they stand."""
    found = fresh.unchanged(root, output, what_matters(options), options.clock.isoformat(), now)
    if found is None:
        return False
    told = found.diagnostics
    report.problems(pressing(told, strict=options.strict))
    said = told_counts(told)
    files = counted(int(found.said.get("files", 0)), "file")
    report.say(f"Nothing has changed{f'; {said}' if said else ''}.")
    report.say(f"{files} in {report.shown(output)}, none new, in {seconds(time.monotonic() - begun)}.")
    for line in how_to_look(report, output, portable=options.portable):
        report.say(line)
    return True


def what_matters(options: Options) -> dict[str, Any]:
    """Return the flags under which another build would come to the same.

    The day is among them, since some warnings and embargoes depend on it.
    """
    return {
        "drafts": options.drafts,
        "base_url": options.base_url,
        "theme": options.theme,
        "portable": options.portable,
        "keep_going": options.keep_going,
        "strict": options.strict,
        "search_with": options.search_with,
        "cards": options.cards,
        "day": options.clock.date().isoformat(),
    }


def how_to_look(report: Report, output: Path, *, portable: bool) -> list[str]:
    """Return what a build ends by saying: how to look at the result."""
    if portable:
        return [f"Look at it: open {report.shown(output / 'index.html')} in a browser."]
    site = f" {report.prefix.rstrip('/')}" if report.prefix else ""
    return [f"Look at it: annosite serve{site}; from a folder: annosite build{site} --portable"]
