"""The preview's web server: one gate, the site's pages, the reload socket."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler

from annosite.serve.hosts import is_allowed
from annosite.serve.policy import headers_for
from annosite.serve.preview import MOVED, Answer, Preview
from annosite.serve.reload import ReloadScript, ReloadSocket
from annosite.serve.trouble import PREFIX, trouble_strip

Route = tuple[str, type[RequestHandler], dict[str, Any]]
STYLE = Path(__file__).parent / "static" / "preview.css"


def make_app(preview: Preview, bound: str, own_name: str = "", more: Sequence[Route] = ()) -> Application:
    """Return the application; ``bound`` and ``own_name`` decide which Host headers pass, ``more`` are further routes."""
    routes: list[Any] = [
        (r"/livereload", ReloadSocket),
        (r"/livereload\.js", ReloadScript),
        (PREFIX + "problems", Problems, {"preview": preview}),
        (PREFIX + r"preview\.css", Style),
        *more,
        (r"/.*", Pages, {"preview": preview}),
    ]
    return _Gate(routes, bound, own_name, log_function=_silent, websocket_max_message_size=64_000)


class _Gate(Application):
    """Every request passes here, whatever its route: those that mean another host are refused."""

    def __init__(self, routes: list[Any], bound: str, own_name: str, **settings: Any) -> None:
        super().__init__(routes, **settings)
        self._bound, self._own_name = bound, own_name

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Route the request, or refuse it."""
        if not is_allowed(request.headers.get("Host", ""), self._bound, self._own_name):
            return self.get_handler_delegate(request, _Refused)
        return super().find_handler(request, **kwargs)


class _Refused(RequestHandler):
    """Answers requests that mean another host."""

    def prepare(self) -> None:
        """Refuse, whatever the method."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_status(403)
        self.finish("This preview answers only by the names of this machine.\n")


class SitePages(RequestHandler):
    """Sends what the preview answers."""

    def initialize(self, preview: Preview) -> None:
        """Take the preview from the route."""
        self.preview = preview

    def send(self, answer: Answer) -> None:
        """Send an answer; pages get the reload script, and a strip where something else is wrong."""
        for name, value in headers_for(self.request.path, self.preview.rules).items():
            self.set_header(name, value)
        self.set_status(answer.status)
        self.set_header("Cache-Control", "no-cache" if answer.key else "no-store")
        if answer.status == MOVED:
            self.set_header("Location", answer.location)
            return
        self.set_header("Content-Type", answer.type)
        if answer.type.startswith("text/html"):
            self.set_header("Cache-Control", "no-store")
            self.write(with_script(answer.body, answer.problems, self.request.host))
            return
        if answer.key:
            self.set_header("Etag", f'"{answer.key}"')
        if answer.key and self.check_etag_header():
            self.set_status(304)
            return
        self.write(answer.body)

    def compute_etag(self) -> None:
        """Leave ETags to the keys of artifacts."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in a line what was wrong with the request."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class Pages(SitePages):
    """The site's pages and files."""

    async def get(self) -> None:
        """Send one."""
        self.send(await self.preview.answer(self.request.path))

    async def head(self) -> None:
        """Send its headers."""
        await self.get()


class Problems(SitePages):
    """The list of everything that is wrong."""

    async def get(self) -> None:
        """Send it."""
        self.send(await self.preview.problems())

    async def head(self) -> None:
        """Send its headers."""
        await self.get()


class Style(RequestHandler):
    """The style sheet of the preview's own page and strip."""

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.write(STYLE.read_bytes())


def with_script(html: bytes, problems: tuple[Any, ...], host: str) -> bytes:
    """Return a page with livereload's script in its head and, where there are problems, a strip at its foot.

    The script is an external file of the same origin, as a strict policy asks.
    """
    port = "" if ":" in host.rpartition("]")[2] else "?port=80"
    script = f'<script src="/livereload.js{port}" defer></script>'.encode()
    head, mark, rest = html.partition(b"</head>")
    if mark:
        html = head + script + mark + rest
    body, mark, rest = html.rpartition(b"</body>")
    if mark and problems:
        html = body + trouble_strip(problems) + mark + rest
    return html


def _silent(handler: RequestHandler) -> None:
    """Log no requests: the terminal is for the writer's problems."""
