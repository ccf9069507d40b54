"""Keys of pages: the same key, the same page; and an edit changes the keys of what shows it, of nothing else."""

import pytest
from annosite.model.config import Language, Permalinks, ThemeChoice
from annosite.model.entity import EntityWords, Role
from annosite.model.entry import Citation, Source
from annosite.model.page import Page
from annosite.model.site import Site
from annosite.render.artifacts import load_drawing
from annosite.render.kinds import VIEWS
from annosite.render.pages import pages
from annosite.render.theme import load_theme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_models import article, correction, entity, make_site, note, person, plain_page


def world(**changes) -> dict:
    """A small site in which everything refers to something; ``changes`` replace single values."""
    value = {
        "title": "Briefing",
        "text": "<p>One.</p>",
        "date": "2020-02-01",
        "count": 2,
        "note": "<p>A note on \x00link:entity:club\x01.</p>",
        "number": 1,
        "reason": "<p>Wrong.</p>",
        "verdict": "true",
        "ada": "Ada Lovelace",
        "ada_summary": "Analyst",
        "ada_bio": "A life.",
        "club": "The Club",
        "role_end": "2021",
        "unlisted": False,
        "author": "Jo",
        "source": "The Paper",
        "tag": "war",
        "slug": "briefing",
        "other_title": "Other",
        "other_date": "2020-01-01",
        "about": "<p>About.</p>",
        "extra": 0,
        "site_title": "The Site",
        "permalink": "/articles/{slug}/",
    }
    return value | changes


def build(world: dict) -> Site:
    briefing = article(
        "briefing",
        world["date"],
        title=world["title"],
        names={"ada": world["count"], "club": 1},
        html=world["text"],
        slug=world["slug"],
        authors=(world["author"],),
        tags=(world["tag"],),
        aliases=("/old/",),
        notes=[
            note(
                "n",
                world["number"],
                world["note"],
                about=("ada",),
                kind="fact-check",
                verdict=world["verdict"],
                speaker="Ada Lovelace",
                sources=(Citation("paper"),),
            )
        ],
        corrections=[correction("c", reason=world["reason"], entities=("ada",))],
    )
    other = article(
        "other", world["other_date"], title=world["other_title"], names={"ada": 1}, unlisted=world["unlisted"]
    )
    extra = [article(f"extra{n}", f"2018-01-0{n + 1}") for n in range(world["extra"])]
    return make_site(
        [briefing, other, article("briefing.es", translation_of="articles/briefing.md"), *extra],
        [
            person(
                "ada",
                world["ada"],
                summary=world["ada_summary"],
                bio=world["ada_bio"],
                roles=(Role("Chair", "club", "2019", world["role_end"]),),
                sources=(Citation("paper"),),
                translations={"es": EntityWords(summary="Analista")},
            ),
            entity("organizations", "club", world["club"]),
        ],
        pages=[plain_page("about", html=world["about"])],
        sources={"paper": Source("", world["source"], authors=("Ada Lovelace",))},
        languages=(Language("es", "El sitio", "es"),),
        title=world["site_title"],
        permalinks=Permalinks(article=world["permalink"]),
    ).value


CHANGES = {
    "title": "Another title",
    "text": "<p>Two.</p>",
    "date": "2019-05-01",
    "count": 3,
    "note": "<p>Another note.</p>",
    "number": 7,
    "reason": "<p>Quite wrong.</p>",
    "verdict": "false",
    "ada": "Ada King",
    "ada_summary": "Mathematician",
    "ada_bio": "Another life.",
    "club": "The Old Club",
    "role_end": "2019-06",
    "unlisted": True,
    "author": "Ada Lovelace",
    "source": "The Other Paper",
    "tag": "peace",
    "slug": "renamed",
    "other_title": "Something else",
    "other_date": "2021-01-01",
    "about": "<p>About us.</p>",
    "extra": 3,
    "site_title": "The Other Site",
    "permalink": "/{year}/{slug}/",
}


def keys(site: Site) -> dict[str, tuple]:
    return {page.path: tuple((part.name, part.digest) for part in page.parts) for page in pages(site)}


def drawn(page: Page, theme):
    """What the page will be: the sheet that its template gets, or its bytes."""
    values = load_drawing(page).values
    return page.write(theme, **values) if page.write else VIEWS[page.kind](**values)


def for_readers(paths: set[str]) -> set[str]:
    """Pages alone: feeds and machine files follow them."""
    return {path for path in paths if path.endswith(".html")}


@pytest.fixture(scope="module")
def theme():
    return load_theme(ThemeChoice(), None).value


def changed(before: Site, after: Site) -> set[str]:
    """Paths whose key differs, or that came or went."""
    old, new = keys(before), keys(after)
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.sampled_from(sorted(CHANGES)), max_size=3),
    st.sets(st.sampled_from(sorted(CHANGES)), max_size=3),
)
def test_the_same_key_is_the_same_page(theme, first, second):
    before = build(world(**{name: CHANGES[name] for name in first}))
    after = build(world(**{name: CHANGES[name] for name in second}))
    old = {page.path: page for page in pages(before)}
    for page in pages(after):
        twin = old.get(page.path)
        if twin and [(it.name, it.digest) for it in twin.parts] == [
            (it.name, it.digest) for it in page.parts
        ]:
            assert drawn(twin, theme) == drawn(page, theme), page.path


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_change_reaches_some_page(name):
    assert changed(build(world()), build(world(**{name: CHANGES[name]})))


def test_nothing_changed_changes_nothing():
    assert changed(build(world()), build(world())) == set()


def reached(name: str) -> set[str]:
    return for_readers(changed(build(world()), build(world(**{name: CHANGES[name]}))))


OWN = {
    "articles/briefing/index.html",
    "articles/briefing/embed/index.html",
    "notes/briefing/n/index.html",
}


def test_a_texts_edit_reaches_its_own_pages():
    assert reached("text") == OWN


def test_a_titles_edit_reaches_all_that_show_it():
    assert reached("title") == OWN | {
        "index.html",
        "people/index.html",  # the picture
        "people/ada/index.html",
        "organizations/club/index.html",
        "articles/other/index.html",  # its neighbour
        "tags/war/index.html",
        "corrections/index.html",
        "fact-checks/index.html",
        "sources/index.html",
        "old/index.html",
    }


def test_a_biographys_edit_reaches_the_page_that_shows_it():
    assert reached("ada_bio") == {"people/ada/index.html", "es/people/ada/index.html"}


def test_a_summarys_edit_reaches_the_cards_of_that_language():
    pages_ = reached("ada_summary")
    assert "articles/briefing/index.html" in pages_
    assert "people/index.html" in pages_
    assert "es/people/index.html" not in pages_
    assert "about/index.html" not in pages_


def test_a_moved_address_reaches_whoever_links_to_it():
    pages_ = reached("slug")
    assert {"articles/renamed/index.html", "people/ada/index.html", "articles/other/index.html"} <= pages_
    assert "about/index.html" not in pages_


def test_keys_do_not_load_what_they_describe():
    def refuse(*_: str):
        raise AssertionError("loaded")

    site = build(world())
    loaders = replace(site.load, body=refuse, passages=refuse, page=refuse, bio=refuse, data=refuse)
    assert len(pages(replace(site, load=loaders))) == len(pages(site))
