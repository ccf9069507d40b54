"""The preview as a person meets it: save, look, break, mend."""

import asyncio
import json
import os
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

ARTICLE = "articles/briefing/"
NOTES = "content/articles/briefing.yaml"


@pytest.fixture
def preview(site, serve):
    return serve(site.root)


def request(port: int, head: str) -> str:
    """Send raw bytes and return what comes back, as far as one answer goes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n")
        answer = b""
        while b"\r\n\r\n" not in answer:
            part = connection.recv(65536)
            if not part:
                return answer.decode("latin-1")
            answer += part
        top, _, body = answer.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", top)
        while length and len(body) < int(length.group(1)):
            body += connection.recv(65536)
        return (top + b"\r\n\r\n" + body).decode("latin-1")


def test_save_break_mend(site, preview):
    status, page = preview.get(ARTICLE)
    assert status == 200
    assert "The one that keeps the minutes." in page
    assert "Unplaced" not in page

    good = (site.root / NOTES).read_text()
    site.write(NOTES, good.replace("keeps the minutes.", "keeps all the minutes."))
    preview.wait_for(lambda: "keeps all the minutes." in preview.get(ARTICLE)[1])

    (site.root / NOTES).write_text(good + "mentions: [\n")
    preview.wait_for(lambda: preview.get(ARTICLE)[0] == 500)
    _, broken = preview.get(ARTICLE)
    assert "content/articles/briefing.yaml:" in broken
    assert "mentions: " in broken  # the excerpt
    assert "/livereload.js" in broken  # so that it changes by itself
    status, home = preview.get("/")
    assert status == 200
    assert "content/articles/briefing.yaml:" in home  # the strip tells it everywhere

    (site.root / NOTES).write_text(good)
    preview.wait_for(lambda: preview.get(ARTICLE)[0] == 200)
    assert "The one that keeps the minutes." in preview.get(ARTICLE)[1]
    assert "annosite-strip" not in preview.get("/")[1]
    assert not site.output.exists()  # nothing is ever published by it


def test_a_note_without_its_words_is_shown_as_unplaced(site, preview):
    file = site.root / "content/articles/briefing.md"
    file.write_text(file.read_text().replace("the committee", "several people"))
    page = preview.wait_for(lambda: (page := preview.get(ARTICLE)[1]) and "Unplaced notes" in page and page)
    assert "The one that keeps the minutes." in page
    # The article is shown at once; what is wrong with the site is known when all of it was looked at.
    preview.wait_for(lambda: "annosite-strip" in preview.get(ARTICLE)[1])


def test_broken_settings_are_told_on_every_page(site, preview):
    settings = site.root / "content/site.yaml"
    good = settings.read_text()
    settings.write_text("title: [\n")
    preview.wait_for(lambda: preview.get("/")[0] == 500)
    assert "content/site.yaml:1" in preview.get(ARTICLE)[1]
    settings.unlink()
    preview.wait_for(lambda: "no-site" in preview.get("/")[1])
    settings.write_text(good)
    preview.wait_for(lambda: preview.get(ARTICLE)[0] == 200)


def test_files_that_come_and_go(site, preview):
    site.write("content/pages/about.md", '---\ntitle: "About us"\n---\n\nWords.\n')
    preview.wait_for(lambda: preview.get("about/")[0] == 200)
    (site.root / "content/pages/about.md").unlink()
    preview.wait_for(lambda: preview.get("about/")[0] == 404)
    assert preview.get("no/such/page/")[0] == 404


def test_a_theme_that_comes_later_is_followed(site, preview):
    site.annosite("new", "theme", "mine")
    site.write("content/site.yaml", 'title: "A small site"\ntheme: mine\n')
    preview.wait_for(lambda: "own." in preview.get("/")[1])
    base = site.root / "themes/mine/templates/base.html"
    good = base.read_text()
    base.write_text(good + "{{ nothing.at_all }}{% block %}")
    preview.wait_for(lambda: "themes/mine/templates/base.html" in preview.get("/")[1])
    base.write_text(good)
    preview.wait_for(lambda: preview.get("/")[0] == 200)


def test_a_thousand_rapid_saves_and_fifty_repairs(site, preview):
    notes = site.root / NOTES
    good = notes.read_text()
    for number in range(1000):
        notes.write_text(good.replace("keeps the minutes", f"keeps {number} minutes"))
    preview.wait_for(lambda: "keeps 999 minutes" in preview.get(ARTICLE)[1])
    for number in range(50):
        notes.write_text("notes: [\n")
        if number % 10 == 0:
            preview.wait_for(lambda: preview.get(ARTICLE)[0] == 500)
        notes.write_text(good.replace("keeps the minutes", f"mended {number} times"))
        if number % 10 == 0:
            preview.wait_for(lambda number=number: f"mended {number} times" in preview.get(ARTICLE)[1])
    preview.wait_for(lambda: "mended 49 times" in preview.get(ARTICLE)[1])
    builds = preview.said().count("Built again")
    assert builds < 600, "a burst of saves is one build"


def test_drafts_are_shown_when_asked_for(site, serve):
    site.write("content/articles/later.md", '---\ntitle: "Later"\ndraft: true\n---\n\nNot yet.\n')
    assert serve(site.root).get("articles/later/")[0] == 404
    assert serve(site.root / "content", "--drafts").get("articles/later/")[0] == 200


def test_it_stops_cleanly(site, serve):
    preview = serve(site.root)
    assert preview.stop() == 0
    assert "Traceback" not in preview.said()


def test_a_port_that_is_taken_is_said_plainly(site):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = site.annosite("serve", "--port", str(taken.getsockname()[1]), status=3)
    assert "cannot listen" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


# Who may look in.


@pytest.mark.parametrize(
    "path", ["/", "/livereload.js", "/livereload", "/annosite-preview/problems", "/nope"]
)
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "0.0.0.0", ""]
)
def test_other_names_are_refused(shared_preview, path, host):
    answer = request(shared_preview.port, f"GET {path} HTTP/1.1\nHost: {host}\nConnection: close")
    assert answer.startswith(("HTTP/1.1 403", "HTTP/1.1 400"))
    assert "A small site" not in answer


def test_our_own_names_pass(shared_preview):
    for host in (
        f"localhost:{shared_preview.port}",
        f"127.0.0.1:{shared_preview.port}",
        f"[::1]:{shared_preview.port}",
    ):
        assert request(shared_preview.port, f"GET / HTTP/1.1\nHost: {host}\nConnection: close").startswith(
            "HTTP/1.1 200"
        )


def upgrade(port: int, origin: str) -> str:
    return request(
        port,
        f"GET /livereload HTTP/1.1\nHost: 127.0.0.1:{port}\nUpgrade: websocket\nConnection: Upgrade\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\nOrigin: {origin}",
    )


def test_only_our_own_pages_may_open_the_socket(shared_preview):
    for origin in (
        "http://evil.example",
        "null",
        f"http://evil.example:{shared_preview.port}",
        "https://127.0.0.1:1",
    ):
        assert upgrade(shared_preview.port, origin).startswith("HTTP/1.1 403")
    assert upgrade(shared_preview.port, f"http://127.0.0.1:{shared_preview.port}").startswith("HTTP/1.1 101")


def test_nobody_can_force_a_reload(shared_preview):
    assert shared_preview.get("forcereload")[0] == 404
    answer = request(
        shared_preview.port,
        f"POST / HTTP/1.1\nHost: localhost:{shared_preview.port}\nContent-Length: 0\nConnection: close",
    )
    assert answer.startswith("HTTP/1.1 405")


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent%2fsite.yaml",
        "/content/site.yaml",
        "/static/../../content/site.yaml",
        "//etc/passwd",
        "/%00",
        "/.annosite/memo.sqlite",
    ],
)
def test_nothing_but_the_site_is_served(shared_preview, path):
    answer = request(
        shared_preview.port, f"GET {path} HTTP/1.1\nHost: localhost:{shared_preview.port}\nConnection: close"
    )
    assert answer.startswith(("HTTP/1.1 404", "HTTP/1.1 400"))
    assert "root:" not in answer
    assert "publisher:" not in answer


def test_links_out_of_the_site_are_not_followed(site, serve, tmp_path):
    (tmp_path / "secret.txt").write_text("a secret")
    static = site.root / "content/static"
    static.mkdir(parents=True)
    os.symlink(tmp_path / "secret.txt", static / "secret.txt")
    os.symlink(tmp_path, static / "folder")
    preview = serve(site.root)
    for path in ("secret.txt", "static/secret.txt", "folder/secret.txt", "static/folder/secret.txt"):
        status, text = preview.get(path)
        assert "a secret" not in text
        assert status in (404, 500)


def test_a_strict_policy_and_no_sniffing(shared_preview):
    headers = shared_preview.headers("/")
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "connect-src 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


# In a browser.


@pytest.mark.browser
def test_an_open_page_follows_by_itself_under_a_strict_policy(site, serve, page):
    preview = serve(site.root)
    violations = []
    page.on(
        "console",
        lambda message: violations.append(message.text) if "Content Security" in message.text else None,
    )
    with page.expect_websocket() as opened:
        page.goto(preview.url + ARTICLE)
    opened.value.wait_for_event("framereceived")

    def seen(selector: str) -> None:
        page.wait_for_selector(selector, state="attached", timeout=30000)
        time.sleep(0.5)  # the socket of the new page

    good = (site.root / NOTES).read_text()
    seen("text=keeps the minutes")
    (site.root / NOTES).write_text(good.replace("keeps the minutes", "keeps the calendar"))
    seen("text=keeps the calendar")
    (site.root / NOTES).write_text("notes: [\n")
    seen(".annosite-trouble pre mark")
    (site.root / NOTES).write_text(good)
    seen("text=keeps the minutes")
    assert violations == []


@pytest.mark.browser
def test_a_page_of_another_site_hears_nothing(site, serve, page, static_server, tmp_path):
    preview = serve(site.root)
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("<!doctype html><title>Other</title>")
    page.goto(static_server(other))
    opened = page.evaluate(
        """url => new Promise(done => {
            const socket = new WebSocket(url);
            socket.onopen = () => done('open');
            socket.onerror = () => done('refused');
        })""",
        preview.url.replace("http", "ws") + "livereload",
    )
    assert opened == "refused"
    read = page.evaluate("url => fetch(url).then(r => r.text(), () => 'refused')", preview.url)
    assert read == "refused"


def test_what_the_socket_hears_cannot_break_it(shared_preview):
    from tornado.websocket import websocket_connect

    async def talk() -> dict:
        socket = await websocket_connect(shared_preview.url.replace("http", "ws") + "livereload")
        for message in ("not json", "[]", "{}", '{"command": 7}', '{"command": "hello"}'):
            await socket.write_message(message)
        answer = json.loads(await socket.read_message())
        socket.close()
        return answer

    with ThreadPoolExecutor(1) as thread:  # the browser's loop is this one's
        assert thread.submit(lambda: asyncio.run(talk())).result(30)["command"] == "hello"
    assert shared_preview.get("/")[0] == 200
