"""The only place that prints."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from annosite.base.diagnostics import Diagnostic

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Format = Literal["text", "json", "github"]
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

PATIENCE = 1.0
"""Seconds before a progress bar shows."""
OFTEN = 0.1
"""Seconds after which it is drawn again."""


class Report:
    """What one run says: results on the standard output, problems and progress on the error output.

    Colours and bars are for terminals; NO_COLOR (no-color.org) turns colours off there too. A reader that went
    away (a closed pipe) is no failure: the work goes on in silence.
    """

    def __init__(self, *, quiet: bool = False, prefix: str = "") -> None:
        self.quiet = quiet
        self.prefix = prefix
        """Put before the site's paths, so that they can be opened from the folder the person is in."""

    @staticmethod
    def shown(path: Path) -> str:
        """Return a path as the person would type it from the current folder; far away, the whole of it."""
        relative = os.path.relpath(path)
        return str(path) if relative.startswith(f"..{os.sep}..") else relative

    def say(self, text: str = "") -> None:
        """Print a line about the work, unless it is to be quiet."""
        if not self.quiet:
            self.out(text)

    def out(self, text: str = "") -> None:
        """Print a line of what was asked for."""
        _write(sys.stdout, text + "\n")

    def complain(self, text: str) -> None:
        """Print a line on the error output."""
        _write(sys.stderr, text + "\n")

    def problems(
        self,
        diagnostics: Iterable[Diagnostic],
        form: Format = "text",
        *,
        asked: bool = False,
        limit: int | None = None,
    ) -> None:
        """Print problems.

        Text goes to the error output, but for those who ``asked`` what is wrong; other formats go to the standard
        output. ``limit``: how many of one code are drawn (0: all); other formats have them all.
        """
        rows = tuple(diagnostics)
        if form == "json":
            from annosite.cli.formats import as_json

            self.out(as_json(rows))
        elif form == "github":
            from annosite.cli.formats import as_github

            for line in as_github(rows, self.prefix):
                self.out(line)
        elif rows:
            from annosite.cli.draw import PER_CODE, draw_all

            lines = draw_all(rows, self.prefix, PER_CODE if limit is None else limit)
            _print(sys.stdout if asked else sys.stderr, lines)

    def coloured(self, lines: Iterable[tuple[str, str]]) -> None:
        """Print lines on the standard output, each with a style of rich (``""``: plain)."""
        from rich.text import Text

        from annosite.base.visible import visible

        _print(sys.stdout, (Text(visible(text), style=style) for text, style in lines))

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Give a function to call as the work goes on: it draws a bar once that has taken longer than a second."""
        if self.quiet or not sys.stderr.isatty():
            yield _silent
            return
        bar = _Bar()
        try:
            yield bar.show
        finally:
            bar.close()


def _silent(what: str, done: int, total: int) -> None:
    """Show nothing."""


class _Bar:
    """A progress bar that appears only where there is time to look at it."""

    def __init__(self) -> None:
        self._due = time.monotonic() + PATIENCE
        self._stop: Callable[[], None] | None = None
        self._update: Progress | None = None

    def show(self, what: str, done: int, total: int) -> None:
        if self._update is None:
            if time.monotonic() < self._due:
                return
            self._start()
        assert self._update is not None
        self._update(what, done, total)

    def close(self) -> None:
        if self._stop is not None:
            self._stop()

    def _start(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # Where a thread draws it, no process can be forked any more, and one does the work of all.
        bars = Progress(*columns, console=_console(sys.stderr), transient=True, auto_refresh=False)
        task = bars.add_task("", total=None)
        bars.start()
        drawn = 0.0

        def update(what: str, done: int, total: int) -> None:
            nonlocal drawn
            now = time.monotonic()
            due = now - drawn >= OFTEN
            drawn = now if due else drawn
            bars.update(task, description=what, completed=done, total=total or None, refresh=due)

        self._stop, self._update = bars.stop, update


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 article", "2 articles", "10,000 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def seconds(duration: float) -> str:
    """Return "0.02 s", "1.5 s", "75 s"."""
    return f"{duration:.{2 if duration < 1 else 1 if duration < 60 else 0}f} s"


def pressing(diagnostics: Iterable[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    """Return what a build draws: the errors, and where warnings count as errors those too; the rest is only counted."""
    return tuple(each for each in diagnostics if strict or each.severity == "error")


def told_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the counts of problems for a closing line, and where to read the warnings; empty: there are none."""
    rows = tuple(diagnostics)
    warned = any(each.severity == "warning" for each in rows)
    return counts(rows) + (" (annosite check lists them)" if warned else "")


def counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "3 errors, 1 warning"; empty where there is nothing to count."""
    rows = tuple(diagnostics)
    errors = sum(d.severity == "error" for d in rows)
    both = ((errors, "error"), (len(rows) - errors, "warning"))
    return ", ".join(counted(number, word) for number, word in both if number)


def _console(stream: IO[str]) -> "Console":
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    return Console(
        file=stream, color_system=None if plain else "auto", markup=False, highlight=False, emoji=False
    )


def _print(stream: IO[str], lines: Iterable["Text"]) -> None:
    console = _console(stream)
    with console.capture() as capture:
        for line in lines:
            console.print(line, soft_wrap=True)
    _write(stream, capture.get())


def _write(stream: IO[str], text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Nobody reads any more; what Python flushes when it ends must not fail again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
