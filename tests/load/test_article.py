"""Front matter and the text below it."""

import pytest
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.hold import is_held
from annosite.load.page import load_page
from annosite.load.slug import MAX_SLUG, slug_of
from annosite.model.entry import Source
from hypothesis import given
from hypothesis import strategies as st
from loading import NOON, SPANISH, article, config

FULL = """---
title: "Russia Seeks: To Help"
slug: russia-seeks
date: 2020-02-21
as_of: 2020-02
updated: 2020
authors: CNN
summary: |
  One line.
  And another.
tags: [elections, 2020, elections]
language: en
unlisted: true
aliases: [old/path, /older.html]
image: photo.jpg
image_alt: A photo.
image_credit: Jo Doe
template: wide.html
translation_of: other
source:
  title: The title there
  publisher: CNN
  url: https://example.org/a
  authors: [Ann Roe, bob]
  date: 2020-02-20
  language: es
  license: CC0
  archived: https://archive.example/a
status: checked
---
The text.
"""


def test_everything() -> None:
    found = article(FULL)
    meta = found.meta
    assert meta.title == "Russia Seeks: To Help"
    assert (meta.slug, meta.date, meta.as_of, meta.updated) == (
        "russia-seeks",
        "2020-02-21",
        "2020-02",
        "2020",
    )
    assert meta.authors == ("CNN",)
    assert meta.summary == "One line.\nAnd another."
    assert meta.tags == ("elections", "2020")
    assert meta.aliases == ("/old/path", "/older.html")
    assert (meta.image, meta.image_alt, meta.image_credit) == ("photo.jpg", "A photo.", "Jo Doe")
    assert (meta.template, meta.translation_of) == ("wide.html", "articles/other.md")
    assert meta.unlisted
    assert meta.hold.status == "checked"
    assert meta.source == Source(
        title="The title there",
        publisher="CNN",
        url="https://example.org/a",
        authors=("Ann Roe", "bob"),
        date="2020-02-20",
        language="es",
        license="CC0",
        archived="https://archive.example/a",
    )
    assert meta.places["title"].line == 2
    assert meta.places["title"].excerpt == 'title: "Russia Seeks: To Help"'
    assert found.markdown == "The text.\n"


def test_only_a_title() -> None:
    found = article("---\ntitle: T\n---\n")
    meta = found.meta
    assert (meta.slug, meta.language, meta.date, meta.source, meta.summary) == ("a", "en", "", None, "")
    assert not is_held(meta.hold, NOON)
    assert found.markdown == ""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\n", "  \n\n"])
def test_the_first_line_of_the_text_is_known(ends: str, before: str) -> None:
    text = f"{before}---\ntitle: é😀\n# a comment\n---  \n\nFirst.\n\n---\n\nLast: 1.\n".replace("\n", ends)
    found = article(text)
    assert "\r" not in found.markdown
    lines = text.split(ends)
    for at, line in enumerate(found.markdown.split("\n")):
        if found.first_line + at <= len(lines):
            assert lines[found.first_line + at - 1] == line
    assert found.markdown == "\nFirst.\n\n---\n\nLast: 1.\n"
    assert found.meta.title == "é😀"


def test_a_rule_of_dashes_within_a_value_ends_no_front_matter() -> None:
    found = article("---\ntitle: T\nsummary: |\n  a\n  ---\n  b\n---\nText.\n")
    assert found.meta.summary == "a\n---\nb"
    assert found.markdown == "Text.\n"


@pytest.mark.parametrize(
    ("path", "slug", "language", "translates"),
    [
        ("content/articles/The Briefing_2.md", "the-briefing-2", "en", ""),
        ("content/articles/2020/a.es.md", "a", "es", "articles/2020/a.md"),
        ("content/articles/a.en.md", "a", "en", ""),
        ("content/articles/a.class.md", "a-class", "en", ""),
        ("content/articles/trip/index.md", "trip", "en", ""),
        ("content/articles/trip/index.es.md", "trip", "es", "articles/trip/index.md"),
        ("content/articles/index.md", "index", "en", ""),
        ("content/articles/.es.md", "es", "en", ""),
        ("content/articles/Überall & Élysée.md", "uberall-elysee", "en", ""),
        ("content/articles/日本.md", "ri-ben", "en", ""),
        ("content/articles/con.md", "con-page", "en", ""),
        (f"content/articles/{'é' * 120}.md", "e" * 80, "en", ""),
    ],
)
def test_what_the_name_of_a_file_says(path: str, slug: str, language: str, translates: str) -> None:
    meta = article("---\ntitle: T\n---\n", path).meta
    assert (meta.slug, meta.language, meta.translation_of) == (slug, language, translates)


def test_a_language_may_be_written() -> None:
    meta = article("---\ntitle: T\nlanguage: es\n---\n").meta
    assert (meta.language, meta.translation_of) == ("es", "")


def test_a_translation_names_its_original_from_where_it_stands() -> None:
    meta = article("---\ntitle: T\ntranslation_of: ../x/b.md\n---\n", "content/articles/y/a.md").meta
    assert meta.translation_of == "articles/x/b.md"


@given(st.text(max_size=200))
def test_a_slug_can_be_a_folder_anywhere(name: str) -> None:
    slug = slug_of(name)
    assert slug.isascii()
    assert len(slug) <= MAX_SLUG
    assert not slug or slug.replace("-", "").isalnum()
    assert slug == slug.lower()
    assert slug not in {"con", "nul", "aux", "prn", "com1", "lpt9"}


def test_an_embargo_is_read_in_the_time_of_the_site() -> None:
    berlin = config("title: T\ntimezone: Europe/Berlin\n")
    for written, utc in {
        "2026-11-23 18:00": "2026-11-23T17:00:00Z",
        "2026-07-01T18:00:30": "2026-07-01T16:00:30Z",
        "2026-11-23": "2026-11-22T23:00:00Z",
        "2026-11-23T18:00Z": "2026-11-23T18:00:00Z",
        "2026-11-23 18:00 +05:30": "2026-11-23T12:30:00Z",
        "2026-11-23T18:00-0800": "2026-11-24T02:00:00Z",
        "0001-01-01": "0001-01-01T00:00:00Z",
    }.items():
        assert article(f"---\ntitle: T\nembargo: {written}\n---\n", settings=berlin).meta.hold.embargo == utc


def test_what_is_held_back() -> None:
    for line, held in {
        "draft: true": True,
        "draft: no": False,
        "embargo: 2026-11-23 12:00:01": True,
        "embargo: 2026-11-23 12:00:00": False,
        "embargo: 2020-01-01": False,
        "status: draft": False,
    }.items():
        assert is_held(article(f"---\ntitle: T\n{line}\n---\n").meta.hold, NOON) is held, line


def test_a_draft_that_cannot_be_read_is_held_back() -> None:
    for line in (
        "draft: maybe",
        "embargo: tomorrow",
        "draft: [true]",
        "embargo: *now",
        "draft: &x yes",
        "drafft: true",
        "draft: no\ndraft: yes",
    ):
        checked = load_article(TextFile("content/articles/a.md", f"---\ntitle: T\n{line}\n---\n"), SPANISH)
        assert not checked.ok
        assert checked.value is not None
        assert is_held(checked.value.meta.hold, NOON), line


def test_a_bad_value_leaves_the_rest() -> None:
    text = "---\ntitle: T\ndate: never\ntags: [a, *b, c]\nauthors: Jo\n---\nText.\n"
    checked = load_article(TextFile("content/articles/a.md", text), SPANISH)
    assert [each.code for each in checked.diagnostics] == ["yaml-sign", "bad-date"]
    assert checked.value is not None
    assert (checked.value.meta.date, checked.value.meta.authors) == ("", ("Jo",))
    assert checked.value.meta.tags == ("a", "c")


def test_a_page() -> None:
    text = "---\ntitle: About\nsummary: S\naliases: /who/\ntemplate: wide\n---\nText.\n"
    page = load_page(TextFile("content/pages/about us.md", text), SPANISH).value
    assert page is not None
    assert (page.meta.slug, page.meta.summary, page.meta.aliases) == ("about-us", "S", ("/who/",))
