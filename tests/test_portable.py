"""A site that opens from a folder, and the same in one file."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from site_folder import SMALL_SITE, SiteFolder


class Addresses(HTMLParser):
    """What a page links to or loads, and the ids that it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        self.links += [values[name] or "" for name in ("href", "src") if name in values]


@pytest.fixture(scope="module")
def portable(tmp_path_factory) -> Path:
    site = SiteFolder(tmp_path_factory.mktemp("portable")).write_all(SMALL_SITE)
    site.write(
        "content/pages/about.md",
        '---\ntitle: "About"\n---\n\n[The briefing](../articles/briefing.md#note-which-committee)\n',
    )
    site.annosite("build", "--portable")
    return site.output


def test_every_link_is_a_file_beside_the_page_and_every_fragment_is_there(portable: Path) -> None:
    pages = {path: Addresses(path.read_text("utf-8")) for path in portable.rglob("*.html")}
    checked = 0
    for path, page in pages.items():
        if path.name == "404.html":
            continue  # is shown by servers only, and links from the root
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            assert not link.startswith("/"), f"{link} on {path}"
            address = urlsplit(urljoin(path.as_uri(), link))
            target = Path(unquote(address.path))
            assert target.is_file(), f"{link} on {path}"
            fragment = unquote(address.fragment).partition(":~:")[0]  # what follows are words to show
            if fragment and target in pages:
                assert fragment in pages[target].ids, f"{link} on {path}"
            checked += 1
    assert checked > 100


def test_nothing_needs_a_server(portable: Path) -> None:
    names = {path.relative_to(portable).as_posix() for path in portable.rglob("*")}
    assert "search/index.js" in names
    assert not [name for name in names if name.startswith("pagefind")]
    for path in portable.rglob("*.html"):
        assert 'type="module"' not in path.read_text("utf-8")


def test_the_archive_holds_the_site_and_is_the_same_each_time(site: SiteFolder) -> None:
    site.annosite("build", "--zip", "first.zip")
    text = (site.root / "content/articles/briefing.md").read_text("utf-8")
    site.write("content/articles/briefing.md", text.replace("an hour", "two hours"))
    site.annosite("build")
    site.write("content/articles/briefing.md", text)
    site.annosite("build", "--zip", "again.zip")
    site.annosite("build", "--output", "elsewhere", "--zip", "clean.zip")
    first, again, clean = ((site.root / f"{name}.zip").read_bytes() for name in ("first", "again", "clean"))
    assert first == again == clean
    with zipfile.ZipFile(site.root / "first.zip") as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            assert archive.read(name) == (site.output / name).read_bytes()
    assert {"index.html", ".nojekyll", "_headers"} <= set(names)
    assert ".annosite-manifest.json" not in names
