"""What tests share: small sites, a real browser, a server for what was built."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failing test.
settings.register_profile("annosite", deadline=None)
settings.load_profile("annosite")

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


@pytest.fixture(scope="session")
def write_small_site() -> Callable[[Path], SiteFolder]:
    """Writes a small, sound site into a folder: an article with a note and a correction, and one person."""
    return lambda root: SiteFolder(root).write_all(SMALL_SITE)


@pytest.fixture
def site(tmp_path: Path, write_small_site: Callable[[Path], SiteFolder]) -> SiteFolder:
    """A small, sound site of the test's own."""
    return write_small_site(tmp_path / "site")


@pytest.fixture
def empty_site(tmp_path: Path) -> SiteFolder:
    """A folder in which a test writes the whole site itself."""
    (tmp_path / "site").mkdir()
    return SiteFolder(tmp_path / "site")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; skips, or fails where ANNOSITE_REQUIRE_BROWSER forbids skipping."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("ANNOSITE_REQUIRE_BROWSER"):
        pytest.fail("no Chromium here, and ANNOSITE_REQUIRE_BROWSER forbids skipping the browser tests")
    pytest.skip("no Chromium on this machine")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator:
    """A headless Chromium, driven by playwright; tests make contexts of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser) -> Iterator:
    """A page in a fresh context, 1280 pixels wide."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def static_server() -> Iterator[Callable[..., str]]:
    """Serves a folder on loopback: ``static_server(folder, prefix="/sub/path", headers={…})`` returns the address.

    The address ends with a slash. ``headers`` go on every answer (a Content-Security-Policy, say).
    """
    with _servers() as serve:
        yield serve


@pytest.fixture(scope="session")
def static_server_for_session() -> Iterator[Callable[..., str]]:
    """As ``static_server``, for what is built once."""
    with _servers() as serve:
        yield serve


@contextmanager
def _servers() -> Iterator[Callable[..., str]]:
    running: list[ThreadingHTTPServer] = []

    def serve(folder: Path, prefix: str = "", headers: Mapping[str, str] | None = None) -> str:
        handler = partial(_Handler, directory=str(folder), prefix=prefix, headers=dict(headers or {}))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{prefix}/"

    try:
        yield serve
    finally:
        for server in running:
            server.shutdown()
            server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder under a prefix, as a static host would serve them: folders as index.html, 404.html."""

    def __init__(self, *args, prefix: str, headers: dict[str, str], **kwargs):
        self.prefix, self.added = prefix, headers
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix + "/"):
            return str(Path(self.directory) / "outside-the-prefix")
        return super().translate_path(path.removeprefix(self.prefix))

    def send_error(self, code, message=None, explain=None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args) -> None:
        pass
