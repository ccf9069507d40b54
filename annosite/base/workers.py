"""An executor that knows who works: what the machine's processes and a cluster have in common."""

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


class Inherited:
    """Stands for the state that a worker process was started with."""


STATE: list[Any] = []
"""In a worker process: the state that it was started with. Always empty in the process that started it."""


class Workers(Executor):
    """``concurrent.futures``' interface, and what one who keeps many workers busy has to know."""

    def threads(self) -> int:
        """Return how many tasks are worked on at once: at least 1, and not always the same."""
        raise NotImplementedError

    def first(self, futures: Collection[Future[Any]], limit: float) -> set[Future[Any]]:
        """Wait for a first result; return what is done, nothing after ``limit`` seconds."""
        return wait(futures, timeout=limit, return_when=FIRST_COMPLETED).done

    def kill(self) -> None:
        """End the workers, if they are this process's own, and whatever they are at."""

    def trouble(self, error: Exception) -> Exception:
        """Return what to tell of an error: what is wrong with the workers if that is behind it, else the error itself."""
        return error


def work(function: Callable[[Any, Task], Result], state: Any, tasks: Sequence[Task]) -> list[Result]:
    """Return what the function makes of each task; ``state``: may stand for the one that the process was started with."""
    if isinstance(state, Inherited):
        (state,) = STATE
    return [function(state, task) for task in tasks]


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
