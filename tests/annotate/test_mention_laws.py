import pickle
import unicodedata
from itertools import pairwise

import pytest
from annosite.annotate.boundary import is_grapheme_boundary
from annosite.annotate.mention import find_mentions
from annosite.annotate.names import build_names
from annosite.model.names import Mention
from hypothesis import given
from hypothesis import strategies as st
from mention_cases import CASES, glossary, read

FILES = {path.stem: read(path) for path in sorted(CASES.glob("*.txt"))}
PEOPLE = glossary(
    """
people:
  adam-schiff: {name: Adam Schiff}
  donald-trump: {name: Donald Trump, link: always}
  ann-never: {name: Ann Never, link: never}
places:
  washington: {name: Washington}
  zuerich: {name: Zürich}
terms:
  gross: {name: gros}
"""
)
NAMES = build_names(PEOPLE, "en")


def pieces():
    """Return words of the case files, names torn apart among them, and what may stand between."""
    words = {word for _, cases in FILES.values() for case in cases for word in case.plain.split()}
    return sorted(words | {"", " ", "\n\n", "’s", "-", "\u0301", "\u00ad", "🇺🇸", "ß", "."})


texts = st.lists(st.sampled_from(pieces()), max_size=25).flatmap(
    lambda words: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(words))
)


@given(texts, st.sampled_from(sorted(FILES)), st.sampled_from(["en", "de", "ja", "fr"]))
def test_mentions_stand_apart_at_boundaries_and_mean_a_name(text, which, language):
    entities, _ = FILES[which]
    names = build_names(entities, language)
    mentions = find_mentions(text, names)
    spots = [(each.start, each.end) for each in (*mentions.found, *mentions.undecided)]
    assert all(start < end for start, end in spots)
    spots.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(spots))
    assert list(mentions.found) == sorted(mentions.found, key=lambda each: each.start)
    for start, end in spots:
        assert is_grapheme_boundary(text, start)
        assert is_grapheme_boundary(text, end)
        assert "\n\n" not in text[start:end]
    for each in mentions.found:
        assert each.entity in entities.entities


@given(texts, st.sampled_from(sorted(FILES)))
def test_what_is_sent_to_a_worker_finds_the_same(text, which):
    names = build_names(FILES[which][0], "en")
    find_mentions(text, names)
    sent = pickle.loads(pickle.dumps(names))
    assert sent == names
    assert not sent.memo
    assert find_mentions(text, sent) == find_mentions(text, names)


@given(texts, st.sampled_from(sorted(FILES)))
def test_composed_and_decomposed_letters_name_the_same(text, which):
    names = build_names(FILES[which][0], "en")
    text = unicodedata.normalize("NFC", text)
    found = [each.entity for each in find_mentions(text, names).found]
    assert [each.entity for each in find_mentions(unicodedata.normalize("NFD", text), names).found] == found


@given(texts, st.sampled_from(sorted(FILES)), st.integers(0, 60), st.integers(0, 20))
def test_nothing_counts_in_closed_ranges(text, which, start, length):
    names = build_names(FILES[which][0], "en")
    mentions = find_mentions(text, names, closed=[(start, start + length), (start + 2, start + 1)])
    for each in (*mentions.found, *mentions.undecided):
        assert each.end <= start or each.start >= start + length or length == 0


def found(text, **options):
    mentions = find_mentions(text, NAMES, **options)
    return [(text[each.start : each.end], each.entity) for each in mentions.found]


def test_an_entry_decides_who_is_meant():
    text = "Schiff met the man from Washington."
    at = text.index("the man")
    fixed = [(0, 6, "adam-schiff"), (at, at + 7, "donald-trump"), (24, 34, None)]
    assert found(text, fixed=fixed) == [("Schiff", "adam-schiff"), ("the man", "donald-trump")]


def test_an_entry_names_the_person_for_what_follows():
    text = "Joe spoke. Schiff left."
    assert found(text) == []
    assert found(text, fixed=[(0, 3, "adam-schiff")]) == [("Joe", "adam-schiff"), ("Schiff", "adam-schiff")]


def test_a_longer_name_is_stronger_than_an_entry_for_its_part():
    text = "Adam Schiff, Schiff"
    assert found(text, fixed=[(5, 11, None), (13, 19, None)]) == [("Adam Schiff", "adam-schiff")]


def test_an_entry_is_stronger_than_what_it_covers():
    text = "Mayor Adam Schiff of Ohio"
    assert found(text, fixed=[(0, len(text), None)]) == []
    assert found(text, fixed=[(0, 17, "washington")]) == [("Mayor Adam Schiff", "washington")]


def test_never_is_recorded_but_quiet():
    mentions = find_mentions("Ann Never met Never.", NAMES)
    assert mentions.found == (
        Mention(0, 9, "ann-never", surname=False, quiet=True),
        Mention(14, 19, "ann-never", surname=True, quiet=True),
    )


@pytest.mark.parametrize("text", ["groß", "GROSS", "große"])
def test_half_a_letter_is_no_match(text):
    assert found(text) == []


def test_offsets_are_those_of_the_text_as_it_stands():
    text = "Zu\u0308rich  and  \u00adAdam\u00a0 Schiff, STRASSE ß gros, Washing\u00adton."
    assert found(text) == [
        ("Zu\u0308rich", "zuerich"),
        ("Adam\u00a0 Schiff", "adam-schiff"),
        ("gros", "gross"),
        ("Washing\u00adton", "washington"),
    ]


def test_the_digest_is_of_what_is_found():
    assert build_names(PEOPLE, "en").digest == NAMES.digest
    assert build_names(PEOPLE, "de").digest != NAMES.digest
    assert build_names(glossary("people: {x: {name: Adam Schiff}}"), "en").digest != NAMES.digest


def test_an_empty_glossary_finds_nothing():
    assert found_nothing(find_mentions("Adam Schiff", build_names(glossary("people: {}"), "en")))


def found_nothing(mentions):
    return not mentions.found and not mentions.undecided
