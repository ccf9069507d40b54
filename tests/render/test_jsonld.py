"""Structured data: what each kind of page says of itself to machines."""

import json

import pytest
from annosite.model.config import Config, Publisher
from annosite.model.sheet import Fill, Head, NavLink, Sheet
from annosite.model.view import EntityIndexView, HomeView
from annosite.render.frame import Frame
from annosite.render.jsonld.page import structured_data
from annosite.render.words import Words
from msgspec.structs import replace
from sample_views import ARTICLE, ENTITY, FULL_HEAD, ITEMS, LINKS, NAMES, NOTES, PLACE, SITE, VIEWS

WORDS = Words("en", {"home": "Home", "verdict_mostly-true": "Mostly true"}, {})
CONFIG = Config("The Briefing", publisher=Publisher("The Explained Desk", "https://example.org/"))
BASE = SITE.base_url


def graph(view: object, head: Head = FULL_HEAD, site=SITE) -> list[dict]:
    text = structured_data(Frame(site, CONFIG), Sheet(site, head, view, Fill(LINKS, NAMES)), WORDS)
    return json.loads(text)["@graph"] if text else []


def things(kind: str, view: object, **more) -> list[dict]:
    return [it for it in graph(view, **more) if it["@type"] == kind]


def test_an_article_with_its_corrections_and_policy() -> None:
    (article,) = things("NewsArticle", ARTICLE)
    assert article["headline"] == ARTICLE.plain_title
    assert (article["datePublished"], article["dateModified"]) == ("2020-02-21", "2020-02-24")
    assert article["author"][1] == {
        "@type": "Person",
        "@id": f"{BASE}people/jo-doe/#entity",
        "name": "Jo Doe",
        "url": f"{BASE}people/jo-doe/",
    }
    assert article["publisher"]["correctionsPolicy"] == f"{BASE}corrections-policy/"
    corrections = article["correction"]
    assert {it["@type"] for it in corrections} == {"CorrectionComment"}
    assert corrections[0]["text"] == (
        "“Law Enforcement” → “Election-Security”. The official works in intelligence, not in law enforcement."
    )
    assert corrections[0]["url"] == f"{BASE}articles/briefing/#correction-headline"
    assert not [it for it in corrections if "teh" in it["text"]]  # typos are no news


def test_a_fact_check_with_the_sites_scale() -> None:
    (review,) = things("ClaimReview", ARTICLE)
    assert review["claimReviewed"] == NOTES[2].claim
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Mostly true",
        "ratingValue": 4,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert review["itemReviewed"]["author"]["name"] == "Shelby Pierson"


def test_a_verdict_off_the_scale_has_no_number_and_no_verdict_is_no_review() -> None:
    off = replace(ARTICLE, notes=(replace(NOTES[2], rating=None, verdict_label="Cannot be checked"),))
    (review,) = things("ClaimReview", off)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Cannot be checked"}
    assert not things("ClaimReview", replace(ARTICLE, notes=(replace(NOTES[2], verdict=""),)))


def test_a_person() -> None:
    (person,) = things("Person", ENTITY)
    assert person["name"] == "Joseph Maguire"
    assert person["alternateName"] == ["Joe Maguire", "Vice Admiral Maguire"]
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q1"]
    assert person["jobTitle"] == ["Fellow"]  # the roles that are over are not theirs any more


def test_nobody_anonymous_is_a_person() -> None:
    hidden = replace(ENTITY.entity, anonymous=True)
    assert not things("Person", replace(ENTITY, entity=hidden))
    (article,) = things("NewsArticle", replace(ARTICLE, people=(hidden,), others=()))
    assert "mentions" not in article


def test_a_place_has_its_coordinates() -> None:
    (place,) = things("Place", PLACE)
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 60.17, "longitude": 24.94}


def test_the_glossary_is_a_set_of_terms() -> None:
    view = VIEWS["glossary"][2]
    assert isinstance(view, EntityIndexView)
    (terms,) = things("DefinedTermSet", view, head=Head("Glossary", "glossary/"))
    assert terms["hasDefinedTerm"][0]["name"] == "acting official"
    assert terms["@id"] == f"{BASE}glossary/#terms"


def test_home_is_the_web_site_and_only_its_first_page_says_so() -> None:
    (site,) = things("WebSite", HomeView(ITEMS), head=Head("", ""))
    assert site["url"] == BASE
    second = VIEWS["home-2"][2]
    assert not things("WebSite", second, head=Head("", "page/2/"))


def test_breadcrumbs_count_from_one_and_take_their_words_from_the_theme() -> None:
    head = replace(
        FULL_HEAD, breadcrumbs=(NavLink("", "", word="home"), NavLink("Title", "articles/briefing/"))
    )
    (crumbs,) = things("BreadcrumbList", ARTICLE, head=head)
    assert [(it["position"], it["name"], it["item"]) for it in crumbs["itemListElement"]] == [
        (1, "Home", BASE),
        (2, "Title", f"{BASE}articles/briefing/"),
    ]


def test_nothing_in_it_can_end_the_script() -> None:
    evil = "</script><x-canary>&\u2028"
    text = structured_data(
        Frame(SITE, CONFIG), Sheet(SITE, FULL_HEAD, replace(ARTICLE, plain_title=evil)), WORDS
    )
    assert not {"<", ">", "&", "\u2028"} & set(text)
    assert json.loads(text)["@graph"][0]["headline"] == evil


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_without_a_base_url_there_are_no_addresses_of_ours(name: str) -> None:
    _, head, view = VIEWS[name]
    site = replace(SITE, base_url="")
    text = json.dumps(graph(view, head=replace(head, image=""), site=site))
    assert '"@id"' not in text
    assert "articles/briefing/" not in text


@pytest.mark.parametrize("base", ["", BASE])
@pytest.mark.parametrize("name", sorted(VIEWS))
def test_what_is_empty_is_not_said(name: str, base: str) -> None:
    def values(thing: object) -> list[object]:
        if isinstance(thing, dict) and thing:
            return [it for value in thing.values() for it in values(value)]
        if isinstance(thing, list) and thing:
            return [it for value in thing for it in values(value)]
        return [thing]

    _, head, view = VIEWS[name]
    said = [it for thing in graph(view, head=head, site=replace(SITE, base_url=base)) for it in values(thing)]
    assert not [it for it in said if it in ("", [], {}, None)]
