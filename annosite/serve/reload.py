"""Tells open pages to load again: livereload's protocol and script, without its open doors."""

import json
from types import SimpleNamespace

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.websocket import WebSocketHandler


class ReloadSocket(LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The socket of livereload.js.

    livereload lets any site open it and so learn what is being worked on; here a page must come from the preview itself.
    """

    watcher = SimpleNamespace(filepath="*")
    """livereload reads from its watcher what has changed; ours says that itself."""

    def check_origin(self, origin: str) -> bool:
        """Return whether the page that opens the socket was served by us."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Answer the script's greeting; whatever else comes is no reason to fail."""
        try:
            known = isinstance(json.loads(message), dict)
        except ValueError:
            known = False
        if known and "command" in json.loads(message):
            super().on_message(message)


class ReloadScript(LiveReloadJSHandler):  # type: ignore[misc]
    """livereload.js, as the package ships it."""

    def set_default_headers(self) -> None:
        """Keep browsers from reading it as anything else."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


def reload_pages() -> None:
    """Have all open pages load again."""
    ReloadSocket.reload_waiters("*")
