"""The sentence around a name."""

import pytest
from annosite.annotate.sentence import Sentences
from hypothesis import given
from hypothesis import strategies as st

CASES = [
    ("He came. *Ada* spoke. She left.", "", " spoke."),
    ("Sen. *Ada* spoke. She left.", "Sen. ", " spoke."),
    ("It was J. *Ada* of the U.S. Senate. Yes.", "It was J. ", " of the U.S. Senate."),
    ("“Go!” said *Ada*. He went.", "“Go!” said ", "."),
    ("He said: “No.” *Ada* left.", "", " left."),
    ("Growth was 3.5 percent, *Ada* said. Then no.", "Growth was 3.5 percent, ", " said."),
    ("Was it? *Ada* knew! Good.", "", " knew!"),
    ("他来了。*Ada*说话。她走了。", "", "说话。"),
    ("On Nov. 3 *Ada* won. So.", "On Nov. 3 ", " won."),
    ("It ended … and *Ada* stayed", "It ended … and ", " stayed"),
    ("A line\nbroken *Ada*\nagain. End.", "A line broken ", " again."),
]


@pytest.mark.parametrize(("marked", "before", "after"), CASES)
def test_sentence(marked: str, before: str, after: str) -> None:
    start = marked.index("*")
    end = marked.index("*", start + 1) - 1
    text = marked.replace("*", "")
    assert Sentences(text).around(start, end, (0, len(text))) == (before, after)


def test_a_long_sentence_is_cut_at_words_near_the_name() -> None:
    text = "word " * 200 + "Ada " + "more " * 200
    start = text.index("Ada")
    before, after = Sentences(text).around(start, start + 3, (0, len(text)))
    assert before.startswith("… word ")
    assert after.endswith("more …")
    assert len(before) + len(after) < 400


def test_no_sentence_leaves_its_paragraph() -> None:
    text = "First paragraph\n\nAda came\n\nLast"
    start = text.index("Ada")
    assert Sentences(text).around(start, start + 3, (start, text.index("\n\nLast"))) == ("", " came")


@given(st.text(st.sampled_from("ab é\n\t\r\v\x1c\x85\u00a0\u2003\u2028\u3000\u00ad"), max_size=12))
def test_all_white_space_is_single_spaces(words: str) -> None:
    before, after = Sentences(f"x{words}Ada{words}x").around(
        1 + len(words), 4 + len(words), (0, 5 + 2 * len(words))
    )
    even = " ".join(f"x{words}x".split())[1:-1]
    assert (before, after) == (f"x{even}", f"{even}x")
