"""An executor that knows who works: what the machine's processes and a cluster have in common."""

from collections.abc import Collection
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any


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
