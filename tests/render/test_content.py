"""The project's own site, drawn whole: every link within it leads somewhere, every id is there once."""

import shutil
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from annosite.build import build
from annosite.model.config import Options
from annosite.render.artifacts import each_file
from lxml import html

CONTENT = Path(__file__).parents[2] / "content"
BASE = "/explained/"
"""The path of the site's base_url: where 404.html's links begin."""


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """Every output file, by path."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(CONTENT, root / "content")
    made = build(root, Options(clock=datetime(2026, 11, 23, tzinfo=UTC), jobs=1))
    assert not [found for found in made.diagnostics if found.severity == "error"]
    drawn = {artifact.path: artifact.produce() for artifact in each_file(made.value.artifacts())}
    made.value.memo.close()
    return drawn


@pytest.fixture(scope="module")
def pages(files):
    return {
        path: html.document_fromstring(data.decode())
        for path, data in files.items()
        if path.endswith(".html")
    }


def ids(page) -> list[str]:
    return page.xpath("//@id")


def targets(page) -> set[str]:
    """Addresses within the site that a page links or loads."""
    found = {*page.xpath("//@href"), *page.xpath("//@src")}
    return {url for url in found if not urlsplit(url).scheme}


def led_to(path: str, url: str) -> tuple[str, str]:
    """The output file and the fragment that ``url`` on the page at ``path`` leads to."""
    where = urlsplit(url)
    name = unquote(where.path)
    if name.startswith(BASE):
        file = name.removeprefix(BASE)
    else:
        file = normpath(join(dirname(path), name)) if name else path
        file = "" if file == "." else file + "/" * name.endswith(("/", ".."))
    if not file or file.endswith("/"):
        file += "index.html"
    elif not PurePosixPath(file).suffix:
        file += "/index.html"
    return file, unquote(where.fragment).partition(":~:")[0]


def test_all_kinds_of_pages_are_there(pages):
    for path in (
        *("index.html", "articles/the-briefing/index.html", "articles/the-briefing/embed/index.html"),
        *("people/index.html", "people/shelby-pierson/index.html", "organizations/odni/index.html"),
        *("glossary/index.html", "laws/index.html", "events/index.html", "places/helsinki/index.html"),
        *("tags/index.html", "corrections/index.html", "fact-checks/index.html", "sources/index.html"),
        *("about/index.html", "search/index.html", "404.html", "2020/briefing/index.html", "es/index.html"),
    ):
        assert path in pages, path


def test_every_link_leads_somewhere(files, pages):
    lost = []
    for path, page in pages.items():
        for url in sorted(targets(page)):
            file, _ = led_to(path, url)
            # The search index is made of the finished tree.
            if file not in files and not file.startswith("pagefind/"):
                lost.append((path, url))
    assert lost == []


def test_every_fragment_is_an_id_of_its_page(pages):
    known = {path: set(ids(page)) for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        for url in sorted(targets(page)):
            file, fragment = led_to(path, url)
            if fragment and file in known and fragment not in known[file]:
                lost.append((path, url))
    assert lost == []


def test_no_page_has_an_id_twice(pages):
    twice = {
        path: sorted({it for it in ids(page) if ids(page).count(it) > 1}) for path, page in pages.items()
    }
    assert {path: found for path, found in twice.items() if found} == {}


def test_no_slot_and_no_key_of_a_word_is_left(files):
    for path, data in files.items():
        if path.endswith((".html", ".xml", ".json", ".jsonld")):
            assert b"\x00" not in data, path
            assert b"\x01" not in data, path


def test_somebody_unnamed_stays_unnamed(pages):
    page = pages["people/national-security-official/index.html"]
    assert '"@type": "Person"' not in html.tostring(page, encoding="unicode").replace('":"', '": "')
