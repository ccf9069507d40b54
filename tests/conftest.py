"""What tests share: small sites, a real browser, a server for what was built."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from preview_process import Running
from site_folder import BROWSER_FLAGS, SMALL_SITE, SiteFolder

# A slow machine is no failing test.
settings.register_profile("annosite", deadline=None)
settings.load_profile("annosite")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that forks in a process of its own where others have left threads: there nothing would be forked."""
    if pyfuncitem.get_closest_marker("alone") is None or threading.active_count() == 1:
        return None
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", pyfuncitem.nodeid]
    done = subprocess.run(
        command, cwd=pyfuncitem.config.rootpath, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
    return True


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


@pytest.fixture(scope="module")
def shared_preview(tmp_path_factory: pytest.TempPathFactory, write_small_site) -> Iterator[Running]:
    """A preview of the small site that no test changes."""
    site = write_small_site(tmp_path_factory.mktemp("shared") / "site")
    running = Running(site.root)
    yield running
    running.stop()


@pytest.fixture
def serve() -> Iterator[Callable[..., Running]]:
    """``serve(root, *args)`` starts a preview and waits until it has built."""
    running: list[Running] = []

    def start(root: Path, *args: str) -> Running:
        running.append(Running(root, *args))
        return running[-1]

    yield start
    for each in running:
        each.stop()


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
