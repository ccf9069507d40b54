"""Who stands in which list, and in which order."""

from annosite.assemble.people import members, parts
from annosite.assemble.sorting import letter_of, sort_key
from annosite.model.config import Language, NavigationItem, Person, Publisher
from annosite.model.entity import Alias, EntityWords, Role
from annosite.model.entry import Citation, Source

from site_models import article, correction, entity, make_site, note, person


def path(name: str) -> str:
    return f"content/articles/{name}.md"


def main(*args, **settings):
    return make_site(*args, **settings).value.editions[0]


def test_articles_stand_newest_first_undated_last():
    edition = main(
        [article("old", "2019"), article("none", ""), article("b", "2020-02-02"), article("a", "2020-02-02")]
    )
    assert edition.articles == (path("a"), path("b"), path("old"), path("none"))
    assert edition.neighbours[path("b")] == (path("old"), path("a"))
    assert edition.neighbours[path("a")][1] == ""


def test_what_is_unlisted_has_a_page_and_stands_in_no_list():
    site = make_site(
        [
            article("open", names={"ada": 1, "bob": 1}),
            article(
                "quiet",
                "2020-03-01",
                names={"ada": 5},
                unlisted=True,
                tags=("secret",),
                authors=("ada",),
                corrections=[correction("c1")],
                notes=[note("n1", kind="fact-check", verdict="true")],
            ),
        ],
        [person("ada"), person("bob", unlisted=True)],
    ).value
    edition = site.editions[0]
    assert edition.articles == (path("open"),)
    assert set(edition.all_articles) == {path("open"), path("quiet")}
    assert (edition.named["ada"].mentions, edition.named["ada"].wrote) == (1, ())
    assert edition.named["ada"].beside == ()
    assert edition.index["people"] == ("ada",)
    assert (edition.tags, edition.log, edition.claims) == ({}, (), ())
    assert edition.find("entity:bob") == "people/bob/"
    assert edition.find("article:" + path("quiet")) == "articles/quiet/"
    assert path("quiet") not in edition.neighbours


def test_an_entity_gathers_its_articles_and_its_company():
    edition = main(
        [
            article("one", "2020-01-01", names={"ada": 2, "bob": 1, "club": 1}),
            article("two", "2020-02-01", names={"ada": 1, "bob": 4, "recusal": 1}),
            article("three", "2020-03-01", notes=[note("n", about=("ada",))]),
            article("four", "2020-04-01", names={"nobody-known": 1}),
        ],
        [person("ada"), person("bob"), entity("organizations", "club"), entity("terms", "recusal")],
    )
    ada = edition.named["ada"]
    assert list(ada.paths) == [path("three"), path("two"), path("one")]
    assert (ada.articles, ada.mentions) == (2, 3)
    assert ada.beside == (("bob", 2), ("club", 1))
    assert "nobody-known" not in edition.named


def test_beside_keeps_the_most_frequent_and_breaks_ties_by_id():
    crowd = [f"p{n:02}" for n in range(20)]
    edition = main(
        [article("one", names=dict.fromkeys(["ada", *crowd], 1)), article("two", names={"ada": 1, "p19": 1})],
        [person("ada"), *(person(ident) for ident in crowd)],
    )
    assert [ident for ident, _ in edition.named["ada"].beside] == ["p19", *crowd[:11]]


def test_who_wrote_or_said_it():
    edition = main(
        [
            article("hers", authors=("ada-lovelace",)),
            article("speech", source=Source(authors=("Ada Lovelace",))),
            article("alias", authors=("A. Lovelace", "Ada Lovelace")),
            article("other", authors=("desk", "Somebody Else")),
        ],
        [person("ada-lovelace", aliases=(Alias("A. Lovelace"),)), person("desk")],
        authors={"desk": Person("desk", "The Desk")},
    )
    assert set(edition.named["ada-lovelace"].wrote) == {path("hers"), path("speech"), path("alias")}
    assert "desk" not in edition.named


def test_a_speaker_in_plain_words_is_who_bears_the_name():
    site = make_site(
        [
            article(
                "a",
                names={"ada": 1},
                notes=[note("n", speaker="Ada"), note("m", 2, speaker="ada"), note("o", 3, speaker="Nobody")],
            )
        ],
        [person("ada")],
    ).value
    edition = site.editions[0]
    (where,) = edition.named["ada"].paths
    row = site.directory.row(where, "ada")
    assert (row.count, row.spoke) == (1, ("m", "n"))
    assert list(edition.named) == ["ada"]


def test_log_and_fact_checks_are_newest_first():
    edition = main(
        [
            article("a", corrections=[correction("x", "2020-05-01"), correction("none", "")]),
            article("b", corrections=[correction("y", "2020-06-01"), correction("typo", kind="typo")]),
            article("c", "2020-07-01", notes=[note("f", kind="fact-check")]),
            article("d", "2019-07-01", notes=[note("g", kind="fact-check", date="2020-08-01")]),
        ]
    )
    assert [entry.id for entry in edition.log] == ["y", "x", "none"]
    assert [entry.id for entry in edition.claims] == ["g", "f"]


def test_tags_are_counted_whatever_their_case():
    edition = main(
        [article("a", "2020-02-01", tags=("Élan", "war")), article("b", "2019-02-01", tags=("élan",))]
    )
    assert list(edition.tags) == ["elan", "war"]
    assert edition.tags["elan"].name == "élan"
    assert edition.tags["elan"].articles == (path("a"), path("b"))


def test_where_sources_are_cited():
    edition = main(
        [article("a", notes=[note("n", sources=(Citation("nyt"),))]), article("b")],
        sources={"nyt": Source("nyt", "Zebra"), "cnn": Source("cnn", "Ähre")},
    )
    assert edition.cited == {"nyt": (path("a"),)}
    assert edition.bibliography == ("cnn", "nyt")


def test_indexes_are_filed_by_sort_name_and_events_by_time():
    edition = main(
        [],
        [
            person("z", "Ada Ångström"),
            person("y", "Bo Zorn"),
            person("x", "Cy Abel"),
            entity("events", "late", start="2020-05"),
            entity("events", "early", start="1914-07-28"),
            entity("events", "sometime"),
        ],
    )
    assert edition.index["people"] == ("x", "z", "y")
    assert edition.index["events"] == ("early", "late", "sometime")


def test_somebody_without_a_name_is_filed_under_the_words_that_describe_them():
    directory = make_site(
        [], [person("official", "The security official who spoke to CNN", anonymous=True)]
    ).value.directory
    assert directory.entity("official", "en").letter == "S"


def test_letters():
    assert [letter_of(name) for name in ("Élan", "Łódź", "ångström", "Йод", "7 Days", "“Quoted”", "李")] == [
        *("E", "L", "A", "Й", "#", "Q", "李")
    ]
    assert sort_key("Łódź")[0] == "lodz"
    assert sorted(["Zeta", "éclair", "Eagle"], key=sort_key) == ["Eagle", "éclair", "Zeta"]


def test_members_and_parts():
    entities = {
        it.id: it
        for it in [
            person(
                "ada",
                roles=(Role("Chair", "club", "2001"), Role("Guest", "words"), Role("Head", "club", "2010")),
            ),
            person("bob", roles=(Role("Member", "club"),)),
            person("cat", roles=(Role("Spy", "club"),), unlisted=True),
            entity("organizations", "club"),
            entity("organizations", "branch", parent="club"),
        ]
    }
    assert members(entities) == {"club": (("ada", 2), ("ada", 0), ("bob", 0))}
    assert parts(entities) == {"club": ("branch",)}


def test_an_edition_lists_its_own_articles_and_leads_its_readers_to_untranslated_ones():
    site = make_site(
        [
            article("both", "2020-01-01", names={"ada": 1}),
            article("both.es", "2020-01-02", names={"ada": 2}, translation_of="articles/both.md"),
            article("english", "2020-02-01", names={"ada": 4}),
        ],
        [
            person("ada", translations={"es": EntityWords(summary="Matemática")}),
            person("bob", summary="Only English"),
        ],
        languages=(Language("es", "El sitio", "es"),),
    ).value
    english, spanish = site.editions
    assert english.articles == (path("english"), path("both"))
    assert spanish.articles == (path("both.es"),)
    assert list(spanish.named["ada"].paths) == [path("english"), path("both.es")]
    assert list(english.named["ada"].paths) == [path("english"), path("both")]
    directory = site.directory
    assert directory.entity("ada", "es").summary == "Matemática"
    assert directory.entity("ada", "es").language == ""
    assert directory.entity("bob", "es").language == "en"
    assert directory.headline(path("english"), "es").language == "en"


def test_the_frame_names_only_lists_that_are_not_empty():
    edition = main(
        [article("a", tags=("x",))],
        [person("ada"), entity("places", "rome"), entity("events", "secret", unlisted=True)],
        navigation=(
            NavigationItem("Elsewhere", url="https://example.org/"),
            NavigationItem("Gone", page="pages/no.md"),
        ),
        publisher=Publisher(name="The Desk"),
    )
    assert [(it.title or it.word, it.url) for it in edition.site.sections] == [
        ("articles", ""),
        ("type_people", "people/"),
        ("Elsewhere", "https://example.org/"),
        ("search", "search/"),
    ]
    assert [it.url for it in edition.site.footer] == ["places/", "tags/"]
    assert [it.url for it in edition.site.feeds] == ["feed.xml", "corrections/feed.xml"]


def test_without_base_url_there_are_no_feeds():
    assert main([article("a")], base_url="").site.feeds == ()


def test_roles_of_the_date_and_of_today():
    directory = make_site(
        [],
        [
            person("ada", roles=(Role("Chair", "club", "2001", "2003"), Role("Member", "club", "2004"))),
            person(
                "bob", roles=(Role("Aide", "plain words", "2001", "2003"), Role("Chief", "", "2001", "2004"))
            ),
            entity("organizations", "club", "The Club"),
        ],
    ).value.directory
    assert directory.entity("ada", "en", "2002-01-01").role == "Chair, The Club"
    assert directory.entity("ada", "en", "2002-01-01").role_end == "2003"
    assert directory.entity("ada", "en").role == "Member, The Club"
    assert directory.entity("ada", "en").role_end == ""
    assert directory.entity("ada", "en", "").role == ""
    assert directory.entity("bob", "en", "2002").role == "Aide, plain words; Chief"
    assert directory.entity("bob", "en", "1999").role == ""


def test_digests_follow_what_is_shown_and_nothing_else():
    def keys(**changes):
        ada = person("ada", **changes)
        site = make_site([article("a", names={"ada": 1})], [ada, person("bob")]).value
        return site.directory.entity_key("ada", "en"), site.directory.entity_key("bob", "en")

    plain = keys()
    assert keys(bio="New text") == plain
    assert keys(summary="New")[0] != plain[0]
    assert keys(summary="New")[1] == plain[1]
    assert keys(roles=(Role("Chair"),))[0] != plain[0]


def test_an_organizations_name_reaches_its_members():
    def key(name: str) -> str:
        site = make_site(
            [], [person("ada", roles=(Role("Chair", "club"),)), entity("organizations", "club", name)]
        )
        return site.value.directory.entity_key("ada", "en")

    assert key("The Club") != key("The Old Club")


def test_rows_stay_as_they_were_annotated():
    site = make_site([article("a", names={"ada": 3})], [person("ada")]).value
    (where,) = site.editions[0].named["ada"].paths
    assert site.directory.row(where, "ada").first == "mention-ada-1"


def test_years_of_lives_and_of_events():
    directory = make_site(
        [],
        [
            person("living", born="1946-06-14"),
            person("dead", born="1732", died="1799-12-14"),
            person("long-dead", born="1732-02-22"),
            person("unborn", died="0044"),
            entity("events", "day", start="2018-07-16", end="2018-07-16"),
            entity("events", "war", start="1914-07", end="1918"),
            entity("organizations", "club", founded="2005"),
        ],
    ).value.directory
    assert [
        directory.entity(it, "en").dates
        for it in ("living", "dead", "long-dead", "unborn", "day", "war", "club")
    ] == [*("1946–", "1732–1799", "1732–?", "–44", "2018", "1914–1918", "2005–")]
