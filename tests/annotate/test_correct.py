"""What a correction changes: the smallest edit in whole words, and the corrected text."""

import pytest
from annosite.annotate.correct import Corrected, Edit, Replaced, edit, withdrawn
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("secretary of Justice", "attorney general", Edit(0, 20, "attorney general")),
        ("election security official", "election threats official", Edit(9, 17, "threats")),
        ("the report", "the report of May", Edit(10, 10, " of May")),
        ("big dog", "very big dog", Edit(0, 0, "very ", "after")),
        ("very big dog", "big dog", Edit(0, 5, "")),
        ("the report of May", "the report", Edit(10, 17, "")),
        ("the big dog", "the dog", Edit(3, 7, "")),
        ("the words", "", Edit(0, 9, "")),
        ("the same", "the same", Edit(8, 8, "")),
        ("a a", "a a a", Edit(3, 3, " a")),
        ("俄罗斯干预选举", "俄罗斯影响选举", Edit(3, 5, "影响")),
    ],
)
def test_words_shared_at_either_end_stand(old: str, new: str, expected: Edit) -> None:
    assert edit(old, new) == expected


words = st.lists(st.sampled_from(["a", "b", "c", "the", "选", "举"]), max_size=6).map(" ".join)


@given(words, words)
def test_the_edit_makes_the_new_words_of_the_old(old: str, new: str) -> None:
    what = edit(old, new)
    made = old[: what.start] + what.inserted + old[what.end :]
    assert made.split() == new.split()


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("The dog, it seems, barked.", "it seems,", "The dog, barked."),
        ("It barked loudly.", "loudly", "It barked."),
        ("Loudly it barked.", "Loudly", "it barked."),
        ("(so) it", "so", "() it"),
    ],
)
def test_withdrawn_words_leave_no_second_space(text: str, words: str, left: str) -> None:
    at = text.index(words)
    start, end = withdrawn(text, at, at + len(words), (0, len(text)))
    assert " ".join((text[:start] + text[end:]).split(" ")) == left


@given(st.text("abc ", max_size=12), st.data())
def test_the_way_to_the_corrected_text_and_back(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    changes = [
        Replaced(start, end, data.draw(st.text("XY", max_size=3)), "c")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    made = Corrected(text, changes)
    expected, done = "", 0
    for change in changes:
        expected += text[done : change.start] + change.inserted
        done = change.end
    assert made.text == expected + text[done:]
    struck = {at for change in changes for at in range(change.start, change.end)}
    for at, char in enumerate(text):
        if at not in struck:
            there = made.forward(at)
            assert made.text[there] == char
            assert made.back(there, there + 1) == (at, at + 1)
    for index, (start, end) in enumerate(made.spans):
        for at in range(start, end):
            assert made.back(at, at + 1) is None
            assert made.change_at(at, at + 1) == index
