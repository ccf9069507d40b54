"""Laws of the search: folding maps back, and any words anchor to themselves."""

import unicodedata

from annosite.annotate.anchor import Finder, Range
from annosite.annotate.boundary import is_word_boundary
from annosite.annotate.decide import deciding
from annosite.annotate.fold import fold
from annosite.model.content import Quote
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_drawing_laws import parsed
from written import WORDS, markdown

texts = st.lists(
    st.one_of(
        st.sampled_from([*WORDS, " ", "  ", "\n\n", "­", "\u200b", "é", "각", "Å", "—", "’", "“", " ", "­ "]),
        st.text(max_size=4),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_folding_maps_back_to_where_it_came_from(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.start(at), folded.end(at + 1)
        assert 0 <= start < end <= len(text)
        assert char in fold(text[start:end]).text
        assert folded.at(start) <= at < folded.at_end(end)
    starts = [folded.start(at) for at in range(len(folded.text))]
    assert starts == sorted(starts)
    covered = {at for i in range(len(folded.text)) for at in range(folded.start(i), folded.end(i + 1))}
    left_out = "".join(text[at] for at in range(len(text)) if at not in covered)
    assert fold(left_out).text == ""


@settings(max_examples=150, deadline=None)
@given(texts)
def test_folding_again_changes_nothing_and_forms_of_unicode_do_not_matter(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded
    composed = fold(unicodedata.normalize("NFC", text)).text
    assert composed == fold(unicodedata.normalize("NFD", text)).text


@settings(max_examples=80, deadline=None)
@given(st.data(), markdown)
def test_any_words_anchor_to_themselves(data: st.DataObject, written: str) -> None:
    prose = parsed(written).prose
    folded = prose.folded.text
    edges = [at for at in range(len(folded) + 1) if is_word_boundary(folded, at)]
    low, high = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    while low < high and folded[low] == " ":
        low += 1
    while high > low and folded[high - 1] == " ":
        high -= 1
    assume(low < high)
    start, end = prose.folded.start(low), prose.folded.end(high)
    quote = Quote(prose.text[start:end], prose.text[:start], prose.text[end:])
    placing = Finder(prose).find(quote, (0, len(prose.text)))
    assert placing.trouble is None
    assert placing.ranges == (Range(start, end),)


@settings(max_examples=150, deadline=None)
@given(st.data(), markdown)
def test_what_is_said_to_decide_does(data: st.DataObject, written: str) -> None:
    prose = parsed(written).prose
    finder = Finder(prose)
    whole = (0, len(prose.text))
    words = data.draw(st.sampled_from(prose.text.split()))
    hits = finder.find(Quote(words), whole).hits
    assume(hits)
    chosen = data.draw(st.integers(0, len(hits) - 1))
    context = deciding(prose, hits, chosen)
    assume(context.prefix or context.suffix)
    found = finder.find(Quote(words, context.prefix, context.suffix), whole)
    assert [(r.start, r.end) for r in found.ranges] == [(hits[chosen].start, hits[chosen].end)]
