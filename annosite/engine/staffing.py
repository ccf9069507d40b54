"""Who does the work: this process, several, or a cluster."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from annosite.base.executors import CHUNK, Crew, Kind, processors
from annosite.model.config import Options

Task = TypeVar("Task")
Result = TypeVar("Result")

PAYS = 64
"""Tasks of some two milliseconds from which a second process is worth starting (measured: 30 ms for two with their state)."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """How this run's work is shared out."""

    options: Options

    @property
    def away(self) -> bool:
        """Whether the work is done on other machines."""
        return self.options.executor == "dask"

    def crew(
        self,
        function: Callable[[Any, Task], Result],
        state: Any,
        count: int,
        *,
        local: bool = False,
        chunk: int = CHUNK,
    ) -> Crew[Task, Result]:
        """Return who runs ``function`` over about ``count`` tasks, ``chunk`` at a time; ``local``: not on a cluster."""
        jobs = self.options.jobs or processors()
        return Crew(
            self._kind(count, jobs, local=local),
            function,
            state,
            jobs=jobs,
            scheduler=self.options.scheduler,
            chunk=chunk,
        )

    def _kind(self, count: int, jobs: int, *, local: bool) -> Kind:
        wanted = self.options.executor
        if self.away and not local:
            return "dask" if count else "inline"
        if wanted in ("inline", "processes"):
            return "processes" if wanted == "processes" and count else "inline"
        return "processes" if jobs > 1 and count >= PAYS else "inline"
