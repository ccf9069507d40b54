"""Runs a command and says how long it took and how much memory its processes held at the most."""

import contextlib
import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from benchmarks.results import Run


class Failed(SystemExit):
    """A measured command failed: there is nothing to compare, and the benchmark ends."""


def measure(command: list[str], folder: Path, every: float = 0.1, *, memory: bool) -> Run:
    """Run ``command`` in ``folder``; with ``memory`` its tree is sampled every ``every`` seconds.

    What earlier runs wrote goes to the disk first: nobody pays for another's files.
    """
    os.sync()
    peak = 0.0
    used = _children()
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        root = psutil.Process(process.pid)
        while not done.wait(every):
            peak = max(peak, memory_of(root))

    if memory:
        threading.Thread(target=watch, daemon=True).start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    done.set()
    if process.returncode:
        raise Failed(f"{' '.join(command)} failed in {folder}:\n{output[-3000:]}")
    return Run(seconds, _children() - used, peak)


def environment() -> dict[str, str]:
    """Return the environment of what is measured: it imports this tree's program, wherever it runs."""
    own = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (own, os.environ.get("PYTHONPATH"))))
    # As its users have it: compiled once, not at every start.
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**told, "PYTHONPATH": path}


def repeated(run: Callable[[bool], Run], times: int) -> Run:
    """Return the median of so many runs, with the memory of one more.

    ``run`` is told whether to look at the memory: that takes a tenth of the time from whatever is measured, and more where
    there is more of it.
    """
    runs = sorted((run(False) for _ in range(times)), key=lambda it: it.seconds)
    middle = runs[len(runs) // 2]
    return Run(middle.seconds, middle.cpu, run(True).peak_mb)


def memory_of(process: psutil.Process) -> float:
    """Return the memory of a process tree in MB; processes that end meanwhile count nothing."""
    total = 0
    with contextlib.suppress(psutil.Error):
        for each in [process, *process.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                total += each.memory_full_info().pss
    return total / 1e6


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
