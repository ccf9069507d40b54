"""Laws of the whole: any article with any notes and corrections on its words."""

from collections import Counter

from annosite.annotate.article import annotate
from annosite.annotate.boundary import is_word_boundary
from annosite.annotate.names import build_names
from annosite.model.content import Anchored, ArticleFile, Correction, Meta, Note, Quote, Sidecar
from annosite.model.entity import Entity, Glossary
from article_cases import OPTIONS, config, tree
from hypothesis import given, settings
from hypothesis import strategies as st
from test_drawing_laws import parsed
from written import WORDS, markdown, plain

CONFIG = config()
NAMES = build_names(
    Glossary(
        {
            "trump": Entity("trump", "people", "Donald Trump", surname="Trump", link="always"),
            "report": Entity("report", "terms", "report"),
            "us": Entity("us", "places", "U.S."),
        }
    )
)
META = Meta("A Title of “Words”", "slug", summary="A summary, too.", language="en")


@st.composite
def quotes(draw, read, *, one_unit: bool) -> Quote | None:
    """Words of the article with all that stands before and after them."""
    prose = read.prose
    folded = prose.folded
    low, high = prose.body
    if one_unit:
        unit = draw(st.sampled_from(prose.units))
        low, high = unit.start, unit.end
    edges = [at for at in range(folded.at(low), folded.at(high) + 1) if is_word_boundary(folded.text, at)]
    start, end = sorted((draw(st.sampled_from(edges)), draw(st.sampled_from(edges))))
    while start < end and folded.text[start] == " ":
        start += 1
    while start < end and folded.text[end - 1] == " ":
        end -= 1
    if start == end:
        return None
    begin, stop = folded.start(start), folded.end(end)
    return Quote(prose.text[begin:stop], prose.text[:begin], prose.text[stop:])


@st.composite
def articles(draw) -> tuple[ArticleFile, Sidecar]:
    text = draw(markdown)
    read = parsed(text)
    file = ArticleFile("content/articles/a.md", META, text)
    notes, corrections = [], []
    for number in range(draw(st.integers(0, 4))):
        quote = draw(quotes(read, one_unit=False))
        if quote is not None:
            display = draw(st.sampled_from(["note", "note", "note", "box"]))
            notes.append(Note(f"n{number}", Anchored((quote,)), draw(plain()), display=display))
    for number in range(draw(st.integers(0, 3))):
        quote = draw(quotes(read, one_unit=True))
        if quote is None:
            continue
        target = "body"
        if quote.prefix == "" or len(quote.prefix) < 20:
            target = "title"
        elif len(quote.prefix) < read.prose.body[0]:
            target = "summary"
        new = draw(
            st.sampled_from([None, "", quote.exact + " more", "more " + quote.exact, " ".join(WORDS[:3])])
        )
        applied = bool(new) and draw(st.booleans())
        anchor = Anchored((quote,), target=target)
        if applied:
            anchor, new = Anchored((Quote(new, quote.prefix, quote.suffix),), target=target), quote.exact
        corrections.append(Correction(f"c{number}", anchor, new, "Because.", applied=applied))
    return file, Sidecar(tuple(notes), tuple(corrections))


@settings(max_examples=60, deadline=None)
@given(articles())
def test_every_annotation_is_drawn_once_or_reported(made: tuple[ArticleFile, Sidecar]) -> None:
    file, sidecar = made
    result = annotate(file, sidecar, NAMES, CONFIG, OPTIONS)
    body = result.value.body
    assert {each.code for each in result.diagnostics} <= {"corrections-overlap", "footnote-unused"}
    footnotes = [note.html for note in body.notes if note.display == "footnote"]
    page = tree("".join((body.title, body.summary, *(block.html for block in body.blocks), *footnotes)))
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    refs = Counter(element.get("data-ref").rpartition(":")[0] for element in page.iter("sup"))

    numbers = [note.number for note in body.notes if note.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    for note in body.notes:
        if note.display != "footnote":
            assert note.spots
            assert f"note-{note.id}" in ids
        assert refs[f"note:{note.id}"] == (len(note.spots) if note.number else 0)
    letters = [each.letter for each in body.corrections if each.letter]
    assert letters == [chr(ord("A") + at) for at in range(len(letters))]
    for each in body.corrections:
        assert each.unplaced == (not each.spots)
        assert refs[f"correction:{each.id}"] == (0 if each.unplaced else 1)
        assert each.unplaced or f"correction-{each.id}" in ids
    cards = [card for block in (*body.head, *body.blocks) for card in block.cards]
    assert Counter(cards) == Counter(refs.keys())
    assert set(result.value.anchors) >= {
        id_ for id_ in ids if id_.startswith(("note-", "mention-", "correction-"))
    }
    for passages in result.value.passages.values():
        for passage in passages:
            assert passage.anchor in ids
            if passage.start >= 0:
                words = " ".join(body.text[passage.start : passage.end].split())
                assert words == passage.name


@settings(max_examples=30, deadline=None)
@given(articles())
def test_the_same_article_gives_the_same_bytes(made: tuple[ArticleFile, Sidecar]) -> None:
    file, sidecar = made
    assert annotate(file, sidecar, NAMES, CONFIG, OPTIONS) == annotate(file, sidecar, NAMES, CONFIG, OPTIONS)
