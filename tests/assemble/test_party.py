import pytest
from annosite.assemble.party import Parties, party_resolver
from annosite.model.config import Person
from annosite.model.entity import Alias, Entity, Glossary

GLOSSARY = Glossary(
    {
        entity.id: entity
        for entity in (
            Entity(
                "adam-schiff", "people", "Adam Schiff", aliases=(Alias("Rep. Schiff"), Alias("The Chair"))
            ),
            Entity("jo", "people", "Jo Doe", aliases=(Alias("J. Doe"), Alias("The Chair"))),
            Entity("john-smith-1", "people", "John Smith"),
            Entity(
                "john-smith-2", "people", "John Smith", aliases=(Alias("Adam Schiff"), Alias("Conan O’Brien"))
            ),
            Entity("the-times", "organizations", "The Times"),
        )
    }
)
AUTHORS = {"jo": Person("jo", "Jo of the desk")}


@pytest.mark.parametrize(
    ("words", "kind", "who", "name"),
    [
        ("adam-schiff", "entity", "adam-schiff", "Adam Schiff"),
        ("the-times", "entity", "the-times", "The Times"),
        ("jo", "entity", "jo", "Jo Doe"),
        ("adam-shiff", "unknown", "adam-shiff", "adam-shiff"),
        ("x-2", "unknown", "x-2", "x-2"),
        ("reuters", "words", "", "reuters"),
        ("Jean-Luc", "words", "", "Jean-Luc"),
        ("-", "words", "", "-"),
        ("Adam Schiff", "entity", "adam-schiff", "Adam Schiff"),
        ("Adam  Schiff", "entity", "adam-schiff", "Adam Schiff"),
        ("Conan O'Brien", "entity", "john-smith-2", "John Smith"),
        ("J. Doe", "entity", "jo", "Jo Doe"),
        ("John Smith", "words", "", "John Smith"),
        ("The Chair", "words", "", "The Chair"),
        ("The Times", "words", "", "The Times"),
    ],
)
def test_an_id_or_plain_words(words, kind, who, name):
    party = Parties(GLOSSARY.entities).resolve(words)
    assert (party.kind, party.id, party.name) == (kind, who, name)
    assert party_resolver(GLOSSARY)(words) == (who if kind == "entity" else "")


def test_authors_of_the_site_come_first():
    party = Parties(GLOSSARY.entities, AUTHORS).resolve("jo")
    assert (party.kind, party.name) == ("author", "Jo of the desk")
