"""Processes of this machine that are started with a state: imported where there is work for several, for that takes a while."""

import gc
import multiprocessing
import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from annosite.base.workers import STATE, Workers


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


def start_method() -> multiprocessing.context.BaseContext:
    """Return how processes are started: forked (16 ms, state for nothing) only where no thread could hold a lock."""
    known = multiprocessing.get_all_start_methods()
    if "fork" in known and sys.platform != "darwin" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _begin(state: Any) -> None:
    STATE[:] = [state]
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
