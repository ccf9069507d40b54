"""Feeds as reader programs get them: valid, with full texts, and with notes whose links work."""

import json
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import html5lib
from annosite.model.config import ThemeChoice
from annosite.model.sheet import Fill
from annosite.render.entry import correction_html, entry_html, entry_markers
from annosite.render.feeds import Feed, Item, Writer, atom, json_feed, moment
from annosite.render.outside import Outlet, Outside
from annosite.render.theme import load_theme
from lxml import etree
from msgspec.structs import replace
from sample_views import ARTICLE, BRIEFING, CORRECTIONS, LINKS, NAMES

BASE = "https://example.org/explained/"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
ITEM = Item(
    id=f"{BASE}articles/briefing/",
    url=f"{BASE}articles/briefing/",
    title="Sentence & <sense>",
    html="<p>A &amp; B</p>",
    updated="2020-02-24T00:00:00+00:00",
    published="2020-02-21T00:00:00+00:00",
    summary="What happened.",
    writers=(Writer("Jo Doe", f"{BASE}people/jo-doe/"),),
    tags=("elections",),
)
FEED = Feed(
    "The Briefing", "One story", "en", BASE, f"{BASE}feed.xml", Writer("The Desk"), f"{BASE}logo.svg", (ITEM,)
)


def outside() -> Outside:
    words = load_theme(ThemeChoice(), None).value.words("en")
    return Outside(Fill(LINKS, NAMES), Outlet(BASE), words, BRIEFING.url, entry_markers(ARTICLE))


def content():
    return html5lib.parse(entry_html(ARTICLE, outside()), treebuilder="lxml", namespaceHTMLElements=False)


def test_atom_is_what_the_rfc_asks_for() -> None:
    SCHEMA.assertValid(etree.fromstring(atom(FEED)))


def test_atom_without_entries_or_optional_things_is_valid_too() -> None:
    SCHEMA.assertValid(etree.fromstring(atom(replace(FEED, subtitle="", icon="", items=()))))
    bare = Item(ITEM.id, ITEM.url, "A", "", ITEM.updated)
    SCHEMA.assertValid(etree.fromstring(atom(replace(FEED, items=(bare,)))))


def test_the_schema_refuses_what_the_rfc_refuses() -> None:
    for mend in ("<updated>2020-02-24</updated>", "<id>articles/</id>", ""):
        broken = atom(FEED).decode().replace(f"<updated>{ITEM.updated}</updated>", mend)
        assert not SCHEMA.validate(etree.fromstring(broken.encode()))


def test_atom_text_is_escaped_once() -> None:
    entry = etree.fromstring(atom(FEED)).find("{*}entry")
    assert entry.findtext("{*}title") == "Sentence & <sense>"
    assert entry.find("{*}content").get("type") == "html"
    assert entry.findtext("{*}content") == "<p>A &amp; B</p>"


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    older = replace(ITEM, updated="2020-02-24T01:00:00+02:00")
    assert replace(FEED, items=(older, ITEM)).updated == ITEM.updated
    assert replace(FEED, items=(ITEM, older)).updated == ITEM.updated


def test_times_are_midnight_of_the_sites_zone() -> None:
    assert moment("2020-02-21", UTC) == "2020-02-21T00:00:00Z"
    assert moment("2020-07-01", ZoneInfo("America/New_York")) == "2020-07-01T00:00:00-04:00"
    assert (
        moment("1789", ZoneInfo("America/New_York")) == "1789-01-01T00:00:00Z"
    )  # no offset in whole minutes yet


def test_json_feed_has_the_same() -> None:
    found = json.loads(json_feed(FEED))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == FEED.url
    assert found["items"][0]["content_html"] == ITEM.html
    assert found["items"][0]["authors"] == [{"name": "Jo Doe", "url": f"{BASE}people/jo-doe/"}]
    assert {key for key, value in found["items"][0].items() if not value} == set()


def test_every_marker_leads_to_its_endnote_and_back() -> None:
    page = content()
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    assert {"note-pierson-post-text", "note-fn-1-text", "correction-chair-text"} <= ids
    own = [
        link.get("href").partition("#")[2]
        for link in page.iter("a")
        if link.get("href").startswith(f"{BASE}{BRIEFING.url}#")
    ]
    assert len(own) > 10
    # The title's correction is told below, but a feed's title can hold no marker to go back to.
    assert set(own) - ids == {"correction-headline-ref"}


def test_an_entry_needs_neither_this_sites_pages_nor_its_styles() -> None:
    page = content()
    for element in page.iter():
        for name, value in element.attrib.items():
            assert name in {"href", "id", "value", "datetime", "src", "alt", "scope"}, name
            if name in ("href", "src"):
                assert value.startswith(("https:", "mailto:"))
    assert not [e for e in page.iter() if e.tag in {"button", "script", "style", "form", "input"}]


def test_an_entry_holds_all_that_the_page_says() -> None:
    text = "".join(content().getroot().itertext())
    for said in (
        "Who ran national intelligence?",
        "Mostly true",
        "This text was written for this site.",
        "chair of the House",
    ):
        assert said in text
    assert "this note’s words are gone" not in text.lower()  # unplaced: only on the page


def test_a_corrections_entry_shows_the_words_before_and_after() -> None:
    page = correction_html(CORRECTIONS[0], outside())
    assert "Assures Senior <del>Law Enforcement</del> <ins>Election-Security</ins> Official" in page
    assert "works in intelligence" in page
    assert "&lt;" not in page
