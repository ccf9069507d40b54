"""A preview from the command line: what is built for it, and what the terminal hears of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from annosite.base.collecting import uncollected
from annosite.base.diagnostics import Diagnostic
from annosite.base.memo import Memo
from annosite.build import build
from annosite.cli.clock import now
from annosite.cli.report import Report, counts
from annosite.cli.status import DONE
from annosite.model.catalogue import Catalogue
from annosite.model.config import Options
from annosite.serve.preview import Snapshot
from annosite.serve.run import Address, run


def preview(
    root: Path, report: Report, *, host: str, port: int, drafts: bool, theme: str | None, open_at: str | None
) -> int:
    """Serve the site until it is stopped; return the exit status. ``open_at``: the path to open in a browser."""
    options = Options(clock=now(), drafts=drafts, theme=theme, keep_going=True)
    asyncio.run(run(root, _maker(root, options), Address(host, port), _Terminal(report), open_at=open_at))
    report.say("Stopped.")
    return DONE


def _maker(root: Path, options: Options) -> Callable[[str], Snapshot]:
    """Return the function that builds for the preview.

    Each build has the clock of its own moment, so that an embargo that has passed shows. Links that must be absolute
    lead to the preview itself.
    """
    last: list[Memo] = []

    @uncollected()
    def make(url: str) -> Snapshot:
        checked = build(root, replace(options, clock=now(), base_url=url))
        files = Catalogue(checked.value.artifacts())
        while last:
            last.pop().close()
        if checked.value.memo is not None:
            last.append(checked.value.memo)
        return Snapshot(files, checked.value.glance, checked.diagnostics)

    return make


class _Terminal:
    """Tells the terminal what the preview does."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._told: tuple[Diagnostic, ...] = ()

    def listening(self, url: str, *, everyone: bool) -> None:
        """Say where to look."""
        self._report.say(f"The site is on {url}  (Ctrl-C stops)")
        if everyone:
            self._report.say("Others in your network can look in, too: --host names more than this machine.")

    def built(self, snapshot: Snapshot, seconds: float, *, first: bool) -> None:
        """Say what is newly wrong, and that it is ready."""
        if snapshot.failure:
            self._report.complain(
                f"{snapshot.trace}\nThe preview goes on; the next change that is saved is tried again."
            )
            return
        told = set(self._told)
        self._report.problems(problem for problem in snapshot.diagnostics if problem not in told)
        found = counts(snapshot.diagnostics)
        self._told = snapshot.diagnostics
        self._report.say(
            f"{'Built' if first else 'Built again'} in {seconds:.2f} s{f'; {found}' if found else ''}."
        )
