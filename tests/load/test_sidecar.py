"""Notes, corrections, mentions, sources: short forms spelled out, defaults filled in, places known."""

from annosite.base.textfile import TextFile
from annosite.load.sidecar import load_sidecars, sidecar_entities
from annosite.model.content import Anchored, Note, Quote
from annosite.model.entry import Source
from hypothesis import given
from hypothesis import strategies as st
from loading import DRAFTS, NOON, SPANISH, config, sidecar

NOTE = "notes:\n  - quote: the foe\n    text: T\n"


def note(body: str, **more: object) -> Note:
    (found,) = sidecar("notes:\n  - " + body.strip().replace("\n", "\n    ") + "\n").notes
    return found


def words(anchor: Anchored) -> list[tuple[str, str, str]]:
    return [(quote.exact, quote.prefix, quote.suffix) for quote in anchor.quotes]


def test_a_note_with_every_key() -> None:
    found = note("""
quote: the outgoing interim director
text: |
  *Markdown.*
kind: fact-check
id: maguire-acting
title: Who was acting
about: joseph-maguire
sources: [odni-2019, https://example.org/a, {source: basler-1953, at: "p. 262", quote: Q}, {title: T, date: 2019-08-08, at: x}]
authors: [jo, Ann Roe]
date: 2026-11-20
display: box
claim: >
  There was
  no evidence.
speaker: shelby-pierson
said: 2020-01-20
claim_url: https://example.org/c
verdict: mostly-true
status: checked
in: summary
occurrence: 2
through: the end
""")
    assert (found.id, found.kind, found.title, found.display) == (
        "maguire-acting",
        "fact-check",
        "Who was acting",
        "box",
    )
    assert found.text == "*Markdown.*\n"
    assert found.about == ("joseph-maguire",)
    assert found.authors == ("jo", "Ann Roe")
    assert (found.claim, found.verdict) == ("There was no evidence.", "mostly-true")
    assert (found.speaker, found.said, found.claim_url) == (
        "shelby-pierson",
        "2020-01-20",
        "https://example.org/c",
    )
    assert found.hold.status == "checked"
    first, second, third, fourth = found.sources
    assert (first.id, first.source) == ("odni-2019", None)
    assert second.source == Source(url="https://example.org/a")
    assert (third.id, third.at, third.quote) == ("basler-1953", "p. 262", "Q")
    assert (fourth.source, fourth.at) == (Source(title="T", date="2019-08-08"), "x")
    assert found.anchor.target == "summary"
    assert found.anchor.occurrence == 2
    assert found.anchor.through is not None
    assert found.anchor.through.exact == "the end"


def test_a_quote_in_each_of_its_forms() -> None:
    assert words(note("quote: the foe\ntext: T").anchor) == [("the foe", "", "")]
    assert words(note("quote: [an enemy, the foe]\ntext: T").anchor) == [
        ("an enemy", "", ""),
        ("the foe", "", ""),
    ]
    assert words(note('quote: {exact: Trump, prefix: "of ", suffix: " was"}\ntext: T').anchor) == [
        ("Trump", "of ", " was")
    ]
    assert words(note('quote: ["a", {exact: b, prefix: c}]\ntext: T').anchor) == [
        ("a", "", ""),
        ("b", "c", ""),
    ]
    assert words(note("quote: |\n  one\n  two\ntext: T").anchor) == [("one\ntwo", "", "")]
    assert words(note("quote:\n  exact: |\n    b\n  prefix: |\n    a\ntext: T").anchor) == [("b", "a", "")]
    assert words(note("text: T").anchor) == []
    assert note("quote: 1984\ntext: no").text == "no"
    assert note("quote: a\noccurrence: all\ntext: T").anchor.occurrence == "all"


@given(
    st.sampled_from(['"{}"', "'{}'", "{}"]),
    st.text(alphabet="abé😀漢 ", min_size=1).map(str.strip).filter(bool),
)
def test_the_span_of_a_quote_is_what_is_written(form: str, quote: str) -> None:
    written = form.format(quote)
    text = f"# é😀\nnotes:\n  - text: T\n    quote:\n      - {written}\n      - exact: {written}\n        prefix: x\n"
    for found in sidecar(text).notes[0].anchor.quotes:
        assert isinstance(found, Quote)
        assert text[slice(*found.span)] == written
        assert found.exact == quote
        assert found.place is not None
        assert found.place.excerpt[found.place.column - 1 :][: found.place.width] == written


def test_places() -> None:
    found = note("quote: the foe\ntext: |\n  T\nin: title\nspeaker: jo")
    assert found.place is not None
    assert (found.place.line, found.place.column, found.place.excerpt) == (2, 5, "  - quote: the foe")
    assert found.text_place is not None
    assert (found.text_place.line, found.text_place.column) == (3, 11)
    assert found.places["speaker"].excerpt == "    speaker: jo"
    assert found.anchor.target_place is not None
    assert found.anchor.target_place.line == 5


def test_defaults_fill_what_entries_leave_out() -> None:
    found = sidecar(
        """
defaults:
  notes: {authors: jo, kind: definition, sources: [a, b], in: title, display: box, date: 2020}
  corrections: {date: 2020-02-22, kind: translation, reason: R, applied: true}
notes:
  - quote: a
    text: T
  - {quote: b, text: T, authors: [], kind: source, sources: c, in: body, display: note, date: ~}
  - text: On the whole article.
corrections:
  - {quote: c, replacement: d}
  - {quote: e, kind: error, applied: no, reason: S}
"""
    )
    first, second, third = found.notes
    assert (first.authors, first.kind, first.display, first.date) == (("jo",), "definition", "box", "2020")
    assert [one.id for one in first.sources] == ["a", "b"]
    assert first.anchor.target == "title"
    assert first.places["authors"].line == 3
    assert (second.authors, second.kind, second.display) == ((), "source", "note")
    assert second.date == "2020"  # an empty value is absent
    assert [one.id for one in second.sources] == ["c"]
    assert second.anchor.target == "body"
    assert third.anchor.target == "body"
    one, two = found.corrections
    assert (one.date, one.kind, one.reason, one.applied) == ("2020-02-22", "translation", "R", True)
    assert (two.kind, two.reason, two.applied) == ("error", "S", False)


def test_defaults_are_of_their_file() -> None:
    found = sidecar("defaults: {notes: {authors: jo}}\n" + NOTE, NOTE)
    assert [one.authors for one in found.notes] == [("jo",), ()]


def test_replacements() -> None:
    found = sidecar(
        'corrections:\n  - {quote: a, replacement: ""}\n  - {quote: b, reason: R}\n  - {quote: c, replacement: d}\n'
        "  - {quote: e, replacement: ~, reason: R}\n  - quote: f\n    replacement: |-\n      g\n      h\n"
    ).corrections
    assert [one.replacement for one in found] == ["", None, "d", None, "g\nh"]


def test_corrections_of_all_forms() -> None:
    text = """
corrections:
  - {in: title, quote: Law, replacement: Election, reason: R, id: title, date: 2020-02-22, authors: jo}
  - {quote: a, replacement: b, supersedes: title}
  - {reason: R, kind: retraction, embargo: 2020-01-01}
  - {in: "note:x", quote: a, replacement: b}
  - {in: "note:x", reason: R}
"""
    first, second, third, fourth, fifth = sidecar(text).corrections
    assert (first.id, first.anchor.target, first.date, first.authors) == (
        "title",
        "title",
        "2020-02-22",
        ("jo",),
    )
    assert second.supersedes == "title"
    assert second.places["supersedes"].line == 4
    assert (third.kind, words(third.anchor)) == ("retraction", [])
    assert third.hold.embargo == "2020-01-01T00:00:00Z"
    assert fourth.anchor.target == "note:x"
    assert fifth.reason_place is not None


def test_mentions() -> None:
    rules = sidecar(
        "mentions:\n  - {quote: Joe Maguire, entity: joseph-maguire}\n"
        '  - {quote: Washington, entity: none, occurrence: all}\n  - {quote: {exact: A, prefix: "B "}, entity: a, in: title}\n'
    ).mentions
    assert [rule.entity for rule in rules] == ["joseph-maguire", None, "a"]
    assert rules[1].anchor.occurrence == "all"
    assert rules[2].anchor.target == "title"


def test_own_sources_are_resolved_wherever_they_stand() -> None:
    found = sidecar(
        NOTE + "    sources: [own, {source: own, at: p. 3}, site-wide]\n",
        "sources:\n  own: {title: Own, url: https://example.org}\n",
    )
    first, second, third = found.notes[0].sources
    own = Source(id="own", title="Own", url="https://example.org")
    assert (first.id, first.source) == ("", own)
    assert (second.source, second.at) == (own, "p. 3")
    assert (third.id, third.source) == ("site-wide", None)
    assert found.sources == (own,)


def test_the_same_source_in_two_notes_files_is_one() -> None:
    own = "sources:\n  own: {title: Own}\n"
    assert len(sidecar(own, own).sources) == 1


def test_notes_keep_the_order_of_files() -> None:
    found = sidecar(NOTE.replace("T", "1"), NOTE.replace("T", "2"))
    assert [one.text for one in found.notes] == ["1", "2"]


HELD = """
notes:
  - {quote: a, text: T}
  - {quote: b, text: T, draft: true}
  - {quote: c, text: T, embargo: 2026-12-24 18:00}
  - {quote: d, text: T, embargo: 2026-11-23 11:00}
corrections:
  - {quote: e, replacement: f, embargo: 2026-12-01}
  - {quote: g, replacement: h, draft: no}
mentions:
  - {quote: i, entity: none}
entities:
  people:
    jo: {name: Jo, draft: yes}
    ann: {name: Ann}
"""


def test_what_is_held_back_is_dropped_and_counted() -> None:
    found = sidecar(HELD)
    assert [one.anchor.quotes[0].exact for one in (*found.notes, *found.corrections)] == ["a", "d", "g"]
    assert [one.id for one in found.entities] == ["ann"]
    assert found.held == 4
    assert found.next_release == "2026-12-01T00:00:00Z"


def test_drafts_are_shown_where_they_are_wanted() -> None:
    found = sidecar(HELD, options=DRAFTS)
    assert (len(found.notes), len(found.corrections), len(found.entities), found.held) == (4, 2, 2, 0)


def test_a_whole_file_may_be_held_back() -> None:
    for line in ("draft: true", "embargo: 2027-01-01"):
        found = sidecar(line + HELD, NOTE)
        assert len(found.notes) == 1
        assert (found.corrections, found.mentions, found.entities) == ((), (), ())
        assert found.held == 8
    assert found.next_release == "2027-01-01T00:00:00Z"


def test_nothing() -> None:
    for text in ("", "# nothing\n", "notes:\n", "notes: []\ncorrections: ~\n"):
        found = sidecar(text)
        assert (found.notes, found.corrections) == ((), ())
    assert sidecar().notes == ()


def test_half_an_entry_is_not_published() -> None:
    """What cannot be read in an entry would change what the rest of it says."""
    for line in (
        "kind: *x",
        "draft: maybe",
        "in: [title]",
        "verdict: &x true",
        "quote: other",
        "titel: x",
        "occurrence: first",
        "sources: [{title: [a, b]}]",
        "id: NO",
        "display: bottom",
    ):
        text = NOTE + f"    {line}\n  - {{quote: sound, text: T}}\n"
        checked = load_sidecars([TextFile("content/articles/a.yaml", text)], SPANISH, NOON)
        assert [one.anchor.quotes[0].exact for one in checked.value.notes] == ["sound"], line
        assert len(checked.diagnostics) == 1, (line, checked.diagnostics)


def test_a_quote_that_is_refused_makes_no_note_on_the_whole_article() -> None:
    text = "notes:\n  - quote: *emphasis\n    text: T\ncorrections:\n  - quote: [*a, b]\n    reason: R\n"
    checked = load_sidecars([TextFile("content/articles/a.yaml", text)], SPANISH, NOON)
    assert not checked.value.notes
    assert not checked.value.corrections


def test_entities_of_a_sidecar() -> None:
    file = TextFile("content/articles/a.yaml", HELD)
    assert [one.id for one in sidecar_entities(file, SPANISH, NOON).value] == ["ann"]
    assert sidecar_entities(TextFile("a.yaml", "notes: *broken"), SPANISH, NOON).value == ()


def test_kinds_and_verdicts_of_the_site() -> None:
    settings = config("title: T\nnote_kinds: {question: {label: Q}}\nverdicts: [wrong, right]\n")
    text = NOTE + "    kind: question\n  - {quote: b, text: T, kind: fact-check, verdict: wrong}\n"
    found = sidecar(text, settings=settings)
    assert [one.kind for one in found.notes] == ["question", "fact-check"]


KEYS = st.sampled_from(
    "notes corrections mentions entities sources defaults quote text kind id about sources authors date display exact "
    "prefix occurrence in through replacement reason applied supersedes draft embargo people name aliases roles".split()
)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.sampled_from(["", "a", "2020-01-01", "all", "2", "title", "#x", "true", "none", "https://x.org"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)


def dumped(value: object) -> str:
    if value is None:
        return "~"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(dumped(one) for one in value)}]"
    assert isinstance(value, dict)
    return "{" + ", ".join(f"{key}: {dumped(one)}" for key, one in value.items()) + "}"


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_is_written_is_loaded_or_explained(value: dict[str, object]) -> None:
    text = "".join(f"{key}: {dumped(one)}\n" for key, one in value.items())
    checked = load_sidecars([TextFile("content/articles/a.yaml", text)], SPANISH, NOON)
    for each in checked.diagnostics:
        assert each.message
        assert each.place is not None
        assert each.place.line >= 1
    again = load_sidecars([TextFile("content/articles/a.yaml", text)], SPANISH, NOON)
    assert again == checked
