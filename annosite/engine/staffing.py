"""Who does the work: this process, several, or a cluster."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from annosite.base.executors import CHUNK, Crew, Kind
from annosite.base.terms import Terms
from annosite.base.workers import processors
from annosite.engine.parts import lies_in, packages_of, parts
from annosite.model.config import Options
from annosite.model.pipeline import Transform

Task = TypeVar("Task")
Result = TypeVar("Result")

PAYS = 64
"""Tasks of some two milliseconds from which a second process is worth starting (measured: 30 ms for two with their state)."""


class Staffing(Struct, frozen=True):
    """How this run's work is shared out."""

    options: Options
    plugins: tuple[str, ...] = ()
    """Packages that workers on other machines must have as this one has them, beside the program."""

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
        joining: bool = False,
    ) -> Crew[Task, Result]:
        """Return who runs ``function`` over about ``count`` tasks, ``chunk`` at a time; ``local``: not on a cluster.

        ``joining``: this process works too (``Crew``).
        """
        return Crew(
            self._kind(count, self.options.jobs or processors(), local=local),
            function,
            state,
            jobs=self.options.jobs,
            scheduler=self.options.scheduler,
            terms=Terms(parts, self.plugins),
            chunk=chunk,
            joining=joining,
        )

    def _kind(self, count: int, jobs: int, *, local: bool) -> Kind:
        wanted = self.options.executor
        if self.away and not local:
            return "dask" if count else "inline"
        if wanted in ("inline", "processes"):
            return "processes" if wanted == "processes" and count else "inline"
        return "processes" if jobs > 1 and count >= PAYS else "inline"


def annotators(options: Options, transforms: tuple[Transform, ...], root: Path) -> Staffing:
    """Return who annotates the site in ``root``.

    A plugin in the site's folder is on this machine alone: where it has a say in annotating, that is done here.
    """
    plugins = packages_of(transforms)
    if options.executor == "dask" and any(lies_in(root, package) for package in plugins):
        return Staffing(replace(options, executor="auto", jobs=0))  # these were the cluster's
    return Staffing(options, plugins)
