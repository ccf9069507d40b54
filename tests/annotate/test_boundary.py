import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from annosite.annotate.boundary import Boundaries, is_grapheme_boundary, is_word_boundary
from hypothesis import given
from hypothesis import strategies as st

CASES = Path(__file__).parent.parent / "cases" / "boundaries" / "words.txt"


def read():
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        rule, *lines = block.split("\n")
        for line in lines:
            yield pytest.param(line, id=f"{rule.removeprefix('# ')}: {line}")


@pytest.mark.parametrize("drawn", list(read()))
def test_words_end_where_the_case_says(drawn):
    text = drawn.replace("|", "")
    boundaries = Boundaries(text)
    ends = [at for at in range(len(text) + 1) if boundaries.word(at)]
    assert "|".join(text[start:end] for start, end in pairwise(ends)) == drawn


@pytest.mark.parametrize("offset", [-1, 6, 100])
def test_outside_of_the_text_there_is_none(offset):
    boundaries = Boundaries("Trump")
    assert not boundaries.word(offset)
    assert not boundaries.grapheme(offset)
    assert boundaries.word(0)
    assert boundaries.grapheme(5)


def test_between_carriage_return_and_line_feed_there_is_none():
    assert not is_word_boundary("a\r\nb", 2)
    assert is_word_boundary("a\n\nb", 2)


marked = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aeé\u0301\u0308’'lds \u200d👩👨🏽🇺🇸각\u1100\u1161\u0e31ด王क\u094dष"),
    ),
    max_size=30,
)


@given(marked)
def test_graphemes_are_those_of_a_full_segmentation(text):
    ends = {0, len(text)} | {match.end() for match in regex.finditer(r"\X", text)}
    assert {at for at in range(len(text) + 1) if is_grapheme_boundary(text, at)} == ends


@given(marked)
def test_a_word_boundary_splits_no_grapheme_and_spaces_part_words(text):
    for at in range(len(text) + 1):
        if is_word_boundary(text, at):
            assert is_grapheme_boundary(text, at)
        elif 0 < at < len(text) and (text[at - 1] == " " or text[at] == " "):
            # only a mark that stands on the space holds on to it
            assert unicodedata.category(text[at])[0] in "MCS" or not is_grapheme_boundary(text, at)


@given(marked)
def test_asking_twice_or_alone_answers_the_same(text):
    boundaries = Boundaries(text)
    first = [boundaries.word(at) for at in range(len(text) + 1)]
    assert first == [is_word_boundary(text, at) for at in range(len(text) + 1)]
    assert first == [boundaries.word(at) for at in range(len(text) + 1)]
