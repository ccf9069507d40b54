"""The output behind a real web server, under a sub-path: docs/publishing.md's recipe, tried with Debian's nginx."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from site_folder import SMALL_SITE, SiteFolder

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
RECIPES = Path(__file__).parent.parent / "docs" / "publishing.md"
SUB = "/explained"
Answer = tuple[int, dict[str, str], str]

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def recipe() -> str:
    """The server block of docs/publishing.md."""
    found = re.search(r"```nginx\n(.*?)```", RECIPES.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Callable[[str], Answer]]:
    """Asks the server for a path; the site lies below ``SUB``."""
    place = tmp_path_factory.mktemp("nginx")
    site = SiteFolder(place / "site").write_all(SMALL_SITE)
    config = (site.root / "content/site.yaml").read_text("utf-8")
    article = (site.root / "content/articles/briefing.md").read_text("utf-8")
    site.write("content/site.yaml", f'{config}base_url: "https://example.org{SUB}/"\n')
    site.write("content/articles/briefing.md", article.replace("date:", "aliases: [/old/]\ndate:", 1))
    site.annosite("build", "--output", str(place / "www" / SUB.strip("/")))
    port = free_port()
    server = recipe().replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace("server_name example.org;", "server_name _;").replace(
        "/var/www", str(place / "www")
    )
    # As root, nginx would hand the work to a user who may not read this folder.
    user = "user root; " if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{user}daemon off; pid {place}/pid; error_log {place}/error.log;\n"
        f"events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {place}/t1; proxy_temp_path {place}/t2;"
        f" fastcgi_temp_path {place}/t3; uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;\n{server}\n}}\n"
    )
    process = subprocess.Popen(
        [str(NGINX), "-c", str(place / "nginx.conf"), "-p", str(place)], stderr=subprocess.PIPE
    )
    try:
        _wait(port, process)
        yield lambda path: ask(port, path)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"nginx ended: {process.stderr.read().decode()}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")


def ask(port: int, path: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("a", "script", "img", "iframe", "source"):
            self.found += [value for name in ("href", "src") if (value := values.get(name))]
        # Canonical and alternate links lead to base_url, which is elsewhere.
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon"):
            self.found.append(values["href"] or "")


def test_every_link_within_the_site_leads_somewhere(served: Callable[[str], Answer]) -> None:
    waiting, seen = [f"{SUB}/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        status, headers, body = served(path)
        assert status == 200, path
        if not headers["content-type"].startswith("text/html"):
            continue
        for link in Links(body).found:
            target = urlsplit(urljoin(f"http://here{path}", link))
            if target.netloc == "here":
                assert target.path.startswith(f"{SUB}/"), f"{link} on {path}"
                waiting.append(target.path)
    assert f"{SUB}/articles/briefing/" in seen
    assert f"{SUB}/people/ada-example/" in seen
    assert len(seen) > 15


def test_a_missing_page_is_ours_at_any_depth(served: Callable[[str], Answer]) -> None:
    for path in (f"{SUB}/no", f"{SUB}/no/such/page/at/all"):
        status, _, body = served(path)
        assert status == 404
        links = Links(body).found
        assert f"{SUB}/" in links
        assert all(served(urlsplit(link).path)[0] == 200 for link in links if link.startswith("/"))
        assert not [link for link in links if not link.startswith(("/", "#", "http"))]


def test_an_old_address_leads_to_the_new(served: Callable[[str], Answer]) -> None:
    status, _, body = served(f"{SUB}/old/")
    assert status == 200
    assert (
        re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)"', body)[1] == "../articles/briefing/"
    )
    assert '<meta name="robots" content="noindex">' in body
    assert f'<link rel="canonical" href="https://example.org{SUB}/articles/briefing/">' in body


def test_the_policy_is_sent_and_only_embedded_pages_may_be_framed(served: Callable[[str], Answer]) -> None:
    policy = served(f"{SUB}/articles/briefing/")[1]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    framed = served(f"{SUB}/articles/briefing/embed/")[1]["content-security-policy"]
    assert "frame-ancestors *" in framed
    assert "wasm-unsafe-eval" in served(f"{SUB}/search/")[1]["content-security-policy"]
    assert "wasm-unsafe-eval" not in policy


def test_types_and_caching(served: Callable[[str], Answer]) -> None:
    assert served(f"{SUB}/feed.xml")[1]["content-type"].startswith("application/atom+xml")
    assert served(f"{SUB}/articles/briefing/annotations.jsonld")[1]["content-type"].startswith(
        "application/ld+json"
    )
    sheet = re.search(r'href="([^"]+site\.[0-9a-f]{8}\.css)"', served(f"{SUB}/")[2])[1]
    headers = served(f"{SUB}/{sheet.removeprefix('./')}")[1]
    assert "immutable" in headers["cache-control"]
    assert "immutable" not in served(f"{SUB}/")[1].get("cache-control", "")
