"""Runs a command and says how long it took and how much memory its processes held at the most."""

import contextlib
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Run:
    """One measured run."""

    seconds: float
    peak_mb: float
    """Highest sum, over the command and all its children, of proportional set sizes (shared pages count once)."""
    returncode: int
    output: str


def memory_of(process: psutil.Process) -> float:
    """Return the memory of a process tree in MB; processes that end meanwhile count nothing."""
    total = 0
    with contextlib.suppress(psutil.Error):
        for each in [process, *process.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                total += each.memory_full_info().pss
    return total / 1e6


def measure(command: list[str], folder: Path, every: float = 0.1, *, memory: bool = True) -> Run:
    """Run ``command`` in ``folder``; with ``memory`` its tree is sampled every ``every`` seconds."""
    peak = 0.0
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        root = psutil.Process(process.pid)
        while not done.wait(every):
            peak = max(peak, memory_of(root))

    watcher = threading.Thread(target=watch, daemon=True)
    if memory:
        watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    done.set()
    return Run(seconds, peak, process.returncode, output)
