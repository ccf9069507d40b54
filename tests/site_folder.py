"""A site in a temporary folder, the real program run on it, and how Chromium is started."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class SiteFolder:
    """A site in a temporary folder, written file by file."""

    def __init__(self, root: Path):
        self.root = root
        self.output = root / "output"

    def write(self, path: str, text: str) -> Path:
        """Write ``text``, its indentation taken off, at ``path`` under the site's folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    def write_all(self, files: Mapping[str, str]) -> "SiteFolder":
        for path, text in files.items():
            self.write(path, text)
        return self

    def read(self, path: str) -> str:
        """The text of a built file."""
        return (self.output / path).read_text(encoding="utf-8")

    def annosite(
        self, *args: str, status: int | None = 0, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the real program on the site; ``status`` is the exit status it must end with (None: any)."""
        done = annosite(*args, cwd=self.root, **environment)
        if status is not None:
            assert done.returncode == status, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done


def annosite(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as a person would, with no terminal.

    Where it can, the process is forked from this one, which saves the second that importing everything takes.
    """
    env = {key: value for key, value in os.environ.items() if key not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR"}}
    env |= environment
    if sys.platform == "linux":
        return _forked(args, cwd, env)
    command = [sys.executable, "-m", "annosite", *args]
    return subprocess.run(
        command,
        check=False,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def _forked(args: tuple[str, ...], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    import annosite.cli.building  # what takes long to import is there before the fork
    import annosite.cli.previewing  # noqa: F401
    from annosite.cli.main import main

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            status = 70
            try:
                os.chdir(cwd)
                os.environ.clear()
                os.environ.update(env)
                time.tzset()
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                sys.stdin, sys.stdout, sys.stderr = (
                    os.fdopen(n, m) for n, m in ((0, "r"), (1, "w"), (2, "w"))
                )
                status = main(list(args))
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status)
        deadline = time.monotonic() + 120
        while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() > deadline:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.005)
        _, state = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(
            args, os.waitstatus_to_exitcode(state), out.read().decode(), err.read().decode()
        )


SMALL_SITE = {
    "content/site.yaml": """
        title: "A small site"
        publisher:
          name: "The Desk"
    """,
    "content/articles/briefing.md": """
        ---
        title: "The briefing"
        date: 2026-03-02
        ---

        Ada Example met the committee on Tuesday. She spoke for an hour.

        Nobody wrote it down. The minutes say Monday.
    """,
    "content/articles/briefing.yaml": """
        notes:
          - quote: "the committee"
            id: which-committee
            text: "The one that keeps the minutes."
        corrections:
          - quote: "Monday"
            replacement: "Tuesday"
            reason: "The calendar of that week."
            date: 2026-03-03
    """,
    "content/entities/people.yaml": """
        people:
          ada-example:
            name: "Ada Example"
            summary: "Keeper of examples."
    """,
}
