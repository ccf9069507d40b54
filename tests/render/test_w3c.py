"""The collection of annotations, against the rules of the W3C's Web Annotation Data Model, in our own words."""

import json
import re
from urllib.parse import urljoin, urlsplit

from annosite.render.outside import Outlet, Outside
from annosite.render.w3c import AROUND, CONTEXT, annotations, around
from annosite.render.words import Words
from hypothesis import given
from hypothesis import strategies as st
from sample_annotations import ARTICLE, BODY, FILL, NAMED, TEXT, URL

BASE = "https://example.org/sub/"
WORDS = Words("en", {}, {})


def collection(root: str = BASE):
    outside = Outside(FILL, Outlet(root), WORDS, URL)
    return json.loads(annotations(ARTICLE, BODY, NAMED, outside))


def items(root: str = BASE):
    return collection(root)["first"]["items"]


def one(fragment: str):
    return next(it for it in items() if it["id"].endswith("#" + fragment))


def as_list(value):
    return value if isinstance(value, list) else [value]


def is_iri(text) -> bool:
    return isinstance(text, str) and bool(urlsplit(text).scheme) and not re.search(r"\s", text)


def test_a_collection_holds_its_one_page() -> None:
    found = collection()
    assert CONTEXT in as_list(found["@context"])
    assert found["type"] == "AnnotationCollection"
    assert is_iri(found["id"])
    page = found["first"]
    assert page["type"] == "AnnotationPage"
    assert is_iri(page["id"])
    assert page["id"] != found["id"]
    assert page["partOf"]["id"] == found["id"]
    assert page["startIndex"] == 0
    assert found["total"] == len(page["items"]) > 0
    assert found["label"] == ARTICLE.plain_title
    assert not {"next", "prev", "last"} & {*page, *found}


def test_every_annotation_has_one_id_a_type_and_a_target() -> None:
    ids = [it["id"] for it in items()]
    assert len(ids) == len(set(ids))
    for it in items():
        assert is_iri(it["id"])
        assert it["type"] == "Annotation"
        assert it["target"]
        assert "bodyValue" not in it
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", it.get("created", "2020-01-01T00:00:00Z"))


def test_bodies_are_text_or_a_resource_never_both() -> None:
    for it in items():
        for body in as_list(it.get("body", [])):
            if body.get("type") == "TextualBody":
                assert isinstance(body["value"], str)
                assert body["format"] in ("text/html", "text/plain")
                assert not {"id", "source", "items"} & set(body)
            elif body.get("type") == "SpecificResource":
                assert is_iri(body["source"])
                assert not {"value", "items"} & set(body)
            else:
                assert is_iri(body["id"])
                assert "purpose" not in body  # only a specific resource may have one


def test_targets_are_the_words_and_their_place_in_the_plain_text() -> None:
    seen = 0
    for it in items():
        for target in as_list(it["target"]):
            if isinstance(target, str):
                assert is_iri(target)
                continue
            assert target["type"] == "SpecificResource"
            selectors = {selector["type"]: selector for selector in as_list(target["selector"])}
            if target["source"].endswith("text.txt"):
                quote, place = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
                assert TEXT[place["start"] : place["end"]] == quote["exact"]
                assert TEXT[: place["start"]].endswith(quote.get("prefix", ""))
                assert TEXT[place["end"] :].startswith(quote.get("suffix", ""))
                assert target["scope"] == f"{BASE}{URL}"
                seen += 1
    assert seen >= 9


def test_motivations() -> None:
    assert one("note-which-committee")["motivation"] == "commenting"
    assert one("note-an-hour")["motivation"] == "assessing"
    assert one("correction-monday")["motivation"] == "editing"
    assert one("mention-ada-example-1")["motivation"] == "identifying"


def test_a_note_says_who_when_what_and_on_which_grounds() -> None:
    note = one("note-which-committee")
    text, about = note["body"]
    assert text["value"] == f'<p>See <a href="{BASE}organizations/committee/">it</a> &amp; <em>more</em>.</p>'
    assert text["language"] == "en"
    assert about == {
        "type": "SpecificResource",
        "source": f"{BASE}organizations/committee/",
        "purpose": "linking",
    }
    assert note["created"] == "2020-02-01T00:00:00Z"
    assert note["dcterms:date"] == "2020-02"  # the day was not said, and is not claimed
    jo, ed = note["creator"]
    assert (jo["name"], ed["name"]) == ("Jo Doe", "Ed")
    assert jo["id"].startswith("http")
    assert "id" not in ed  # the site's address would make all who have none one and the same
    citation = note["schema:citation"][0]
    assert citation["schema:identifier"] == ["act"]
    assert (citation["schema:name"], citation["annosite:at"], citation["schema:text"]) == (
        "The Act",
        "s. 4",
        "shall",
    )


def test_a_fact_check_carries_claim_and_verdict() -> None:
    check = one("note-an-hour")
    assert check["schema:claimReviewed"] == "She spoke for an hour."
    assert check["schema:itemReviewed"]["schema:author"] == {
        "id": f"{BASE}people/ada-example/",
        "name": "Ada Example",
    }
    assert check["schema:reviewRating"]["schema:ratingValue"] == 4
    assert check["schema:reviewRating"]["schema:identifier"] == "mostly-true"


def test_several_places_are_several_targets() -> None:
    assert len(one("note-twice")["target"]) == 2


def test_corrections_replace_withdraw_or_explain() -> None:
    replaced, reason = one("correction-monday")["body"]
    assert (replaced["purpose"], replaced["format"], replaced["value"]) == (
        "editing",
        "text/plain",
        "Tuesday",
    )
    assert reason["value"] == "<p>The calendar.</p>"
    assert one("correction-nobody")["body"][0]["value"] == ""
    assert one("correction-stands")["body"]["purpose"] == "commenting"
    mended = one("correction-mended")
    assert mended["annosite:published"] == "the commission"
    assert mended["annosite:supersedes"] == f"{BASE}{URL}#correction-monday"
    assert mended["target"]["selector"][0]["exact"] == "the committee"
    of_note = one("correction-of-note")["target"]
    assert (of_note["source"], of_note["selector"]["exact"]) == (f"{BASE}{URL}#note-an-hour", "Fifty")
    assert one("correction-year")["target"] == f"{BASE}{URL}"


def test_what_has_no_place_or_belongs_to_the_text_is_no_annotation() -> None:
    ids = " ".join(it["id"] for it in items())
    assert "fn-1" not in ids
    assert "lost" not in ids
    assert "gone" not in ids
    assert len([it for it in items() if it["motivation"] == "identifying"]) == 3


def test_without_a_base_url_everything_is_relative_to_the_file() -> None:
    found = collection("../../")
    here = "file:///a/articles/heard/annotations.jsonld"
    assert urljoin(here, found["id"]) == here
    assert urljoin(here, items("../../")[0]["id"]) == "file:///a/articles/heard/#note-which-committee"
    assert "example.org" not in json.dumps(found)


@given(st.text(alphabet="ab ,\n中", max_size=120), st.data())
def test_surroundings_touch_the_words_are_short_and_cut_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = around(text, start, end)
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert max(len(before), len(after)) <= AROUND
    if " " in text[max(0, start - AROUND) : start]:
        left = text[: start - len(before)]
        assert not left or not before or left[-1].isspace() or before[0].isspace()


def test_what_is_empty_is_not_said_but_for_a_replacement_by_nothing() -> None:
    def empty(value: object, way: str) -> list[str]:
        if isinstance(value, dict):
            return [it for key, inner in value.items() for it in empty(inner, f"{way}.{key}")]
        if isinstance(value, list) and value:
            return [it for inner in value for it in empty(inner, way)]
        return [way] if value in ("", [], None) else []

    assert empty(items(), "") == [".body.value"]
    assert one("correction-nobody")["body"][0]["value"] == ""
