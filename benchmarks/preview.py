"""How long the preview takes: from saving an article to its page with the new words, asked for over HTTP.

The page is asked for again and again, as by an impatient reader; so the time holds noticing the change, the build and the
drawing of the page, and what the asking costs.
"""

import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.edits import article
from benchmarks.measure import Failed, environment

T = TypeVar("T")
PAUSE = 0.02
"""Seconds between two questions."""
PATIENCE = 600.0
"""Seconds after which something that does not come has failed; the first build of a big site takes minutes."""
REST = 1.0
"""Seconds between one change and the next, so that they are no burst."""


def measure_preview(site: Path, turns: int, number: int = 45) -> float:
    """Start a preview of the site, change an article ``turns`` times, and return the median of the seconds."""
    log = site / "preview.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "annosite", "serve", "--port", "0", str(site)],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )

    def until(condition: Callable[[], T | None], pause: float = PAUSE) -> T:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            if found := condition():
                return found
            time.sleep(pause)
        raise Failed(f"the preview of {site} did not do as it should:\n{log.read_text()[-3000:]}")

    try:
        url = until(lambda: re.search(r"http://\S+/", log.read_text()), 0.1).group()
        until(lambda: "Built in" in log.read_text() or None, 0.1)
        path = article(site, number)
        page = f"{url}articles/{path.stem}/"
        seconds = []
        for turn in range(turns):
            # The preview shows the article, then builds the rest: a reader's next change comes after both.
            until(lambda turn=turn: log.read_text().count("Built") > turn or None, 0.1)
            seconds.append(_turn(path, page, turn, until))
        return statistics.median(seconds)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        finally:
            process.kill()


def _turn(path: Path, page: str, turn: int, until: Callable[[Callable[[], bool | None]], bool]) -> float:
    """Return the seconds from the saving of a sentence to the page that has it."""
    words = f"These words came at turn {turn}"
    until(lambda: words not in _get(page))  # it has answered once, as for a reader who has it open
    time.sleep(REST)
    text = f"{path.read_text()}\n{words}.\n"
    begun = time.perf_counter()
    path.write_text(text)
    until(lambda: words in _get(page))
    return time.perf_counter() - begun


def _get(page: str) -> str:
    with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
        text: str = answer.read().decode()
    return text
