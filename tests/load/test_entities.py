"""The glossary: types, names, dates, fragments, overlays, pictures."""

from datetime import UTC, datetime

from annosite.base.textfile import TextFile
from annosite.load.entities import load_entities, merge
from annosite.load.sources import load_sources
from annosite.model.config import Options
from annosite.model.entity import Alias, Entity, Link
from annosite.model.pictures import locate
from loading import DRAFTS, NOON, SPANISH, config, glossary, sound

FULL = """
people:
  adam-schiff:
    name: Adam Schiff
    sort_name: "Schiff, Adam"
    aliases: [Rep. Schiff, {name: A. Schiff, from: 2001, to: 2024, hidden: true}]
    summary: One line.
    bio: |
      Markdown.
    roles:
      - {title: Chair, organization: house-intelligence-committee, from: 2019-01-03, to: 2023-01-03}
      - title: Senator
    born: 1960-06-22
    died: 2050
    image: schiff.jpg
    image_alt: Schiff.
    image_credit: House
    same_as: {wikidata: Q350843, isni: 0000 0001 2103 2683, wikipedia: https://en.wikipedia.org/wiki/Adam_Schiff}
    sources: [a, https://example.org]
    link: always
    unlisted: true
    anonymous: no
    status: ok
organizations:
  house: {name: The House, parent: congress, founded: 1789, dissolved: 2100}
places:
  dc: {name: Washington, latitude: 38.9, longitude: -77}
events:
  summit: {name: Helsinki summit, from: 2018-07-16, to: 2018-07-16}
terms:
  dni: {name: Director, plurals: [directors, Directors of National Intelligence]}
"""


def test_everything() -> None:
    found = glossary(e=FULL).entities
    assert list(found) == ["adam-schiff", "dc", "dni", "house", "summit"]
    schiff = found["adam-schiff"]
    assert (schiff.type, schiff.name, schiff.sort_name, schiff.surname) == (
        "people",
        "Adam Schiff",
        "Schiff, Adam",
        "Schiff",
    )
    assert schiff.aliases == (Alias("Rep. Schiff"), Alias("A. Schiff", "2001", "2024", hidden=True))
    assert schiff.bio == "Markdown.\n"
    role = schiff.roles[0]
    assert (role.title, role.organization, role.start, role.end) == (
        "Chair",
        "house-intelligence-committee",
        "2019-01-03",
        "2023-01-03",
    )
    assert role.place is not None
    assert role.place.line == 11
    assert (schiff.born, schiff.died, schiff.image) == ("1960-06-22", "2050", "schiff.jpg")
    assert schiff.same_as == (
        Link("wikidata", "https://www.wikidata.org/wiki/Q350843"),
        Link("isni", "https://isni.org/isni/0000000121032683"),
        Link("wikipedia", "https://en.wikipedia.org/wiki/Adam_Schiff"),
    )
    assert [one.id or (one.source and one.source.url) for one in schiff.sources] == [
        "a",
        "https://example.org",
    ]
    assert (schiff.link, schiff.unlisted, schiff.anonymous) == ("always", True, False)
    assert schiff.places["born"].excerpt == "    born: 1960-06-22"
    assert (found["house"].parent, found["house"].founded, found["house"].sort_name) == (
        "congress",
        "1789",
        "House, The",
    )
    assert (found["dc"].latitude, found["dc"].longitude) == (38.9, -77.0)
    assert (found["summit"].start, found["summit"].end) == ("2018-07-16", "2018-07-16")
    assert found["dni"].plurals == ("directors", "Directors of National Intelligence")
    assert found["dni"].surname == ""


def test_a_sort_name_is_derived_or_decides() -> None:
    found = glossary(
        e="people:\n  a: {name: Martin Luther King Jr.}\n  b: {name: Cher}\n  c: {name: Xi Jinping, sort_name: 'Xi, Jinping'}\n"
        "  d: {name: Martin Van Buren, sort_name: 'Van Buren, Martin'}\n"
    ).entities
    assert [found[id_].sort_name for id_ in "abcd"] == [
        "King, Martin Luther, Jr.",
        "Cher",
        "Xi, Jinping",
        "Van Buren, Martin",
    ]
    assert [found[id_].surname for id_ in "abcd"] == ["King", "", "Xi", "Van Buren"]


def test_types_of_the_site() -> None:
    settings = config("title: T\nentity_types: {ship: {path: ships}}\n")
    found = glossary(
        settings=settings, e="ships:\n  titanic: {name: Titanic, from: 1912-04-10, parent: white-star}\n"
    ).entities
    assert (found["titanic"].type, found["titanic"].start, found["titanic"].parent) == (
        "ships",
        "1912-04-10",
        "white-star",
    )


def test_one_id_in_two_files_is_one_entity() -> None:
    found = glossary(
        a="people:\n  x: {summary: S, aliases: [Jo, {name: J}], sources: [a], same_as: {viaf: '7'}}\n",
        b="people:\n  x: {name: Jo Doe, aliases: [J, Joe], sources: [a, b], roles: [{title: Chair}], bio: B, same_as: {gnd: 118540238}}\n",
        c="people:\n  x: {name: Jo Doe, roles: [{title: Chair}, {title: Vice}]}\n",
    ).entities["x"]
    assert (found.name, found.summary, found.surname) == ("Jo Doe", "S", "Doe")
    assert [alias.name for alias in found.aliases] == ["Jo", "J", "Joe"]
    assert [one.id for one in found.sources] == ["a", "b"]
    assert [role.title for role in found.roles] == ["Chair", "Vice"]
    assert [link.name for link in found.same_as] == ["viaf", "gnd"]
    assert found.bio_places.keys() == {""}
    assert found.bio_places[""].path == "content/entities/b.yaml"
    assert found.places["summary"].path == "content/entities/a.yaml"


def test_a_later_file_may_say_where_an_event_lies_in_time() -> None:
    found = glossary(
        a="events:\n  x: {name: X}\n", b="events:\n  x: {from: 2018, to: 2019, link: never}\n"
    ).entities["x"]
    assert (found.start, found.end, found.link) == ("2018", "2019", "never")


def test_the_first_of_two_contradicting_files_stands() -> None:
    files = [
        TextFile("content/entities/a.yaml", "people:\n  x: {name: A, unlisted: true}\n"),
        TextFile("content/entities/b.yaml", "people:\n  x: {name: B, unlisted: no}\n"),
    ]
    entities = [one for file in files for one in sound(load_entities(file, SPANISH, NOON))]
    checked = merge(entities, SPANISH, NOON)
    assert [each.code for each in checked.diagnostics] == ["entity-conflict", "entity-conflict"]
    assert checked.value.entities["x"].name == "A"
    assert checked.value.entities["x"].unlisted


HELD = "people:\n  a: {name: A, draft: true}\n  b: {name: B, embargo: 2026-12-01}\n  c: {name: C, embargo: 2026-11-01}\n"


def test_held_back() -> None:
    found = glossary(e=HELD, e_es="people:\n  a: {summary: S}\n")
    assert list(found.entities) == ["c"]
    assert (found.held, found.next_release) == (2, "2026-12-01T00:00:00Z")
    assert list(glossary(options=DRAFTS, e=HELD).entities) == ["a", "b", "c"]
    later = Options(clock=datetime(2026, 12, 2, tzinfo=UTC))
    assert list(glossary(options=later, e=HELD).entities) == ["b", "c"]


def test_a_held_back_fragment_adds_nothing() -> None:
    found = glossary(a="people:\n  x: {name: A}\n", b="people:\n  x: {summary: secret, draft: true}\n")
    assert found.entities["x"].summary == ""
    assert found.held == 1


def test_overlays() -> None:
    found = glossary(
        e="people:\n  a: {name: Joan of Arc, summary: S, roles: [{title: Leader, from: 1429}]}\nterms:\n  t: {name: acting}\n",
        e_es="people:\n  a: {name: Juana de Arco, roles: [Líder], aliases: La Doncella}\n",
        more_es="people:\n  a: {summary: R}\nterms:\n  t: {name: en funciones, plurals: [x], bio: B}\n",
    ).entities
    words = found["a"].translations["es"]
    assert (words.name, words.summary, words.role_titles) == ("Juana de Arco", "R", ("Líder",))
    assert [alias.name for alias in words.aliases] == ["La Doncella"]
    assert words.sort_name.endswith("Juana") or words.sort_name == "Juana de Arco"
    assert found["t"].translations["es"].plurals == ("x",)
    assert found["a"].name == "Joan of Arc"


def test_a_word_that_is_no_language_makes_no_overlay() -> None:
    found = glossary(people_staff="people:\n  a: {name: A}\n", people_en="people:\n  b: {name: B}\n")
    assert list(found.entities) == ["a", "b"]


def test_a_bad_value_leaves_the_rest_of_an_entity() -> None:
    file = TextFile("content/entities/e.yaml", "people:\n  a: {name: A, born: once, died: 2000, link: *x}\n")
    checked = load_entities(file, SPANISH, NOON)
    assert [each.code for each in checked.diagnostics] == ["yaml-sign", "bad-date"]
    assert (checked.value[0].born, checked.value[0].died) == ("", "2000")


def test_pictures_are_sought_beside_the_file_then_in_static() -> None:
    files = {
        "content/entities/a.jpg",
        "content/static/a.jpg",
        "content/static/p/b.jpg",
        "content/other.jpg",
        "secret.jpg",
    }
    owner = "content/entities/people.yaml"
    assert locate("a.jpg", owner, files) == "entities/a.jpg"
    assert locate("./a.jpg", owner, files) == "entities/a.jpg"
    assert locate("/a.jpg", owner, files) == "static/a.jpg"
    assert locate("static/a.jpg", owner, files) == "static/a.jpg"
    assert locate("p/b.jpg", owner, files) == "static/p/b.jpg"
    assert locate("../other.jpg", owner, files) == "other.jpg"
    assert locate("A.jpg", owner, files) == ""
    assert locate("../../secret.jpg", owner, files) == ""
    assert locate("../../../../content/static/a.jpg", owner, files) == ""


def test_a_picture_that_is_not_found_is_left_out() -> None:
    entity = sound(
        load_entities(
            TextFile("content/entities/e.yaml", "people:\n  a: {name: A, image: a.jpg}\n"), SPANISH, NOON
        )
    )
    assert (
        merge(entity, SPANISH, NOON, (), {"content/static/a.jpg"}).value.entities["a"].image == "static/a.jpg"
    )
    checked = merge(entity, SPANISH, NOON, (), set())
    assert [each.code for each in checked.diagnostics] == ["no-image"]
    assert checked.value.entities["a"].image == ""


def test_sources() -> None:
    text = "a-1: {title: T, url: https://example.org, authors: [x, Y Z], date: 2019-08, accessed: 2020, doi: 10.1/2, isbn: 978-0, type: book, at: p. 1, quote: Q, archived: https://example.org/b, publisher: P}\nb: {url: ../x}\n"
    found = sound(load_sources(TextFile("content/sources.yaml", text), SPANISH))
    assert list(found) == ["a-1", "b"]
    assert found["a-1"].authors == ("x", "Y Z")
    assert (found["a-1"].doi, found["a-1"].isbn, found["a-1"].date) == ("10.1/2", "978-0", "2019-08")


def test_a_large_glossary_is_read_in_one_go() -> None:
    text = "people:\n" + "".join(f"  p-{n}:\n    name: Person {n}\n    born: 1900\n" for n in range(5_000))
    found = glossary(e=text).entities
    assert len(found) == 5_000
    assert isinstance(found["p-4999"], Entity)
