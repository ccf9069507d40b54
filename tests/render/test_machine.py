"""Files for machines, of small sites: which there are, what they list, and what never stands in them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from annosite.model.config import Language, ThemeChoice
from annosite.model.site import Site
from annosite.render.pagemakers import machine
from annosite.render.pages import pages
from annosite.render.theme import load_theme
from lxml import etree

from site_models import article, correction, entity, make_site, note, person, plain_page

BASE = "https://example.org/sub/"


@pytest.fixture(scope="module")
def theme():
    return load_theme(ThemeChoice(), None).value


@pytest.fixture(scope="module")
def write(theme):
    """Every machine file of a site, by path."""

    def made(site: Site) -> Mapping[str, bytes]:
        return {
            page.path: page.write(theme, **{part.name: part.load() for part in page.parts})
            for page in pages(site)
            if page.write
        }

    return made


def site(**settings) -> Site:
    return make_site(
        [
            article("briefing", "2020-02-01", names={"ada": 2, "ghost": 1}, tags=("war",), aliases=("/old/",), notes=[note("n")], corrections=[correction("c"), correction("t", kind="typo", quote="zzz")], last_correction="2020-02-02"),
            article("hidden", "2020-02-03", names={"ada": 1}, unlisted=True, tags=("secret",), corrections=[correction("h")]),
            article("withdrawn", "2020-02-04", retracted=True),
            article("undated", ""),
            article("briefing.es", translation_of="articles/briefing.md"),
        ],
        [person("ada"), person("ghost", unlisted=True), entity("terms", "acting")],
        pages=[plain_page("about"), plain_page("lost", unlisted=True)],
        languages=(Language("es", "El sitio", "es"),),
        **settings,
    ).value  # fmt: skip


def locations(xml: bytes) -> list[str]:
    return [element.text for element in etree.fromstring(xml).iter("{*}loc")]


def test_the_sitemap_lists_what_should_be_found(write) -> None:
    found = locations(write(site())["sitemap.xml"])
    assert len(found) == len(set(found))
    for path in (
        "",
        "articles/briefing/",
        "es/articles/briefing/",
        "about/",
        "people/ada/",
        "people/",
        "tags/war/",
        "glossary/",
        "es/",
    ):
        assert BASE + path in found
    for path in ("articles/hidden/", "articles/withdrawn/", "people/ghost/", "lost/", "tags/secret/"):
        assert BASE + path not in found
    assert not [url for url in found if "/embed/" in url or "/notes/" in url or "/page/" in url]


def test_the_sitemap_dates_an_article_by_its_last_correction(write) -> None:
    entries = etree.fromstring(write(site())["sitemap.xml"])
    dates = {entry.findtext("{*}loc"): entry.findtext("{*}lastmod") for entry in entries}
    assert dates[f"{BASE}articles/briefing/"] == "2020-02-02"
    assert dates[f"{BASE}articles/undated/"] is None


def test_a_long_sitemap_is_cut_and_none_is_lost(write, monkeypatch) -> None:
    whole = locations(write(site())["sitemap.xml"])
    monkeypatch.setattr(machine, "MOST", 7)
    files = write(site())
    parts = locations(files["sitemap.xml"])
    assert parts[:2] == [f"{BASE}sitemaps/1.xml", f"{BASE}sitemaps/2.xml"]
    cut = [locations(files[url.removeprefix(BASE)]) for url in parts]
    assert max(map(len, cut)) == 7
    assert [url for part in cut for url in part] == whole


def test_without_a_base_url_there_is_nothing_that_needs_one(write) -> None:
    files = write(site(base_url=""))
    assert not [path for path in files if "feed" in path or "sitemap" in path]
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert "articles/briefing/annotations.jsonld" in files
    assert f"Sitemap: {BASE}sitemap.xml" in write(site())["robots.txt"].decode()


def test_feeds_of_the_site_its_log_its_tags_and_people_in_each_language(write) -> None:
    feeds = {path for path in write(site()) if "feed" in path}
    each = {"feed.xml", "feed.json", "corrections/feed.xml", "people/ada/feed.xml"}
    assert feeds == each | {"tags/war/feed.xml"} | {f"es/{path}" for path in each}


def entry_links(xml: bytes) -> list[str]:
    return [link.get("href") for link in etree.fromstring(xml).iterfind("{*}entry/{*}link")]


def test_feeds_hold_what_is_listed_and_dated_newest_first(write) -> None:
    files = write(site())
    assert entry_links(files["feed.xml"]) == [f"{BASE}articles/withdrawn/", f"{BASE}articles/briefing/"]
    assert [it["url"] for it in json.loads(files["feed.json"])["items"]] == entry_links(files["feed.xml"])
    assert entry_links(files["es/feed.xml"]) == [f"{BASE}es/articles/briefing/"]
    assert entry_links(files["people/ada/feed.xml"]) == [f"{BASE}articles/briefing/"]
    assert entry_links(files["corrections/feed.xml"]) == [f"{BASE}articles/briefing/#correction-c"]
    assert b"zzz" not in files["corrections/feed.xml"]
    limited = write(site(feeds_limit=1))
    assert entry_links(limited["feed.xml"]) == [f"{BASE}articles/withdrawn/"]


def test_a_correction_moves_updated(write) -> None:
    entries = etree.fromstring(write(site())["feed.xml"]).iterfind("{*}entry")
    briefing = next(entry for entry in entries if entry.findtext("{*}id").endswith("/briefing/"))
    assert briefing.findtext("{*}published") == "2020-02-01T00:00:00Z"
    assert briefing.findtext("{*}updated") == "2020-02-02T00:00:00Z"


def test_all_xml_is_valid_or_at_least_well_formed(write) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
    for path, data in write(site()).items():
        if path.endswith("feed.xml"):
            schema.assertValid(etree.fromstring(data))
        elif path.endswith(".xml"):
            etree.fromstring(data)


def policies(text: str) -> dict[str, dict[str, str]]:
    found, path = {}, ""
    for line in text.splitlines():
        if line.startswith("/"):
            path = line
        elif line.strip().startswith("Content-Security-Policy:"):
            pairs = (it.strip().partition(" ") for it in line.partition(":")[2].split(";"))
            found[path] = {name: value for name, _, value in pairs}
    return found


def test_the_policy_is_strict_and_only_embedded_pages_may_be_framed(write) -> None:
    found = policies(write(site())["_headers"].decode())
    assert found["/*"]["default-src"] == "'none'"
    assert found["/*"]["frame-ancestors"] == "'none'"
    assert {path for path, policy in found.items() if policy["frame-ancestors"] != "'none'"} == {"/*/embed/"}
    assert {path for path, policy in found.items() if "wasm-unsafe-eval" in policy["script-src"]} == {
        "/search/",
        "/es/search/",
    }
    for policy in found.values():
        assert not re.search(r"'unsafe-inline'|'unsafe-eval'|https?:", " ".join(policy.values()))


def test_old_addresses_are_redirected_by_hosts_too(write) -> None:
    assert write(site())["_redirects"].decode().splitlines() == [
        "/old/ /articles/briefing/ 301",
        "/old /articles/briefing/ 301",
    ]


def test_a_file_of_the_sites_own_stands_instead() -> None:
    own = make_site([article("a")], files=["content/static/_headers", "content/static/.nojekyll"]).value
    assert not {"_headers", ".nojekyll"} & {page.path for page in pages(own)}


def test_the_assets_are_listed_under_the_names_that_templates_use(write, theme) -> None:
    found = json.loads(write(site())["assets.json"])
    assert set(found.values()) == {asset.path for asset in theme.assets}
    assert re.fullmatch(r"static/site\.[0-9a-f]{8}\.css", found["site.css"])


def test_humans_are_told_what_is_there(write) -> None:
    text = write(site())["humans.txt"].decode()
    assert "Articles: 5" in text
    assert "/" not in text.replace("https://", "")


def test_relative_addresses_in_annotations_lead_where_they_should(write) -> None:
    files = write(site(base_url=""))
    found = json.loads(files["es/articles/briefing/annotations.jsonld"])
    assert found["id"] == "../../../es/articles/briefing/annotations.jsonld"
    assert files["articles/briefing/text.txt"].decode() == "Briefing\n\nbriefing text"
