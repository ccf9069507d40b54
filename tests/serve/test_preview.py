"""What the preview answers, from snapshots made by hand."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.model.catalogue import Catalogue
from annosite.model.page import Artifact, ArtifactGroup
from annosite.render.failure import TemplateFailure
from annosite.serve.app import with_script
from annosite.serve.policy import DEFAULT_POLICY, headers_for
from annosite.serve.preview import Answer, Preview, Snapshot, content_type

T = TypeVar("T")
SOURCE = TextFile("content/articles/a.yaml", "notes: [\n  <b>oops</b>\n")
ERROR = Diagnostic(
    "yaml-syntax",
    "error",
    "this list is <not> closed",
    SOURCE.place(SOURCE.text.index("oops"), SOURCE.text.index("oops") + 4),
    ("Close it.",),
)


def apart(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run ``work`` in a loop of its own: a browser test before us may have left one running in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result(30)


def page(path: str, body: str = "<html><head></head><body>x</body></html>", key: str = "k") -> Artifact:
    return Artifact(path, key, body.encode)


def broken(error: Exception) -> Callable[[], bytes]:
    def produce() -> bytes:
        raise error

    return produce


def site(*artifacts: Artifact, **rest) -> Snapshot:
    return Snapshot(Catalogue(artifacts), **rest)


def ask(path: str, *snapshots: Snapshot | Exception) -> Answer:
    """The answer for a path after these builds, one after the other."""
    waiting = list(snapshots)

    def make() -> Snapshot:
        following = waiting.pop(0)
        if isinstance(following, Exception):
            raise following
        return following

    async def run() -> Answer:
        preview = Preview(make)
        for _ in snapshots:
            await preview.refresh()
        try:
            return await preview.answer(path)
        finally:
            preview.close()

    return apart(run)


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 200, ""),
        ("/a/", 200, ""),
        ("/a", 302, "/a/"),
        ("/a/index.html", 200, ""),
        ("/%C3%A9/", 200, ""),
        ("//a", 302, "/a/"),
    ],
)
def test_paths_are_found_as_a_host_would(path: str, status: int, location: str):
    answer = ask(path, site(page("index.html"), page("a/index.html"), page("é/index.html")))
    assert (answer.status, answer.location) == (status, location)


def test_a_redirect_never_leads_to_another_host():
    assert ask("//evil.example/a", site(page("evil.example/a/index.html"))).location == "/evil.example/a/"


def test_a_missing_page_is_the_sites_own():
    answer = ask(
        "/nope/", site(page("index.html"), page("404.html", "<html><head></head><body>lost</body></html>"))
    )
    assert answer.status == 404
    assert b"lost" in answer.body


def test_what_broke_is_shown_with_its_excerpt_where_its_page_was():
    before = site(page("index.html"), page("a/index.html"))
    answer = ask("/a/", before, site(page("index.html"), diagnostics=(ERROR,)))
    assert answer.status == 500
    assert b"this list is &lt;not&gt; closed" in answer.body
    assert b"&lt;b&gt;<mark>oops</mark>&lt;/b&gt;" in answer.body
    assert b"content/articles/a.yaml:2:6" in answer.body
    assert b"Close it." in answer.body


def test_pages_that_are_sound_are_shown_with_a_strip_that_tells():
    answer = ask("/", site(page("index.html"), diagnostics=(ERROR,)))
    assert answer.status == 200
    html = with_script(answer.body, answer.problems, "localhost:8000")
    assert b"this list is &lt;not&gt; closed" in html
    assert b"<mark>oops</mark>" in html


def test_a_page_is_not_shown_without_the_notes_of_a_file_that_cannot_be_read():
    own = Artifact("articles/a/index.html", "k", lambda: b"", origin="content/articles/a.md")
    other = Artifact("articles/ab/index.html", "k", lambda: b"<html></html>", origin="content/articles/ab.md")
    snapshot = site(own, other, diagnostics=(ERROR,))
    assert ask("/articles/a/", snapshot).status == 500
    assert b"<mark>oops</mark>" in ask("/articles/a/", snapshot).body
    assert ask("/articles/ab/", snapshot).status == 200
    unplaced = Diagnostic("quote-not-found", "error", "not there", SOURCE.place(0, 1))
    assert ask("/articles/a/", site(own, diagnostics=(unplaced,))).status == 200


def test_warnings_alone_make_no_strip():
    warning = Diagnostic("w", "warning", "perhaps")
    assert ask("/", site(page("index.html"), diagnostics=(warning,))).problems == ()


def test_a_template_that_fails_is_told_with_its_line():
    line = TextFile("themes/mine/templates/page.html", "{{ nothing }}").line_place(1)
    failing = TemplateFailure(Diagnostic("template-error", "error", "a value is not there", line))
    answer = ask("/", site(Artifact("index.html", "k", broken(failing))))
    assert answer.status == 500
    assert b"themes/mine/templates/page.html:1" in answer.body
    assert b"{{ nothing }}" in answer.body


def test_one_page_that_fails_takes_no_other_with_it():
    both = site(Artifact("a/index.html", "k", broken(ValueError("</pre><script>"))), page("index.html"))
    assert b"&lt;/pre&gt;&lt;script&gt;" in ask("/a/", both).body
    assert ask("/", both).status == 200


def test_a_build_that_dies_is_told_and_outlived():
    dead = ask("/", site(page("index.html")), ValueError("a worker died"))
    assert dead.status == 500
    assert b"a worker died" in dead.body
    assert ask("/", ValueError("a worker died"), site(page("index.html"))).status == 200


def test_only_news_is_worth_a_reload():
    builds = [site(page("index.html")), site(page("index.html")), site(page("index.html", key="other"))]

    async def run() -> list[bool]:
        preview = Preview(lambda: builds.pop(0))
        news = [await preview.refresh() for _ in range(3)]
        preview.close()
        return news

    assert apart(run) == [True, False, True]


def test_files_have_their_types():
    assert content_type("a.css") == "text/css; charset=utf-8"
    assert content_type("feed.xml") == "application/xml; charset=utf-8"
    assert content_type("annotations.jsonld") == "application/ld+json; charset=utf-8"
    assert content_type("a.woff2") == "font/woff2"
    assert content_type("a.jpg") == "image/jpeg"
    assert content_type("CNAME") == "application/octet-stream"


def test_headers_are_those_that_the_site_will_have():
    assert headers_for("/", "")["Content-Security-Policy"] == f"{DEFAULT_POLICY}; connect-src 'self'"
    rules = """
/*
  Content-Security-Policy: default-src 'none'
  Strict-Transport-Security: max-age=1
# /embed may be framed
/articles/*/embed/
  content-security-policy: frame-ancestors *; connect-src 'none'
/assets/*
  Cache-Control: public
"""
    assert headers_for("/x/", rules)["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert (
        headers_for("/articles/a/embed/", rules)["Content-Security-Policy"]
        == "frame-ancestors *; connect-src 'self'"
    )
    assert "Cache-Control" not in headers_for("/assets/x.css", rules)
    assert "Strict-Transport-Security" not in headers_for("/", rules)


def group(body: str, key: str) -> ArtifactGroup:
    return ArtifactGroup("a.md", key, lambda: [page("a/index.html", body)], ("a/",))


@pytest.mark.parametrize(
    ("glance", "news", "shown"),
    [
        (lambda changed: [group("new", "2")] if changed == {"a.md"} else [], True, b"new"),
        (lambda changed: [group("old", "1")], False, b"old"),
        (lambda changed: [], False, b"old"),
        (lambda changed: broken(ValueError("a bug"))(), False, b"old"),
    ],
)
def test_a_changed_article_is_shown_before_the_build(glance, news, shown):
    snapshot = Snapshot(Catalogue([group("old", "1"), page("index.html")]), glance)

    async def run() -> tuple[bool, bytes, bytes]:
        preview = Preview(lambda: snapshot)
        await preview.refresh()
        try:
            found = await preview.glance({"a.md"})
            return found, (await preview.answer("/a/")).body, (await preview.answer("/")).body
        finally:
            preview.close()

    assert apart(run) == (news, shown, b"<html><head></head><body>x</body></html>")
