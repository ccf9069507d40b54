"""Annotating: one article, its notes files and the names, composed into what every later stage reads.

The steps: parse · place every quote · lay corrections over the text · number the notes · find who is named · draw it all
into the stream · say what others may know. Pure: no file, no clock, no other article.
"""

from collections.abc import Sequence

from annosite.annotate.anchor import Finder
from annosite.annotate.card import as_of, card
from annosite.annotate.corrections import correction_texts, quoted_words
from annosite.annotate.draft import draft
from annosite.annotate.drawing import DrawnStream
from annosite.annotate.ids import derived_id
from annosite.annotate.linking import link_all
from annosite.annotate.marking import all_marks, fill_tails
from annosite.annotate.notes import edit_note, note_text, number
from annosite.annotate.overlay import overlay
from annosite.annotate.parse import Parsed, parse
from annosite.annotate.place import Placements, place_all
from annosite.annotate.references import anchors, references
from annosite.annotate.rows import passages, rows
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import Article, Body, NoteText, Undecided
from annosite.model.config import Config, Options
from annosite.model.content import ArticleFile, Sidecar
from annosite.model.names import Names


def annotate(
    file: ArticleFile, sidecar: Sidecar, names: Names, config: Config, options: Options
) -> Checked[Article]:
    """Return the article annotated. What has no place is an error, and stands among the unplaced notes all the same."""
    parsed, first_problems = _unpacked(parse(file, config))
    problems = list(first_problems)
    prose = parsed.prose
    placed = place_all(sidecar, Finder(prose, parsed.references))
    problems += placed.problems
    over = overlay([each for each in placed.corrections if not each.note], prose)
    problems += over.problems

    drafts = [
        draft(each.note.text, each.note.text_place, _file_of(each.note.place, file), problems, page=file.path)
        for each in placed.notes
    ]
    edits = [
        edit_note(each, text, [c for c in placed.corrections if c.note == each.id], problems)
        for each, text in zip(placed.notes, drafts, strict=True)
    ]
    footnotes = _footnote_ids(parsed, placed)
    offsets: dict[str, list[int]] = {label: [] for label in footnotes}
    for ref in parsed.stream.refs:
        offsets[ref.label].append(ref.offset)
    numbered = number(placed.notes, offsets)

    quotes = [quoted_words(each, prose) for each in placed.corrections]
    at = as_of(file)
    linked = link_all(parsed, over, drafts, quotes, placed.rules, names, config.linking, at)
    fill_tails(over, linked)

    notes = [
        note_text(each, text, links, edit, numbered, prose)
        for each, text, links, edit in zip(placed.notes, drafts, linked.notes, edits, strict=True)
    ]
    in_notes = {each.id: edit.over for each, edit in zip(placed.notes, edits, strict=True) if edit.over}
    reasons = [
        draft(
            each.correction.reason,
            each.correction.reason_place,
            _file_of(each.correction.place, file),
            problems,
            page=file.path,
        )
        for each in placed.corrections
    ]
    corrections = correction_texts(placed.corrections, over, in_notes, quotes, reasons, linked, prose)

    marks = all_marks(placed, over, linked, numbered, footnotes, offsets, prose)
    drawing = DrawnStream(parsed, marks, placed, numbered, footnotes, offsets)
    ordered = _ordered([*notes, *drawing.footnotes])
    named = tuple(dict.fromkeys(each.entity for each in linked.body))
    body = Body(
        title=drawing.title,
        summary=drawing.summary,
        blocks=drawing.blocks,
        head=drawing.head,
        footnotes=tuple(note.id for note in ordered if note.display == "footnote"),
        notes=ordered,
        corrections=corrections,
        headings=tuple(heading for heading, _, _ in parsed.stream.headings),
        text=prose.text,
        entities=named,
    )
    found = passages(prose, over, linked, placed.notes, drafts)
    article = Article(
        card=card(file, prose, over, ordered, corrections, named, names),
        rows=rows(linked, found, ordered, corrections),
        passages=found,
        body=body,
        references=tuple(references(file, sidecar, parsed, [*drafts, *reasons])),
        anchors=anchors(body, linked),
        undecided=tuple(
            Undecided(doubt.name, doubt.candidates, prose.line_of(offset), doubt.reason)
            for doubt, offset in linked.undecided
        ),
    )
    return Checked(article, tuple(problems))


def _unpacked(checked: Checked[Parsed]) -> tuple[Parsed, tuple[Diagnostic, ...]]:
    return checked.value, checked.diagnostics


def _file_of(place: Place | None, file: ArticleFile) -> str:
    """Return the file whose folder relative links of a note start from."""
    return place.path if place is not None and place.path else file.path


def _footnote_ids(parsed: Parsed, placed: Placements) -> dict[str, str]:
    """Return the ids of the article's own footnotes by label, in the order of their first marker."""
    taken = {each.id for each in placed.notes}
    return {label: derived_id(f"fn {label}", taken) for label, _, _ in parsed.stream.footnotes}


def _ordered(notes: Sequence[NoteText]) -> tuple[NoteText, ...]:
    """Return numbered notes in order, then boxes, then those on the whole article, then the unplaced."""

    def rank(note: NoteText) -> tuple[int, int]:
        if note.display == "unplaced":
            return 3, 0
        if note.number is not None:
            return 0, note.number
        return (1, note.spots[0].start) if note.spots else (2, 0)

    return tuple(sorted(notes, key=rank))
