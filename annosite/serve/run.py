"""Runs the preview: server, watcher and builder in one loop, until it is stopped."""

import asyncio
import logging
import signal
import socket
import time
import webbrowser
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from annosite.serve.app import Route, make_app
from annosite.serve.hosts import is_loopback
from annosite.serve.preview import Preview, Snapshot
from annosite.serve.reload import reload_pages
from annosite.serve.watch import watch

AT_ONCE = 0.2
"""Seconds: where the last build took longer, a changed article is shown before the next one."""
PAUSE = 0.5
"""Seconds that browsers have to fetch that article: while a build runs, they would wait for it."""


class Observer(Protocol):
    """Hears what happens, to tell the person at the terminal."""

    def listening(self, url: str, *, everyone: bool) -> None:
        """The server is up; ``everyone``: other machines can reach it."""

    def built(self, snapshot: Snapshot, seconds: float, *, first: bool) -> None:
        """A build has ended."""


class Address(Struct, frozen=True):
    """Where to listen."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0: any free one."""


async def run(
    root: Path,
    make: Callable[[str], Snapshot],
    address: Address,
    observer: Observer,
    *,
    open_at: str | None = None,
    routes: Callable[[Preview], Sequence[Route]] = lambda _preview: (),
) -> None:
    """Serve the site until SIGINT or SIGTERM.

    ``make`` builds it, given its address. ``open_at``: the path to open in a browser once there is something to see. ``routes``: further
    ones. Raises OSError where the address cannot be listened on.
    """
    logging.getLogger("livereload").setLevel(logging.CRITICAL)
    logging.getLogger("tornado").setLevel(logging.CRITICAL)  # malformed requests are the senders' matter
    sockets = bind_sockets(address.port, address.host)
    port = sockets[0].getsockname()[1]
    host = "localhost" if address.host in {"", "0.0.0.0", "::"} else address.host  # noqa: S104
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    preview = Preview(partial(make, url))
    server = HTTPServer(make_app(preview, address.host, socket.gethostname(), routes(preview)))
    server.add_sockets(sockets)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows' loop has no signal handlers; Ctrl-C raises there
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    changes = _Changes()
    observer.listening(url, everyone=not is_loopback(address.host))
    watcher = asyncio.create_task(watch(root, changes.add))
    await asyncio.sleep(0.01)  # it stands before the first build reads anything
    opens = None if open_at is None else url + open_at
    work = [
        watcher,
        asyncio.create_task(_build(preview, changes, observer, opens)),
        asyncio.create_task(stop.wait()),
    ]
    try:
        done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        server.stop()
        preview.close()


class _Changes:
    """What changed since the last build began; at first everything."""

    def __init__(self) -> None:
        self._some = asyncio.Event()
        self._some.set()
        self._paths: set[str] = set()
        self._all = True

    def add(self, paths: Collection[str]) -> None:
        """Add changed files; none: it is not known which."""
        self._all = self._all or not paths
        self._paths.update(paths)
        self._some.set()

    async def taken(self) -> Collection[str]:
        """Wait for changes and take them; empty where it is not known which files changed."""
        await self._some.wait()
        paths = () if self._all else frozenset(self._paths)
        self._some.clear()
        self._paths.clear()
        self._all = False
        return paths


async def _build(preview: Preview, changes: _Changes, observer: Observer, opens: str | None) -> None:
    """Build once for each burst of changes; changes during a build ask for one more."""
    first, took = True, 0.0
    while True:
        paths = await changes.taken()
        if took > AT_ONCE and await preview.glance(paths):
            reload_pages()
            await asyncio.sleep(PAUSE)
        begun = time.monotonic()
        news = await preview.refresh()
        took = time.monotonic() - begun
        observer.built(preview.snapshot, took, first=first)
        if news and not first:
            reload_pages()
        if first and opens:
            await asyncio.to_thread(webbrowser.open, opens)
        first = False
