"""One function over many tasks: here, in processes, or on a Dask cluster, all behind ``concurrent.futures``' interface.

A worker that dies or hangs costs one task, which is named; it never hangs or breaks the whole.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from itertools import islice
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from annosite.base.limiting import limited
from annosite.base.terms import Terms
from annosite.base.workers import Inherited, Workers, processors, work

Task = TypeVar("Task")
Result = TypeVar("Result")
Kind = Literal["inline", "processes", "dask"]

CHUNK = 32
"""Tasks sent together: sending one costs as much as a tenth of a millisecond's work."""
AHEAD = 3
"""Chunks that wait for each worker, so that none is idle and little is held in memory."""
LIMIT = 120.0
"""Seconds without any result after which a worker counts as hung."""


class Lost(Struct, frozen=True):
    """What stands for the result of a task whose worker died or hung, twice."""

    how: Literal["died", "hung"]


class Crew(Generic[Task, Result]):
    """Runs ``function(state, task)`` for many tasks.

    ``function`` and, but for inline and forked processes, ``state`` and tasks must be picklable. ``jobs``: how many
    work at once (0: as many as there are processors, or threads on the cluster). ``limit``: seconds without a result
    after which a worker counts as hung. ``terms``: what the cluster's workers must have as this machine has it.
    ``joining``: whether this process is one of those that work instead of only handing out: where forked processes come
    to have copies of what it holds, one fewer of them is much less memory. What hangs here raises ``TimeoutError``.
    """

    def __init__(
        self,
        kind: Kind,
        function: Callable[[Any, Task], Result],
        state: Any,
        *,
        jobs: int = 0,
        scheduler: str = "",
        terms: Terms | None = None,
        limit: float = LIMIT,
        chunk: int = CHUNK,
        joining: bool = False,
    ) -> None:
        self.kind = kind
        self._jobs = jobs
        self._function = function
        self._state = state
        self._scheduler = scheduler
        self._terms = terms
        self._limit = limit
        self._chunk = chunk
        self._joining = joining

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Yield each task with its result, in no certain order. What ``function`` raises is raised here.

        Where this process is one of those that work, it takes tasks from the end and the others from the front:
        neighbours are made of the same, and the less of it the others touch, the less they come to have copies of.
        """
        if self.kind == "inline":
            for task in tasks:
                yield task, self._function(self._state, task)
            return
        mine = deque(tasks if self._joins else ())
        waiting = _from_the_front(mine) if self._joins else iter(tasks)
        suspects: list[Task] | None = []
        while suspects is not None:  # again only where a broken pool has to be replaced
            with self._opened() as (executor, state):
                suspects = yield from self._drive(executor, state, waiting, mine)
            for task in suspects or ():
                with self._opened(1) as alone:
                    yield task, self._once_more(alone, task)

    def _drive(
        self, executor: Workers, state: Any, tasks: Iterator[Task], mine: deque[Task]
    ) -> Generator[tuple[Task, Result | Lost], None, list[Task] | None]:
        """Yield results until there are no more tasks (None), or until the executor is of no use any more.

        Then the tasks are returned that it had been given: one of them is to blame. ``mine``: from
        the end of these this process takes its own.
        """
        running: dict[Future[list[Result]], list[Task]] = {}
        while True:
            # Asked again: workers join a cluster, and leave.
            ahead = ((self._jobs if self.kind == "dask" else 0) or executor.threads()) * AHEAD
            while len(running) < ahead and (chunk := list(islice(tasks, self._chunk))):
                running[executor.submit(work, self._function, state, chunk)] = chunk
            own = [mine.pop() for _ in range(min(self._chunk, len(mine)))]
            if not running and not own:
                return None
            if own:
                with limited(self._limit):
                    results = [self._function(self._state, task) for task in own]
                yield from zip(own, results, strict=True)
            done = executor.first(running, 0 if own else self._limit)
            if own and not done:
                continue
            lost = [future for future in done if _is_lost(future)]
            for future in done.difference(lost):
                yield from zip(running.pop(future), future.result(), strict=True)
            if not lost and done:
                continue
            if self.kind == "processes":  # one dead worker breaks the whole pool
                executor.kill()
                return [task for chunk in running.values() for task in chunk]
            for future in lost or list(running):
                future.cancel()
                for task in running.pop(future):
                    yield task, self._once_more((executor, state), task)

    def _once_more(self, where: tuple[Workers, Any], task: Task) -> Result | Lost:
        """Return the result of a task that was with a worker which died or hung: now it goes by itself."""
        executor, state = where
        future = executor.submit(work, self._function, state, [task])
        if not executor.first([future], self._limit):
            executor.kill()
            return Lost("hung")
        return Lost("died") if _is_lost(future) else future.result()[0]

    @contextmanager
    def _opened(self, jobs: int = 0) -> Iterator[tuple[Workers, Any]]:
        """Open an executor; close it at the end, at once where the user interrupts or the caller stops reading."""
        executor, state = self._open(jobs or self._others())
        try:
            yield executor, state
        except BaseException as error:
            executor.kill()
            told = executor.trouble(error) if isinstance(error, Exception) else error
            if told is error:
                raise
            raise told from error
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    @property
    def _joins(self) -> bool:
        return self._joining and self.kind == "processes" and (self._jobs or processors()) > 1

    def _others(self) -> int:
        """Return how many work beside this process."""
        return (self._jobs or processors()) - self._joins

    def _open(self, jobs: int) -> tuple[Workers, Any]:
        if self.kind == "dask":
            from annosite.base.cluster import open_cluster  # noqa: PLC0415 - an extra: only where it is used

            return open_cluster(self._scheduler, jobs, self._state, self._terms)
        from annosite.base.processes import Processes  # noqa: PLC0415 - most small builds work alone

        return Processes(jobs, self._state), Inherited()


def _from_the_front(tasks: deque[Task]) -> Iterator[Task]:
    while tasks:
        yield tasks.popleft()


def _is_lost(future: "Future[Any]") -> bool:
    """Return whether a future failed because its worker died (a cluster says KilledWorker after some attempts)."""
    error = future.exception()
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"
