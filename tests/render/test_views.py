"""What each page shows, from a small site to the view that its template receives."""

import pytest
from annosite.model.article import Passage
from annosite.model.config import Language, Person, Publisher
from annosite.model.entity import Alias, EntityWords, Link, Role
from annosite.model.entry import Citation, Source
from annosite.model.sheet import Sheet
from annosite.render.artifacts import load_drawing
from annosite.render.frame import At
from annosite.render.head import marked_site
from annosite.render.kinds import VIEWS
from annosite.render.pages import pages
from annosite.render.views.neighbourhood import neighbourhood
from annosite.render.views.paging import pagination
from annosite.render.views.passages import mention_group
from annosite.render.views.timeline import timeline

from site_models import CONFIG, article, correction, entity, make_site, note, person, plain_page


def sheet(path: str, *args, **settings) -> Sheet:
    """The sheet of one page of a small site."""
    site = make_site(*args, **settings)
    assert site.ok, site.diagnostics
    page = {page.path: page for page in pages(site.value)}[path]
    return VIEWS[page.kind](**load_drawing(page).values)


def view(path: str, *args, **settings):
    return sheet(path, *args, **settings).view


ADA = person(
    "ada", "Ada Lovelace", summary="Wrote the first program", roles=(Role("Analyst", "club", "2019", "2021"),)
)
CLUB = entity("organizations", "club", "The Club")


# The article


def test_an_article_shows_who_is_named_with_their_role_at_its_date():
    shown = view(
        "articles/a/index.html",
        [article("a", "2020-05-01", names={"ada": 2, "club": 1, "cy": 1}, as_of="2020-01-01")],
        [ADA, CLUB, person("cy", unlisted=True)],
    )
    (ada,) = shown.people
    assert (ada.name, ada.role, ada.role_end, ada.first, ada.count) == (
        *("Ada Lovelace", "Analyst, The Club", "2021", "#mention-ada-1", 2),
    )
    assert [it.id for it in shown.others] == ["club"]


def test_an_article_shows_its_notes_and_corrections_with_all_they_refer_to():
    shown = view(
        "articles/a/index.html",
        [
            article(
                "a",
                notes=[
                    note(
                        "n",
                        about=("ada",),
                        authors=("jo", "Ann Other"),
                        speaker="Ada Lovelace",
                        kind="fact-check",
                        verdict="true",
                        sources=(
                            Citation("nyt", at="p. 3"),
                            Citation("", Source(title="Else", url="https://x.org/")),
                        ),
                        corrections=("c2",),
                    )
                ],
                corrections=[correction("c1"), correction("c2", letter="", target="note:n", spots=())],
            )
        ],
        [ADA, CLUB],
        sources={"nyt": Source("nyt", "The Paper", authors=("ada",))},
        authors={"jo": Person("jo", "Jo Doe", "https://jo.example/", "checker")},
    )
    (it,) = shown.notes
    assert it.about[0].name == "Ada Lovelace"
    assert [author.name for author in it.authors] == ["Jo Doe", "Ann Other"]
    assert it.speaker.url == "people/ada/"
    assert (it.rating, it.best, it.places, it.quote) == (2, 2, 1, "some words")
    assert (it.url, it.permalink) == ("articles/a/#note-n", "notes/a/n/")
    paper, other = it.sources
    assert (paper.at, paper.page_url, paper.authors[0].url) == ("p. 3", "sources/#source-nyt", "people/ada/")
    assert other.url == "https://x.org/"
    assert [found.url for found in it.corrections] == ["articles/a/#note-n"]
    assert [found.url for found in shown.corrections] == ["articles/a/#correction-c1", "articles/a/#note-n"]


def test_an_article_knows_its_neighbours_translations_and_addresses():
    found = sheet(
        "articles/b/index.html",
        [
            article("a", "2020-01-01"),
            article("b", "2020-02-01"),
            article("c", "2020-03-01"),
            article("b.es", translation_of="articles/b.md"),
        ],
        languages=(Language("es", "El sitio", "es"),),
        publisher=Publisher(report="mailto:desk@example.org"),
    )
    shown = found.view
    assert (shown.previous.title, shown.next.title) == ("A", "C")
    assert [(it.language, it.url) for it in shown.translations] == [("es", "es/articles/b/")]
    assert shown.text_url == "articles/b/text.txt"
    assert 'src="https://example.org/sub/articles/b/embed/"' in shown.embed_snippet
    assert shown.report_url == (
        "mailto:desk@example.org?subject=B&body=https%3A%2F%2Fexample.org%2Fsub%2Farticles%2Fb%2F"
    )
    assert shown.cite == "“B”. The Site, 2020-02-01. https://example.org/sub/articles/b/"
    assert found.head.canonical == "https://example.org/sub/articles/b/"
    assert [(it.language, it.url) for it in found.head.alternates] == [
        ("en", "https://example.org/sub/articles/b/"),
        ("es", "https://example.org/sub/es/articles/b/"),
    ]
    assert {
        it.language: it.url for it in marked_site(found.site, found.section, found.versions).languages
    } == {
        "en": "articles/b/",
        "es": "es/articles/b/",
    }


def test_a_report_address_is_filled_in():
    shown = view(
        "articles/a/index.html",
        [article("a", title="A & B")],
        publisher=Publisher(report="https://x.org/?t={title}&u={url}"),
        base_url="",
    )
    assert shown.report_url == "https://x.org/?t=A%20%26%20B&u=articles%2Fa%2F"
    assert shown.embed_snippet == ""


def test_unlisted_and_retracted_articles_stay_out_of_search_engines():
    quiet = sheet("articles/a/index.html", [article("a", unlisted=True)])
    assert (quiet.head.noindex, quiet.head.indexed, quiet.head.canonical) == (True, False, "")
    wrong = correction("c", kind="retraction", letter="", target="article", spots=(), quote="")
    gone = sheet("articles/a/index.html", [article("a", retracted=True, corrections=[wrong])])
    assert gone.head.noindex
    assert gone.view.retraction.id == "c"


def test_links_lead_where_the_reader_of_that_language_finds_them():
    html = "<a href='\x00link:file:content/pages/about.md#x\x01'></a><a href='\x00link:entity:ada\x01'>\x00name:ada\x01</a>\x00link:file:gone.md\x01"
    found = sheet(
        "es/articles/a/index.html",
        [article("a.es", html=html)],
        [person("ada", "Ada", translations={"es": EntityWords(name="Adá")})],
        pages=[plain_page("about"), plain_page("about.es")],
        languages=(Language("es", "El sitio", "es"),),
    )
    assert found.fill.links == {
        "entity:ada": "es/people/ada/",
        "file:content/pages/about.md#x": "es/about/#x",
    }
    assert found.fill.names == {"ada": "Adá"}


def test_the_embedded_article_is_the_article_without_neighbours():
    found = sheet("articles/a/embed/index.html", [article("a"), article("b")])
    assert found.view.url == "articles/a/"
    assert found.view.article.previous is None
    assert found.head.noindex
    assert found.head.path == "articles/a/embed/"


def test_a_note_has_a_page_with_the_words_around_it():
    found = sheet(
        "notes/a/n/index.html", [article("a", notes=[note("n", title="Who?"), note("m", 2)])], [ADA]
    )
    assert found.head.title == "Who?"
    assert found.view.note.id == "n"
    assert found.view.article.url == "articles/a/"


# Entities


def test_an_entity_page_pages_through_its_articles_newest_first():
    articles = [article(f"a{n}", f"2020-01-0{n}", names={"ada": n}) for n in range(1, 6)]
    first = view("people/ada/index.html", articles, [ADA, CLUB])
    assert [group.article.title for group in first.mentions] == ["A5", "A4"]
    assert (first.articles, first.total) == (5, 15)
    assert (first.pagination.pages, first.pagination.next) == (3, "people/ada/page/2/")
    assert first.mentions[0].role == "Analyst, The Club"
    assert first.mentions[0].then
    assert first.roles
    last = view("people/ada/page/3/index.html", articles, [ADA, CLUB])
    assert [group.article.title for group in last.mentions] == ["A1"]
    assert (last.roles, last.bio, last.beside) == ((), "", ())


def test_a_mention_links_to_its_words():
    passage = Passage("mention-ada-1", "It was, she said, ", "Ada-Marie", " spoke.", 10, 19)
    group = mention_group(view_item(), (passage,), None, "", then=False)
    assert group.text_links == ("articles/a/#mention-ada-1:~:text=was%2C%20she%20said%2C-,Ada%2DMarie",)
    in_note = Passage("note-n", "", "Ada", "", -1, -1, note="n")
    assert mention_group(view_item(), (in_note,), None, "", then=False).text_links == ("articles/a/#note-n",)


def view_item():
    return make_site([article("a")]).value.directory.headline("content/articles/a.md", "en")


def test_an_entity_page_gathers_notes_claims_and_corrections():
    shown = view(
        "people/ada/index.html",
        [
            article(
                "a",
                names={"ada": 1},
                notes=[
                    note("about", about=("ada",)),
                    note("claim", 2, kind="fact-check", speaker="ada"),
                    note("said", 3, speaker="ada"),
                    note("other", 4),
                ],
                corrections=[correction("c", entities=("ada",)), correction("d")],
            ),
            article("hers", authors=("Ada Lovelace",)),
        ],
        [ADA, CLUB],
    )
    assert [it.id for it in shown.notes] == ["about"]
    assert [it.id for it in shown.claims] == ["claim"]
    assert [it.id for it in shown.said] == ["said"]
    assert [it.id for it in shown.corrections] == ["c"]
    assert (shown.note_count, shown.correction_count) == (1, 1)
    assert [it.title for it in shown.wrote] == ["Hers"]
    assert shown.notes[0].permalink == "notes/a/about/"


def test_an_entity_page_shows_what_the_glossary_says():
    shown = view(
        "people/ada/index.html",
        [],
        [
            person(
                "ada",
                "Ada Lovelace",
                aliases=(Alias("Countess"), Alias("Secret", hidden=True)),
                bio="A life.",
                born="1815-12-10",
                died="1852",
                image="static/ada.png",
                image_alt="Ada",
                same_as=(Link("Wikidata", "https://www.wikidata.org/wiki/Q7259"),),
                sources=(Citation("nyt"), Citation("", Source(title="Letters"))),
            )
        ],
        files=["content/static/ada.png"],
        sources={"nyt": Source("nyt", "The Paper")},
    )
    assert shown.aliases == ("Countess",)
    assert shown.bio == "<p>A life.</p>"
    assert shown.entity.dates == "1815–1852"
    assert shown.entity.initials == "AL"
    assert (shown.image, shown.image_alt) == ("ada.png?v=c0b44e52", "Ada")
    assert shown.links[0].url.endswith("Q7259")
    assert [it.title for it in shown.sources] == ["The Paper", "Letters"]


def test_organizations_list_people_and_parts_and_places_stand_on_the_map():
    everybody = [
        ADA,
        CLUB,
        entity("organizations", "branch", parent="club"),
        entity("places", "quito", latitude=0.0, longitude=-90.0),
    ]
    club = view("organizations/club/index.html", [], everybody)
    assert [(member.id, role.title, role.start) for member, role in club.members] == [
        ("ada", "Analyst", "2019")
    ]
    assert [it.id for it in club.parts] == ["branch"]
    assert view("organizations/branch/index.html", [], everybody).parent.id == "club"
    quito = view("places/quito/index.html", [], everybody)
    assert (quito.map_x, quito.map_y) == (250, 500)


def test_unlisted_and_anonymous_entities():
    quiet = sheet("people/ada/index.html", [], [person("ada", unlisted=True)])
    assert (quiet.head.noindex, quiet.head.feeds) == (True, ())
    nobody = sheet(
        "people/official/index.html", [], [person("official", "A senior official", anonymous=True)]
    )
    assert nobody.view.entity.anonymous
    assert (nobody.view.entity.initials, nobody.head.type) == ("", "website")


def test_a_further_language_shows_its_words_and_says_where_they_are_not_its_own():
    everybody = [
        person(
            "ada", "Ada", bio="Life", summary="S", translations={"es": EntityWords(bio="Vida", summary="R")}
        ),
        person("bob", bio="Bob"),
    ]
    spanish = (Language("es", "El sitio", "es"),)
    ada = sheet("es/people/ada/index.html", [], everybody, languages=spanish)
    assert (ada.view.bio, ada.view.fallback_language, ada.head.language) == ("<p>Vida</p>", "", "es")
    bob = view("es/people/bob/index.html", [], everybody, languages=spanish)
    assert (bob.bio, bob.fallback_language) == ("<p>Bob</p>", "en")


def test_roles_stand_on_a_common_axis():
    from annosite.model.view import RoleView

    roles, axis = timeline(
        [
            RoleView("Now", start="2010-01-01", open=True),
            RoleView("Then", start="2000", end="2009"),
            RoleView("Ever"),
        ],
        2019,
    )
    assert [(role.title, role.left, role.width) for role in roles] == [
        ("Then", 0, 500),
        ("Now", 500, 500),
        ("Ever", 0, 0),
    ]
    assert axis == ((2000, 0), (2005, 250), (2010, 500), (2015, 750), (2020, 1000))
    assert timeline([RoleView("Ever")], 2019)[1] == ()


def test_neighbours_stand_on_rings():
    items = [make_site([], [person(f"p{n}")]).value.directory.entity(f"p{n}", "en") for n in range(3)]
    near, *far = neighbourhood([(items[0], 9), (items[1], 1), (items[2], 1)])
    assert (near.x, near.y) == (500, 230)
    assert all((it.x - 500) ** 2 + (it.y - 500) ** 2 > 380**2 for it in far)
    assert neighbourhood([]) == ()


# Lists


def test_home_shows_the_latest_and_says_what_was_put_right():
    articles = [
        article(
            f"a{n}", f"2020-01-0{n}", names={"ada": 1}, corrections=[correction(f"c{n}", f"2020-02-0{n}")]
        )
        for n in range(1, 4)
    ]
    first = sheet("index.html", articles, [ADA, CLUB])
    assert [it.title for it in first.view.articles] == ["A3", "A2"]
    assert [it.id for it in first.view.corrections] == ["c3", "c2", "c1"]
    assert [(it.id, it.articles, it.count) for it in first.view.people] == [("ada", 3, 3)]
    assert first.view.articles[0].minutes == 2
    assert first.head.breadcrumbs == ()
    assert marked_site(first.site, first.section, first.versions).sections[0].current
    second = sheet("page/2/index.html", articles, [ADA, CLUB])
    assert [it.title for it in second.view.articles] == ["A1"]
    assert (second.view.corrections, second.view.people) == ((), ())
    assert (second.view.pagination.previous, second.view.pagination.page) == ("", 2)


def test_an_empty_site_has_a_home_and_a_log():
    assert view("index.html").articles == ()
    assert view("corrections/index.html").days == ()
    assert "people/index.html" not in {page.path for page in pages(make_site().value)}


def test_people_are_listed_with_counts_and_pictured_over_time():
    articles = [
        article("old", "2019-01-01", names={"ada": 1, "bob": 3}),
        article("new", "2020-01-01", names={"ada": 2}),
        article("none", "2020-02-01"),
    ]
    shown = view("people/index.html", articles, [ADA, CLUB, person("bob", "Bob Zorn"), person("cy", "7of9")])
    assert [(letter, [it.id for it in items]) for letter, items in shown.letters] == [
        ("L", ["ada"]),
        ("Z", ["bob"]),
        ("#", ["cy"]),
    ]
    assert (shown.letters[0][1][0].articles, shown.letters[0][1][0].count) == (2, 3)
    assert [it.id for it in shown.matrix.people] == ["ada", "bob"]
    assert [it.title for it in shown.matrix.articles] == ["Old", "New"]
    assert shown.matrix.cells == ((0, 0, 1), (0, 1, 2), (1, 0, 3))


def test_other_lists_have_no_picture_and_events_one_group():
    shown = view(
        "events/index.html",
        [],
        [entity("events", "war", start="1914"), entity("events", "peace", start="1919")],
    )
    assert shown.letters[0][0] == ""
    assert [it.id for it in shown.letters[0][1]] == ["war", "peace"]
    assert shown.matrix is None
    glossary = sheet("glossary/index.html", [], [entity("terms", "recusal")])
    assert glossary.head.word == "glossary"


def test_tags():
    articles = [
        article(f"a{n}", f"2020-01-0{n}", tags=("war", *(["x"] if n == 1 else []))) for n in range(1, 4)
    ]
    assert [(it.title, it.url, it.count) for it in view("tags/index.html", articles).tags] == [
        ("war", "tags/war/", 3),
        ("x", "tags/x/", 1),
    ]
    war = sheet("tags/war/page/2/index.html", articles)
    assert [it.title for it in war.view.articles] == ["A1"]
    assert (war.view.pagination.total, war.view.feed_url) == (3, "tags/war/feed.xml")
    assert [link.word or link.title for link in war.head.breadcrumbs] == ["home", "tags", "war"]


def test_the_log_is_by_day_and_counts_kinds():
    articles = [
        article(
            "a", corrections=[correction("x", "2020-05-01"), correction("y", "2020-05-01", kind="update")]
        ),
        article("b", corrections=[correction("z", "2020-04-01")]),
    ]
    first = view("corrections/index.html", articles)
    assert [(day, [it.id for it in items]) for day, items in first.days] == [("2020-05-01", ["x", "y"])]
    assert (first.kinds, first.total) == ((("error", 2), ("update", 1)), 3)
    second = view("corrections/page/2/index.html", articles)
    assert second.days[0][1][0].article_title == "B"


def test_fact_checks():
    shown = view(
        "fact-checks/index.html",
        [article("a", notes=[note("f", kind="fact-check", verdict="true", speaker="ada"), note("n", 2)])],
        [ADA, CLUB],
    )
    (claim,) = shown.claims
    assert (claim.id, claim.speaker.name, claim.permalink) == ("f", "Ada Lovelace", "notes/a/f/")
    assert shown.verdicts == (("true", "", 1),)


def test_sources_say_where_they_are_cited():
    shown = view(
        "sources/index.html",
        [article("a", notes=[note("n", sources=(Citation("nyt"),))])],
        sources={"nyt": Source("", "The Paper"), "cnn": Source("", "A Channel")},
    )
    assert [(it.anchor, [found.title for found in it.cited]) for it in shown.sources] == [
        ("source-cnn", []),
        ("source-nyt", ["A"]),
    ]


# The rest


def test_plain_pages_redirects_and_the_rest():
    found = sheet("about/index.html", pages=[plain_page("about", summary="Who we are")])
    assert (found.view.html, found.view.summary, found.head.description) == (
        "<p>Plain.</p>",
        "Who we are",
        "Who we are",
    )
    moved = sheet("old/index.html", [article("a", aliases=("/old/",))])
    assert moved.view.url == "articles/a/"
    assert (moved.head.canonical, moved.head.noindex) == ("https://example.org/sub/articles/a/", True)
    gone = sheet("404.html")
    assert (gone.view.root, gone.head.noindex) == ("/sub/", True)
    assert view("404.html", base_url="").root == "/"


def test_search_leads_everywhere_without_script():
    shown = view(
        "search/index.html",
        [article("a", tags=("war",), names={"ada": 1})],
        [ADA, CLUB],
        pages=[plain_page("about")],
    )
    assert {it.url: it.count for it in shown.sections} == {
        "": 1,
        "people/": 1,
        "organizations/": 1,
        "tags/": 1,
    }
    assert [(it.title, it.url) for it in shown.letters] == [("L", "people/#letter-1")]
    assert [it.url for it in shown.tags] == ["tags/war/"]


@pytest.mark.parametrize(
    ("page", "pages_", "titles"),
    [(1, 1, []), (1, 3, ["1", "2", "3"]), (6, 12, ["1", "…", "4", "5", "6", "7", "8", "…", "12"])],
)
def test_pagination(page, pages_, titles):
    at = At("tags/x/", page=page, pages=pages_, first="tags/x/")
    assert [link.title for link in pagination(at, 100).links] == titles


def test_a_template_of_its_own():
    site = make_site([article("a", template="essay")], pages=[plain_page("about", template="bare")]).value
    templates = {page.path: page.template for page in pages(site)}
    assert templates["articles/a/index.html"] == "essay"
    assert templates["about/index.html"] == "bare"


def test_config_is_the_only_thing_of_the_site_that_views_see():
    page = next(page for page in pages(make_site([article("a")]).value) if page.kind == "article")
    assert load_drawing(page).values["frame"].config == CONFIG
