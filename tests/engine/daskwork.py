"""A Dask cluster for tests: scheduler and workers as processes of their own on loopback, with no folder of the site's."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Machines:
    """A scheduler, and workers that are added to it; all end with the block."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self.workers: list[subprocess.Popen] = []
        self._folder = folder
        # It passes on what it need not understand: nothing of ours is there.
        options = ("--host", self.address, "--no-dashboard", "--no-show")
        self.scheduler = self._start("scheduler", *options, bare=True)

    def worker(self, *, threads: int = 1, without_annosite: bool = False, first: Path | None = None) -> None:
        """Start a worker; ``first``: a folder that it imports from before others."""
        options = ("--nthreads", str(threads), "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        started = self._start("worker", self.address, *options, bare=without_annosite, first=first)
        self.workers.append(started)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (self.scheduler, *self.workers):
            process.kill()
            process.wait()

    def _start(
        self, what: str, *options: str, bare: bool = False, first: Path | None = None
    ) -> subprocess.Popen:
        places = [str(self._libraries())] if bare else [str(Path(__file__).parent), *sys.path]
        with (self._folder / f"{what}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *(["-S"] if bare else []), "-m", f"distributed.cli.dask_{what}", *options],
                cwd=self._folder,
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join([*([str(first)] if first else []), *places]),
                },
                stdout=log,
                stderr=log,
            )

    def _libraries(self) -> Path:
        """Return a folder that has every installed library but Annosite."""
        made = self._folder / "libraries"
        if not made.exists():
            made.mkdir()
            for folder in (Path(place) for place in sys.path if place.endswith("-packages")):
                for entry in folder.iterdir():
                    if "annosite" not in entry.name and not (made / entry.name).exists():
                        (made / entry.name).symlink_to(entry)
        return made
