"""Where a build's time goes: runs one with the functions of its steps wrapped, and writes seconds by phase as JSON.

``python -m benchmarks.phases FILE BEGUN --quiet SITE`` does what ``annosite build --quiet SITE`` does. A function
counts what is spent in itself and in what has no phase of its own, so that the phases add up to the whole. BEGUN is when
the process was started (seconds since 1970): the imports are counted, too. With ``--phases-all`` before FILE each function
has to be called, as it is in a cold build.

A big site is put together in this process, not in one of its own as usual: what another process does has no phases.

A function that is gone from where it was is an error, never a silent zero: mend ``PHASES``.
"""

import json
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from importlib import import_module
from inspect import isgeneratorfunction
from pathlib import Path
from typing import Any

ALL = "--phases-all"
START, END = "start-up", "end"
PHASES: dict[str, tuple[str, ...]] = {
    "finding and reading": (
        "annosite.base.memo:open_memo",
        "annosite.load.discover:discover",
        "annosite.load.read:read",
        "annosite.engine.files:Files.save",
    ),
    "theme": ("annosite.render.theme:load_theme",),
    "glossary": (
        "annosite.engine.glossary:GlossaryRound.run",
        "annosite.engine.lexicon:name_news",
    ),
    "annotating": ("annosite.engine.articles:annotate_all",),
    "assembling": ("annosite.assemble.site:assemble",),
    "checking": ("annosite.check:check_site",),
    "listing pages": (
        "annosite.render.workshop:Workshop.subjects",
        "annosite.render.workshop:Workshop.about",
    ),
    "drawing": ("annosite.engine.producing:produce",),
    "moving in": ("annosite.base.staging:Staging.commit",),
    "comparing": ("annosite.publish:publish",),
    "other": ("annosite.build:build",),
}
"""What a build does, in its order → the functions that do it. They are called by the process that builds, not by its
workers: where several work, a phase is the time that the build waits for them."""
APART = "annosite.engine.stowing"
FIRST = "annosite.build:build"
"""With its first call the start-up ends."""


class Renamed(SystemExit):
    """A function that is to be measured is not there, or is never called."""


class Stopwatch:
    """Shares out the time between those who asked for it, each moment to the last who began."""

    def __init__(self, begun: float) -> None:
        self.seconds = dict.fromkeys((START, *PHASES, END), 0.0)
        self._running = [START]
        self._since = time.perf_counter() - (time.time() - begun)

    def starts_work(self) -> None:
        """Say that the start-up is over; what belongs to no phase from now on is the end's."""
        self._lap()
        self._running[0] = END

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what happens inside for ``name``."""
        self._lap()
        self._running.append(name)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def stop(self) -> dict[str, float]:
        """Return the seconds of all phases."""
        self._lap()
        return self.seconds

    def _lap(self) -> None:
        now = time.perf_counter()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


def wrap(target: str, watch: Stopwatch, phase: str, called: set[str]) -> None:
    """Time a function (``module:name`` or ``module:Class.name``) wherever the program has it under a name."""
    owner, name, original = find(target)

    def enter() -> None:
        if target == FIRST and target not in called:
            watch.starts_work()
        called.add(target)

    @wraps(original)
    def timed(*args: Any, **kwargs: Any) -> Any:
        enter()
        with watch.phase(phase):
            return original(*args, **kwargs)

    @wraps(original)
    def timed_steps(*args: Any, **kwargs: Any) -> Generator[Any, None, None]:
        enter()
        steps = original(*args, **kwargs)
        try:
            while True:  # what happens between two steps is the caller's
                with watch.phase(phase):
                    step = next(steps, steps)
                if step is steps:
                    return
                yield step
        finally:
            steps.close()

    new = timed_steps if isgeneratorfunction(original) else timed
    setattr(owner, name, new)
    for module in [it for key, it in sys.modules.items() if key.partition(".")[0] == "annosite"]:
        for known, value in list(vars(module).items()):
            if value is original:
                setattr(module, known, new)


def find(target: str) -> tuple[Any, str, Callable[..., Any]]:
    """Return where a function is, its name there, and the function. Raises ``Renamed``."""
    module, _, path = target.partition(":")
    *above, name = path.split(".")
    try:
        owner = import_module(module)
        for each in above:
            owner = getattr(owner, each)
        return owner, name, vars(owner)[name]
    except (ImportError, AttributeError, KeyError):
        raise Renamed(
            f"benchmarks/phases.py times {target}, which Annosite does not have any more: mend PHASES"
        ) from None


def main(arguments: list[str]) -> int:
    """Build, and write where the time went."""
    strict = arguments[0] == ALL
    file, begun, *flags = arguments[1:] if strict else arguments
    watch = Stopwatch(float(begun))
    called: set[str] = set()
    for phase, targets in PHASES.items():
        for target in targets:
            wrap(target, watch, phase, called)
    import_module(APART).MANY = sys.maxsize  # type: ignore[attr-defined]
    run = partial(find("annosite.cli.main:main")[2], ["build", *flags])
    status = run()
    uncalled = [target for targets in PHASES.values() for target in targets if target not in called]
    if strict and not status and uncalled:
        raise Renamed(
            f"benchmarks/phases.py times what no cold build calls any more: {', '.join(uncalled)}; mend PHASES"
        )
    Path(file).write_text(json.dumps(watch.stop()))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
