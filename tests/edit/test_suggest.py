from datetime import UTC, datetime

import pytest
import yaml
from annosite.base.textfile import TextFile
from annosite.edit.stub import FILE, append_stubs, stub, write_stubs
from annosite.edit.suggest import suggest
from annosite.edit.variants import KnownPeople
from annosite.model.entity import Alias, Entity, Glossary
from hypothesis import given
from hypothesis import strategies as st

KNOWN = Glossary(
    {
        each.id: each
        for each in (
            Entity("joseph-maguire", "people", "Joseph Maguire", sort_name="Maguire, Joseph"),
            Entity(
                "adam-schiff",
                "people",
                "Adam Schiff",
                sort_name="Schiff, Adam",
                aliases=(Alias("A. B. Schiff"),),
            ),
            Entity("william-smith", "people", "William Smith", sort_name="Smith, William"),
            Entity("anna-smith", "people", "Anna Smith", sort_name="Smith, Anna"),
            Entity("jose-garcia", "people", "José García", sort_name="García, José"),
            Entity("cnn", "organizations", "Cable News Network"),
        )
    }
)
WHEN = datetime(2026, 11, 23, tzinfo=UTC)


def names(markdown, glossary=KNOWN):
    return {each.name: each for each in suggest([("content/articles/a.md", markdown)], glossary)}


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A report by Robert Mueller came out.", ["Robert Mueller"]),
        ("Then *Robert* **Mueller** spoke.", ["Robert Mueller"]),
        ("[Robert Mueller](https://x.example/Some Body) spoke.", ["Robert Mueller"]),
        ("CNN’s Robert Mueller’s report", ["Robert Mueller"]),
        (
            "When Robert Mueller spoke, Former President Barack Obama left.",
            ["Barack Obama", "Robert Mueller"],
        ),
        ("They met Sen. Warren.", ["Sen. Warren"]),
        ("They met Sen. Elizabeth Warren. Later Sen. Warren left.", ["Elizabeth Warren"]),
        ("Martin Luther King, Jr., and Charles de Gaulle", ["Charles de Gaulle", "Martin Luther King, Jr."]),
        ("J. K. Rowling and John F. Kennedy", ["J. K. Rowling", "John F. Kennedy"]),
        ("He met the Vice President. Robert Mueller left.", ["Robert Mueller"]),
        ("Robert\nMueller", ["Robert Mueller"]),
        ("Conan O’Brien and Jean-Luc Picard", ["Conan O’Brien", "Jean-Luc Picard"]),
        ("Robert Mueller\n\nBarack Obama", ["Barack Obama", "Robert Mueller"]),
    ],
)
def test_names_are_found(markdown, expected):
    assert sorted(names(markdown)) == expected


@pytest.mark.parametrize(
    "markdown",
    [
        "The House Intelligence Committee met on Monday in New York City.",
        "Adam Schiff and Rep. Schiff are known; so is Cable News Network.",
        "# Robert Mueller Speaks",
        "`Robert Mueller` and https://example.org/Robert Mueller-",
        "```\nRobert Mueller\n```",
        "---\ntitle: Robert Mueller\n---\n",
        "The CNN GOP and the FBI Director",
        "It was the Chief Executive of the State Department.",
        "Yesterday. Today",
    ],
)
def test_what_is_no_unknown_person_is_left_alone(markdown):
    assert names(markdown) == {}


def test_places_are_lines_of_the_file():
    text = "---\r\ntitle: x\r\n---\r\n\r\n> ```\r\n\r\nRobert Mueller\r\n*left*. &amp;\r\n\r\nThen Robert\r\nMueller came.\r\n"
    text = text.replace("> ```\r\n", "> quoted\r\n")
    assert names(text)["Robert Mueller"].places == (
        ("content/articles/a.md", 7),
        ("content/articles/a.md", 10),
    )


def test_names_of_several_articles_come_first_then_likely_ones():
    articles = [
        ("a.md", "Zoe Zimmer met Wolf Quark, Wolf Quark and Robert Mueller."),
        ("b.md", "Zoe Zimmer met Magna Charta."),
    ]
    found = suggest(articles, KNOWN)
    assert [each.name for each in found] == ["Zoe Zimmer", "Robert Mueller", "Wolf Quark", "Magna Charta"]
    assert (found[0].articles, found[0].count) == (2, 2)
    assert [each.likely for each in found] == [True, True, False, False]


def test_a_surname_that_stands_alone_later_speaks_for_a_person():
    assert names("They met Shelby Pierson. Pierson left.")["Shelby Pierson"].likely
    assert not names("They met Shelby Pierson.")["Shelby Pierson"].likely
    assert not names("By Divine Providence; Providence is divine.")["Divine Providence"].likely


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Joe Maguire", ["joseph-maguire"]),
        ("J. Maguire", ["joseph-maguire"]),
        ("Joseph P. Maguire", ["joseph-maguire"]),
        ("Adam Shiff", ["adam-schiff"]),
        ("Bill Smith", ["william-smith"]),
        ("Billy Smith", ["william-smith"]),
        ("Jose Garcia", ["jose-garcia"]),
        ("Smith", ["anna-smith", "william-smith"]),
        ("Tobias Maguire", []),
        ("Joe Schiff", []),
        ("Robert Mueller", []),
    ],
)
def test_variants_of_known_people(name, like):
    assert list(KnownPeople(KNOWN.entities.values()).like(name)) == like


def test_the_stub_is_yaml_with_the_likely_new_ones():
    text = 'Robert Mueller, Joe Maguire, Magna Charta, Pres. "Bob" Hope and Ann O"Neill met. Ann Smith-1.'
    found = suggest([("content/articles/a.md", text)], KNOWN)
    written = stub(found)
    people = yaml.safe_load(written)["people"]
    assert people["robert-mueller"] == {"name": "Robert Mueller"}
    assert "joseph-maguire" not in people
    assert "# Joe Maguire may be joseph-maguire" in written
    assert "# perhaps a name: Magna Charta (once: content/articles/a.md:1)" in written


def test_ids_are_new():
    glossary = Glossary({"robert-mueller": Entity("robert-mueller", "places", "Mueller Field")})
    assert names("Robert Mueller", glossary)["Robert Mueller"].id == "robert-mueller-2"


def test_stubs_are_appended_to_a_file_of_their_own(tmp_path):
    first = suggest([("a.md", "Robert Mueller spoke.")], KNOWN)
    made = write_stubs(tmp_path, None, first, WHEN)
    assert made.written == (FILE,)
    before = (tmp_path / FILE).read_text(encoding="utf-8")
    edited = before + "    summary: Kept as it is.  # mine\n"
    (tmp_path / FILE).write_text(edited, encoding="utf-8")
    second = suggest([("a.md", "Barack Obama spoke.")], KNOWN)
    write_stubs(tmp_path, TextFile(FILE, edited), second, WHEN)
    after = (tmp_path / FILE).read_text(encoding="utf-8")
    assert after.startswith(edited)
    assert yaml.safe_load(after)["people"] == {
        "robert-mueller": {"name": "Robert Mueller", "summary": "Kept as it is."},
        "barack-obama": {"name": "Barack Obama"},
    }


def test_nothing_is_written_without_need_or_over_what_cannot_be_extended(tmp_path):
    unlikely = suggest([("a.md", "The Magna Charta.")], KNOWN)
    assert write_stubs(tmp_path, None, unlikely, WHEN).refusal
    found = suggest([("a.md", "Robert Mueller spoke.")], KNOWN)
    assert write_stubs(tmp_path, TextFile(FILE, "people: {}\n"), found, WHEN).refusal
    assert list(tmp_path.iterdir()) == []
    assert append_stubs(TextFile(FILE, "[1, 2]\n"), found) is None


@given(st.text(alphabet="Aab. \n*[]()`’'\"\\:#&;Éé-0", max_size=60))
def test_any_text_gives_sound_yaml(text):
    markdown = f"Robert Mueller met {text} Anna {text} Berg."
    found = suggest([("a.md", markdown)], Glossary())
    people = yaml.safe_load(stub(found))["people"]
    assert people["robert-mueller"]
    assert len(people) == sum(each.likely for each in found)
    lines = markdown.count("\n") + 1
    assert all(1 <= line <= lines for each in found for _, line in each.places)
