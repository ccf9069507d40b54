"""Processes of this machine that are started with a state, and do not send it or get it sent again."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from annosite.base.workers import Workers

Task = TypeVar("Task")
Result = TypeVar("Result")


class Inherited:
    """Stands for the state that a worker process was started with."""


_STATE: list[Any] = []
"""In a worker process: the state that it was started with. Always empty in the process that started it."""


class Processes(Workers, ProcessPoolExecutor):
    """Processes of this machine that inherit the state."""

    def __init__(self, jobs: int, state: Any) -> None:
        super().__init__(jobs, mp_context=start_method(), initializer=_begin, initargs=(state,))
        self._jobs = jobs

    def threads(self) -> int:
        """Return how many processes there are."""
        return self._jobs

    def kill(self) -> None:
        """Kill them: there is no public way before Python 3.14, and waiting for a hung one never ends."""
        for process in list((getattr(self, "_processes", None) or {}).values()):
            process.kill()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> multiprocessing.context.BaseContext:
    """Return how processes are started: forked (16 ms, state for nothing) only where no thread could hold a lock."""
    known = multiprocessing.get_all_start_methods()
    if "fork" in known and sys.platform != "darwin" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _begin(state: Any) -> None:
    _STATE[:] = [state]
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    # What the process was forked with stays; its own cycles are to go, or it would grow with every task.
    gc.freeze()
    gc.enable()


def _end_with_the_first() -> None:
    """End this process when the one that started it is gone, killed perhaps: nobody else would end it."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def work(function: Callable[[Any, Task], Result], state: Any, tasks: Sequence[Task]) -> list[Result]:
    """Return what the function makes of each task; ``state``: may stand for the one that the process was started with."""
    if isinstance(state, Inherited):
        (state,) = _STATE
    return [function(state, task) for task in tasks]
