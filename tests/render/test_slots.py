"""Slots become links, markers and words, and links become relative."""

import pytest
from annosite.model.article import slot
from annosite.render.slots import Filling, fill, relative
from hypothesis import given
from hypothesis import strategies as st

WORDS = {"note": "Note", "correction": "Correction", "struck": 'struck "out"'}


def filling(**more) -> Filling:
    settings = {"link": lambda target: f"../{target}/", "word": WORDS.__getitem__, **more}
    return Filling(**settings)


@pytest.mark.parametrize(
    ("page", "url", "written"),
    [
        ("", "people/ada/", "./people/ada/"),
        ("", "", "./"),
        ("people/ada/", "", "../../"),
        ("people/ada/", "articles/a/#note-b", "../../articles/a/#note-b"),
        ("articles/a/", "articles/a/#note-b", "#note-b"),
        ("articles/a/", "articles/a/", "../../articles/a/"),
        ("articles/a/", "#note-b", "#note-b"),
        ("feed.xml", "articles/a/", "./articles/a/"),
        ("a/", "https://example.org/?q=1#x", "https://example.org/?q=1#x"),
        ("a/", "mailto:desk@example.org", "mailto:desk@example.org"),
        ("a/", "javascript:alert(1)", "#"),
        ("a/", "JAVASCRIPT:alert(1)", "#"),
        ("a/", "//evil.example/", "#"),
        ("a/", "data:text/html,x", "#"),
    ],
)
def test_links_are_relative_to_the_page(page, url, written):
    assert relative(page)(url) == written


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("people/ada/", "../people/ada/index.html"),
        ("people/ada/#top", "../people/ada/index.html#top"),
        ("", "../index.html"),
        ("static/site.css", "../static/site.css"),
        ("https://example.org/a/", "https://example.org/a/"),
    ],
)
def test_portable_links_name_the_file(url, written):
    assert relative("about/", portable=True)(url) == written


def test_the_page_that_stands_anywhere_links_from_the_root():
    write = relative("404.html", root="/explained/")
    assert write("people/ada/") == "/explained/people/ada/"
    assert write("") == "/explained/"


def test_html_without_slots_is_handed_on():
    assert fill("<p>plain</p>", filling()) == "<p>plain</p>"


def test_every_kind_of_slot():
    html = (
        f'<a href="{slot("link", "entity:ada")}">{slot("name", "ada")}</a>'
        f'<del data-label="{slot("word", "struck")}">x</del>{slot("ref", "note:met:1")}'
    )
    drawn = fill(html, filling(names={"ada": "Ada & Co"}, markers={"note:met": "2"}))
    assert drawn == (
        '<a href="../entity:ada/">Ada &amp; Co</a><del data-label="struck &#34;out&#34;">x</del>'
        '<span class="ref ref-note" id="note-met-ref" data-a="--note-met">'
        '<button type="button" popovertarget="note-met-card" aria-label="Note 2">2</button>'
        '<a role="doc-noteref" href="#note-met-text" aria-label="Note 2">2</a></span>'
    )


def test_further_places_have_their_own_id_and_no_card_of_their_own():
    drawn = fill(slot("ref", "correction:chair:3"), filling(markers={"correction:chair": "B"}))
    assert 'id="correction-chair-ref-3"' in drawn
    assert "data-a" not in drawn
    assert 'aria-label="Correction B"' in drawn


def test_an_id_may_hold_a_colon():
    assert 'id="note-a:b-ref"' in fill(slot("ref", "note:a:b:1"), filling(markers={"note:a:b": "1"}))


def test_markers_without_a_sign_are_not_drawn():
    assert fill(f"<p>word{slot('ref', 'note:met:1')}</p>", filling()) == "<p>word</p>"


@pytest.mark.parametrize("broken", ["a\x00link:x", "a\x00nonsense\x01", "a\x00colour:red\x01"])
def test_a_broken_slot_is_a_bug_and_says_so(broken):
    with pytest.raises(ValueError, match="slot"):
        fill(broken, filling())


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_characters="\x00\x01")), st.sampled_from(["link", "name"]))
    )
)
def test_what_is_no_slot_stays_as_it_is(pieces):
    html = "".join(text + slot(kind, "x") for text, kind in pieces)
    drawn = fill(html, filling(link=lambda _: "L", names={"x": "N"}))
    assert drawn == "".join(text + kind[0].upper() for text, kind in pieces)


@given(st.text(st.characters(exclude_characters="\x00\x01:"), min_size=1))
def test_whatever_a_slot_says_stays_inside_its_attribute(name):
    drawn = fill(f'<i title="{slot("name", "x")}">', filling(names={"x": name}))
    inside = drawn.removeprefix('<i title="').removesuffix('">')
    assert '"' not in inside
    assert "<" not in inside
