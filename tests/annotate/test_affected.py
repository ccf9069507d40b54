"""An article whose mentions a changed name may touch must be found, whatever marks stand in its file."""

import pytest
from annosite.annotate.affected import Search, forms, names_digest
from annosite.annotate.mention import find_mentions
from annosite.annotate.names import build_names
from annosite.model.entity import Alias, EntityWords, Glossary, Role
from hypothesis import given
from hypothesis import strategies as st
from mention_cases import glossary
from msgspec.structs import replace

PEOPLE = """
people:
  hillary-clinton: {name: Hillary Clinton, aliases: [HRC]}
  bill-clinton: {name: Bill Clinton, aliases: [{name: the President, from: 1993, to: 2000}]}
  al-assad: {name: Bashar al-Assad}
  jose-garcia: {name: José García}
places:
  clinton: {name: Clinton}
terms:
  filibuster: {name: filibuster, plurals: [filibusters]}
"""
ENTITIES = glossary(PEOPLE).entities
WORDS = [
    "Hillary", "Clinton", "HRC", "Bill", "the", "President", "Bashar", "al-Assad", "Assad", "José", "Garci\u0301a", "filibusters",
    "Mrs.", "and", "Tower", "Jr.", "said.", "¶", "’s", "García",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(lambda words: " ".join(words).replace("¶", "\n\n")),
    st.sampled_from(sorted(ENTITIES)),
    st.sampled_from(["gone", "never", "always", "alias", "role"]),
)
def test_what_a_change_touches_is_found(text, changed, how):
    old = ENTITIES[changed]
    new = {
        "gone": None,
        "never": replace(old, link="never"),
        "always": replace(old, link="always"),
        "alias": replace(old, aliases=(*old.aliases, Alias("Tower"))),
        "role": replace(old, roles=(Role("Tower Keeper"),)),
    }[how]
    after = {**ENTITIES, changed: new} if new else {k: v for k, v in ENTITIES.items() if k != changed}
    before_found = find_mentions(text, build_names(Glossary(ENTITIES), "en"))
    after_found = find_mentions(text, build_names(Glossary(after), "en"))
    if before_found != after_found:
        assert new is None or names_digest(new) != names_digest(old)
        assert Search({*forms(old), *(forms(new) if new else ())}).is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hillary *Clinton*",
        "Clin**ton**",
        "CLINTON",
        "[Hillary](https://x.example) [Clin](y)ton",
        "[Clin][ref]ton",
        "Clin<b>ton</b>",
        "<b>Clin</b>ton",
        "Clin\u00adton",
        "Clin&#116;on",
        "C&#x6c;inton",
        'quote: "Clin\\\n  ton"',
        'quote: "Clin\\u0074on"',
        "about: [hillary-clinton]",
        "[[hillary-clinton|she]]",
    ],
)
def test_marks_hide_no_name(text):
    assert Search(forms(ENTITIES["hillary-clinton"])).is_in(text)


@pytest.mark.parametrize(
    "text", ["", "Nobody was *there*.", "[A link](https://x.example/a_b) and more.", "A &amp; B [^1]"]
)
def test_other_texts_are_left_alone(text):
    assert not Search(forms(ENTITIES["hillary-clinton"])).is_in(text)


def test_nothing_sought_nothing_found():
    assert not Search(()).is_in("Hillary Clinton")


def test_names_in_other_languages_count():
    entity = replace(ENTITIES["jose-garcia"], translations={"en": EntityWords(name="Joseph Garfield")})
    assert Search(forms(entity)).is_in("garfield")
    assert Search(forms(entity)).is_in("GARCÍA")
    assert names_digest(entity) != names_digest(ENTITIES["jose-garcia"])


def test_the_digest_is_of_what_matters_only():
    entity = ENTITIES["hillary-clinton"]
    assert names_digest(entity) == names_digest(replace(entity, summary="other", bio="other", born="1947"))
    assert names_digest(entity) != names_digest(replace(entity, sort_name="Rodham, Hillary"))
