"""Every URL of a site, and what happens when two things want one."""

import pytest
from annosite.assemble.paths import fill_pattern, redirect_file
from annosite.assemble.registry import Owner, Registry
from annosite.assemble.tagslugs import tag_slug
from annosite.model.config import EntityType, Language, Permalinks
from annosite.render.pages import pages

from site_models import article, entity, make_site, note, person, plain_page


def messages(site) -> list[str]:
    return [found.message for found in site.diagnostics]


def test_each_thing_stands_where_the_format_says():
    site = make_site(
        [article("briefing", tags=("Elections", "C++"))],
        [person("ada-lovelace"), entity("terms", "recusal")],
        pages=[plain_page("about")],
        files=["content/static/logo.svg"],
    ).value
    find = site.editions[0].find
    assert find("article:content/articles/briefing.md") == "articles/briefing/"
    assert find("file:content/articles/briefing.md#part") == "articles/briefing/#part"
    assert find("page:content/pages/about.md") == "about/"
    assert find("entity:ada-lovelace") == "people/ada-lovelace/"
    assert find("entity:recusal") == "terms/recusal/"
    assert find("list:terms") == "glossary/"
    assert find("list:home") == ""
    assert find("tag:C++") == "tags/c-plus-plus/"
    assert find("asset:content/static/logo.svg") == "logo.svg?v=3a50b1f2", "a changed file is new to caches"
    assert find("file:content/articles/gone.md") is None


def test_pages_are_found_by_address_folder_and_name_without_ending():
    edition = make_site(
        [article("two/index", slug="two"), article("briefing")], [person("ada")]
    ).value.editions[0]
    assert edition.find("path:/people/ada/") == "people/ada/"
    assert edition.find("path:/people/ada#mention") == "people/ada/#mention"
    assert edition.find("path:/") == ""
    assert edition.find("path:/people/bob/") is None
    assert edition.find("file:content/articles/two") == "articles/two/"
    assert edition.find("file:content/articles/briefing#x") == "articles/briefing/#x"


def test_a_picture_stands_beside_its_article_or_among_the_static_files():
    files = ["content/articles/one.png", "content/static/two.png"]
    site = make_site(
        [article("a", image="one.png"), article("b", image="two.png"), article("c", image="no.png")],
        files=files,
    )
    assert [it.code for it in site.diagnostics] == ["no-image"]
    items = [site.value.directory.article(f"content/articles/{name}.md", "en").image for name in "abc"]
    assert [item.partition("?")[0] for item in items] == ["articles/one.png", "two.png", ""]


def test_permalinks_follow_their_patterns():
    site = make_site(
        [article("briefing", "2020-02-21")],
        [person("ada-lovelace")],
        permalinks=Permalinks("/{year}/{month}/{day}/{slug}/", "/p/{slug}/", "/who/{id}/"),
        pages=[plain_page("about")],
    ).value
    assert site.editions[0].url("article:content/articles/briefing.md") == "2020/02/21/briefing/"
    assert site.editions[0].url("page:content/pages/about.md") == "p/about/"
    assert site.editions[0].url("entity:ada-lovelace") == "who/ada-lovelace/"


def test_a_pattern_with_a_date_asks_for_one():
    site = make_site([article("briefing", "2020")], permalinks=Permalinks("/{year}/{month}/{slug}/"))
    assert [it.code for it in site.diagnostics] == ["address-needs-date"]
    assert "month" in messages(site)[0]
    assert fill_pattern("/{year}/{slug}/", "", slug="a") == ("a/", ("year",))


@pytest.mark.parametrize(
    ("things", "first", "second"),
    [
        (
            {"articles": [article("a/same"), article("b/same")]},
            "content/articles/a/same.md",
            "content/articles/b/same.md",
        ),
        ({"pages": [plain_page("people")]}, "content/pages/people.md", "the list of people"),
        ({"pages": [plain_page("tags")]}, "content/pages/tags.md", "the list of tags"),
        ({"pages": [plain_page("search")]}, "content/pages/search.md", "the list of search"),
        (
            {"files": ["content/static/robots.txt"]},
            "content/static/robots.txt",
            "a file that Annosite makes",
        ),
        (
            {"files": ["content/static/static/x.css"]},
            "content/static/static/x.css",
            "a file that Annosite makes",
        ),
        (
            {
                "articles": [article("a/index", slug="a", bundle=("content/articles/a/text.txt",))],
                "files": ["content/articles/a/text.txt"],
            },
            "content/articles/a/text.txt",
            "content/articles/a/index.md",
        ),
        (
            {"articles": [article("new", aliases=("/people/",))]},
            "the alias /people/ of content/articles/new.md",
            "the list of people",
        ),
        (
            {"articles": [article("one", tags=("C#",)), article("two", tags=("C sharp",))]},
            "the tag C# of content/articles/one.md",
            "the tag C sharp of content/articles/two.md",
        ),
        (
            {"entities": [person("ada")], "files": ["content/static/people/Ada/index.html"]},
            "ada (people)",
            "content/static/people/Ada/index.html",
        ),
        ({"files": ["content/static/people"]}, "content/static/people", "the list of people"),
        (
            {"files": ["content/static/é.txt", "content/static/e\u0301.txt"]},
            "content/static/é.txt",
            "content/static/e\u0301.txt",
        ),
    ],
)
def test_a_collision_names_both(things, first, second):
    site = make_site(**things)
    assert [it.code for it in site.diagnostics] == ["address-taken"]
    assert first in messages(site)[0]
    assert second in messages(site)[0]


def test_notes_of_two_articles_with_one_slug_clash_only_where_their_ids_are_the_same():
    pattern = Permalinks(article="/{year}/{slug}/")
    same = make_site(
        [
            article("a/week", "2019-01-01", notes=[note("x")]),
            article("b/week", "2020-01-01", notes=[note("x")]),
        ],
        permalinks=pattern,
    )
    assert "/notes/week/x" in messages(same)[0]
    other = make_site(
        [
            article("a/week", "2019-01-01", notes=[note("x")]),
            article("b/week", "2020-01-01", notes=[note("y")]),
        ],
        permalinks=pattern,
    )
    assert other.ok


def test_names_that_differ_in_case_or_composition_are_one():
    registry = Registry()
    assert registry.claim("Straße.txt", Owner("one"))
    assert not registry.claim("STRASSE.txt", Owner("two"))
    assert registry.claim("Ada/index.html", Owner("three"))
    assert not registry.claim("ada/index.html", Owner("four"))
    assert len(registry.problems()) == 2


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/2020/briefing/", "2020/briefing/index.html"),
        ("/2020/briefing", "2020/briefing/index.html"),
        ("old.html", "old.html"),
        ("/caf%C3%A9/", "café/index.html"),
        ("https://old.example.org/x", None),
        ("//host/x", None),
        ("/?p=3", None),
        ("/../up/", None),
        ("/", None),
    ],
)
def test_aliases(alias, file):
    assert redirect_file(alias) == file


def test_an_alias_leads_to_its_article_and_a_bad_one_is_told():
    site = make_site([article("new", aliases=("/old/", "/articles/new/", "/a?b"))])
    assert site.value.redirects == {"old/index.html": ("articles/new/", "content/articles/new.md")}
    assert [it.code for it in site.diagnostics] == ["address-unusable"]


@pytest.mark.parametrize(
    ("tag", "slug"),
    [
        ("Élections", "elections"),
        ("C++", "c-plus-plus"),
        ("AT&T", "at-and-t"),
        ("con", "con-tag"),
        ("выборы", "vybory"),
    ],
)
def test_tag_slugs(tag, slug):
    assert tag_slug(tag) == slug


def test_a_tag_that_ascii_cannot_spell_has_a_slug_of_its_own():
    assert tag_slug("🗳").startswith("tag-")
    assert tag_slug("🗳") != tag_slug("🦉")
    assert len(tag_slug("long " * 50)) <= 80


def test_bundles_stand_beside_their_article_and_only_used_files_are_copied():
    site = make_site(
        [
            article(
                "two/index",
                slug="two",
                bundle=("content/articles/two/img/a b.png",),
                image="img/a b.png",
            ),
            article("one", html="<img src='\x00link:asset:content/articles/used.png\x01'>"),
        ],
        [person("ada", image="entities/ada.svg")],
        files=[
            "content/articles/two/img/a b.png",
            "content/articles/used.png",
            "content/articles/unused.png",
            "content/entities/ada.svg",
        ],
    ).value
    assert list(site.files) == ["articles/two/img/a b.png", "articles/used.png", "entities/ada.svg"]
    assert (
        site.editions[0].find("asset:content/articles/two/img/a b.png")
        == "articles/two/img/a%20b.png?v=30370533"
    )


def test_a_second_language_has_a_folder_of_its_own():
    site = make_site(
        [article("briefing"), article("briefing.es", translation_of="articles/briefing.md")],
        [person("ada")],
        pages=[plain_page("about"), plain_page("about.es")],
        languages=(Language("es", "El sitio", "es"),),
    ).value
    english, spanish = site.editions
    assert spanish.url("list:home") == "es/"
    assert spanish.url("entity:ada") == "es/people/ada/"
    assert english.url("article:content/articles/briefing.es.md") == "es/articles/briefing/"
    # A link to a file leads to the reader's language, a link to an article to just that one.
    assert spanish.url("file:content/articles/briefing.md") == "es/articles/briefing/"
    assert spanish.url("article:content/articles/briefing.md") == "articles/briefing/"
    assert spanish.url("file:content/pages/about.md") == "es/about/"
    assert [(it.language, it.url) for it in site.alternates["content/articles/briefing.md"]] == [
        ("en", "articles/briefing/"),
        ("es", "es/articles/briefing/"),
    ]


def test_every_page_has_an_address_of_its_own_and_each_target_a_page():
    site = make_site(
        [
            article(
                f"a{n}", f"2020-01-0{n + 1}", names={"ada": 1, "bob": n}, tags=("x",), aliases=(f"/old{n}/",)
            )
            for n in range(5)
        ],
        [person("ada"), person("bob"), entity("ships", "hms-x"), entity("events", "war")],
        pages=[plain_page("about")],
        languages=(Language("es", "El sitio", "es"),),
        entity_types={
            **{key: EntityType(key, "", "", key) for key in ("people", "events", "terms")},
            "ships": EntityType("ships", "Ship", "Ships", "ships"),
        },
    )
    assert site.ok
    made = pages(site.value)
    paths = [page.path for page in made]
    assert len(paths) == len(set(paths))
    for edition in site.value.editions:
        for target, url in edition.urls.items():
            empty = target.startswith("list:") and target not in {"list:home", "list:people", "list:events"}
            if not empty and not target.startswith("asset:"):
                assert f"{url}index.html" in paths, target
