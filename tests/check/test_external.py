"""Links to other sites, against a real server on loopback."""

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from annosite.base.http import answer
from annosite.base.textfile import Place
from annosite.check.external import KEPT, check_external

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.asked.append(f"HEAD {self.path}")
        self.send_response({"/gone": 410, "/no-head": 405}.get(self.path, 200))
        self.end_headers()

    def do_GET(self) -> None:
        self.asked.append(f"GET {self.path}")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_does_not_answer_is_told(host: str) -> None:
    place = Place("content/articles/a.md", 7)
    good, problems = check_external({f"{host}/good": None, f"{host}/gone": place}, {}, NOW, answer)
    assert list(good) == [f"{host}/good"]
    assert [(p.code, p.place) for p in problems] == [("external-link", place)]
    assert "410" in problems[0].message


def test_a_server_that_refuses_head_is_asked_for_the_page(host: str) -> None:
    assert answer(f"{host}/no-head") == ""
    assert Handler.asked == ["HEAD /no-head", "GET /no-head"]


def test_nobody_there_is_told(host: str) -> None:
    assert answer("http://127.0.0.1:9/") != ""


def test_a_good_answer_is_kept_for_a_week(host: str) -> None:
    urls = {f"{host}/good": None}
    good, _ = check_external(urls, {}, NOW, answer)
    again, _ = check_external(urls, good, NOW + KEPT - timedelta(minutes=1), answer)
    assert again == good
    assert Handler.asked == ["HEAD /good"]
    check_external(urls, good, NOW + KEPT + timedelta(minutes=1), answer)
    assert Handler.asked == ["HEAD /good"] * 2
