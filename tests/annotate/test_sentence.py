"""The sentence around a name."""

import pytest
from annosite.annotate.sentence import Sentences

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
