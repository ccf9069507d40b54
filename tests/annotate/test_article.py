"""What others learn of an article: its card, rows, passages, references, blocks."""

from annosite.model.article import Article, slot
from article_cases import ARTICLE, NOTES, annotated

SOURCE = """\
---
title: Law Enforcement Speaks
date: 2020-02-21
source: {publisher: CNN, date: 2020-02-20}
authors: [Jo Doe]
---

Ada Lovelace spoke of *two engines* in May. Nobody heard her.[^1]

## Later

Then Lovelace left; [see](other.md#x) ![](photo.jpg)

[^1]: Says *who*? Charles Babbage does.
"""

SIDE = """\
notes:
  - id: engines
    quote: "two engines"
    text: "Charles Babbage built them, and [[ada-lovelace]] wrote."
    about: [charles-babbage]
    sources: [known-source]
  - id: claimed
    quote: "Nobody heard"
    kind: fact-check
    verdict: "false"
    speaker: ada-lovelace
    text: "They did."
    date: 2020-03-01
  - id: who-says
    quote: "Says who"
    text: "He."
  - id: all-of-it
    text: "On the whole."
    display: top
corrections:
  - {id: office, in: title, quote: "Law Enforcement", replacement: "Election Security", reason: "[r](note.md)", date: 2020-02-22}
  - {id: month, quote: "in May", replacement: "in June", applied: false, reason: "Wrong.", date: 2020-02-24}
  - {id: slip, quote: "left", replacement: "went", kind: typo, reason: "Slip.", date: 2020-02-25}
entities:
  people:
    ada-lovelace: {name: Ada Lovelace}
    charles-babbage: {name: Charles Babbage}
"""


def article() -> Article:
    result = annotated(SOURCE, SIDE)
    assert not result.diagnostics, result.diagnostics
    return result.value


def test_the_card() -> None:
    card = article().card
    assert card.title == "Election Security Speaks"
    assert card.published_title == "Law Enforcement Speaks"
    assert card.summary == "Ada Lovelace spoke of two engines in June. Nobody heard her."
    assert card.as_of == "2020-02-20"
    assert (card.notes, card.people) == (4, 2)
    assert [each.id for each in card.corrections] == ["office", "month"]
    assert card.last_correction == "2020-02-24"
    assert [(each.id, each.verdict, each.speaker) for each in card.claims] == [
        ("claimed", "false", "ada-lovelace")
    ]


def test_an_applied_title_was_published_with_the_old_words() -> None:
    notes = 'corrections:\n  - {in: title, quote: "Old", replacement: "New", applied: true, reason: x}\n'
    card = annotated("---\ntitle: The New Title\n---\n\nText.", notes).value.card
    assert (card.title, card.published_title) == ("The New Title", "The Old Title")


def test_the_rows_and_their_passages() -> None:
    made = article()
    ada, charles = made.rows
    assert (ada.entity, ada.count, ada.first, ada.spoke) == (
        "ada-lovelace",
        2,
        "mention-ada-lovelace-1",
        ("claimed",),
    )
    assert (charles.entity, charles.count, charles.about) == ("charles-babbage", 1, ("engines",))
    assert [(p.before, p.name, p.after, p.note, p.section) for p in made.passages["ada-lovelace"]] == [
        ("", "Ada Lovelace", " spoke of two engines in June.", "", ""),
        ("Then ", "Lovelace", " went; see", "", "Later"),
        ("Charles Babbage built them, and ", "Ada Lovelace", " wrote.", "engines", ""),
    ]


def test_a_row_s_digest_changes_with_what_its_page_shows_and_with_nothing_else() -> None:
    before = {row.entity: row.digest for row in article().rows}
    other = annotated(SOURCE, SIDE.replace('text: "He."', 'text: "She."')).value
    assert {row.entity: row.digest for row in other.rows} == before
    moved = annotated(SOURCE, SIDE.replace('text: "They did."', 'text: "They did not."')).value
    after = {row.entity: row.digest for row in moved.rows}
    assert after["ada-lovelace"] != before["ada-lovelace"]
    assert after["charles-babbage"] == before["charles-babbage"]


def test_references_say_where_they_stand() -> None:
    found = {(each.kind, each.target): each.place for each in article().references}
    assert found[("source", "known-source")].path == NOTES
    assert found[("entity", "charles-babbage")].path == NOTES
    assert found[("party", "ada-lovelace")].path == NOTES
    link = found[("link", "file:content/articles/other.md#x")]
    assert (link.path, link.line, link.excerpt[:4]) == (ARTICLE, 12, "Then")
    assert ("link", "file:content/articles/note.md") in found
    assert found[("bare-image", "photo.jpg")].line == 12
    assert ("asset", "asset:content/articles/photo.jpg") in found
    assert ("party", "Jo Doe") in found


def test_cards_stand_before_the_block_of_their_first_marker() -> None:
    body = article().body
    assert [block.cards for block in body.head] == [("correction:office",)]
    assert body.blocks[0].cards == ("note:engines", "correction:month", "note:claimed", "note:fn-1")
    # The marker of a note in a footnote stands in the list of notes; its card before that, in a block of its own.
    assert (body.blocks[-1].html, body.blocks[-1].cards) == ("", ("note:who-says",))


def test_a_footnote_has_a_copy_without_ids_and_markers_for_its_card() -> None:
    note = next(each for each in article().body.notes if each.display == "footnote")
    assert 'id="note-who-says"' in note.html
    assert slot("ref", "note:who-says:1") in note.html
    assert " id=" not in note.card_html
    assert "ref:" not in note.card_html
    assert "Charles Babbage" in note.card_html


def test_a_corrected_note_carries_no_ids_because_it_stands_in_several_places() -> None:
    notes = 'notes:\n  - {id: n, quote: "Text", text: "Since May."}\n'
    notes += 'corrections:\n  - {id: c, in: "note:n", quote: "May", replacement: "June", reason: x}\n'
    note = annotated("Text.", notes).value.body.notes[0]
    assert ">May</del><ins" in note.html
    assert " id=" not in note.html
    assert note.corrections == ("c",)


def test_spots_say_how_their_words_were_spelled() -> None:
    notes = "notes:\n  - {quote: '\"one\"', text: x}\n  - {quote: two, text: x}\n"
    first, second = annotated("He said “one” and two.", notes).value.body.notes
    assert (first.spots[0].status, first.spots[0].exact) == ("folded", "“one”")
    assert (second.spots[0].status, second.spots[0].exact) == ("exact", "two")
    assert (second.spots[0].prefix, second.spots[0].suffix) == ("Title\n\nHe said “one” and ", ".")
    assert second.spots[0].line == 5


def test_every_part_can_be_stored() -> None:
    import msgspec

    made = article()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Article) == made
