"""Annotating: one article, its notes files and the names, composed into what every later stage reads.

The steps: parse · place every quote · lay corrections over the text · number the notes · find who is named · draw it all
into the stream · say what others may know. Pure: no file, no clock, no other article.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annosite.annotate.anchor import Finder
from annosite.annotate.card import as_of, card
from annosite.annotate.corrections import correction_texts, quoted_words
from annosite.annotate.draft import Draft, draft
from annosite.annotate.ids import derived_id
from annosite.annotate.linking import Linked, link_all
from annosite.annotate.mark import Drawer
from annosite.annotate.marks import Marker, Marks, NoteMark
from annosite.annotate.notes import Numbered, edit_note, note_text, number
from annosite.annotate.overlay import Overlay, ins, overlay
from annosite.annotate.parse import Parsed, parse
from annosite.annotate.place import Placements, place_all
from annosite.annotate.rows import passages, rows
from annosite.annotate.stream import Run, escape
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import (
    Article,
    Block,
    Body,
    NoteText,
    Reference,
    Spot,
    Undecided,
    slot,
)
from annosite.model.config import Config, Options
from annosite.model.content import ArticleFile, Sidecar
from annosite.model.entry import Citation
from annosite.model.names import Names
from annosite.model.prose import Prose


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
    _fill_tails(over, linked)

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

    marks = _marks(placed, over, linked, numbered, footnotes, offsets, prose)
    drawing = _Drawing(parsed, marks, placed, numbered, footnotes, offsets)
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
        references=tuple(_references(file, sidecar, parsed, [*drafts, *reasons])),
        anchors=_anchors(body, linked),
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


def _fill_tails(over: Overlay, linked: Linked) -> None:
    """Put the new words behind the old, with the links of those whom they name."""
    index_of = {id(change): index for index, change in enumerate(over.replacing)}
    for places in over.places.values():
        for one in places:
            change = one.change
            if change.cover != "del" or not one.inserted:
                continue
            links = linked.tails.get(index_of[id(change)], [])
            html = escape(one.inserted)
            if links:
                html = Drawer(one.inserted, Marks(links=links), ids=False).draw([Run(0, len(one.inserted))])
            change.tail = ins(one.inserted, html, change.date)


def _marks(
    placed: Placements,
    over: Overlay,
    linked: Linked,
    numbered: Numbered,
    footnotes: dict[str, str],
    offsets: dict[str, list[int]],
    prose: Prose,
) -> Marks:
    markers: list[tuple[int, Marker]] = []
    drawn = [each for each in placed.notes if each.ranges]
    drawn.sort(key=lambda each: numbered.notes.get(each.id, 1 << 30))
    for each in drawn:
        for place, found in enumerate(each.ranges, start=1):
            if each.id in numbered.notes:
                key = f"note:{each.id}"
                marker = Marker(found.end, key, slot("ref", f"{key}:{place}"))
                markers.append((numbered.notes[each.id], marker))
        _give_ground(f"note-{each.id}", [(found.start, found.end) for found in each.ranges], over, prose)
    for label, id_ in footnotes.items():
        for place, offset in enumerate(offsets[label], start=1):
            key = f"note:{id_}"
            markers.append((numbered.footnotes[label], Marker(offset, key, slot("ref", f"{key}:{place}"))))
    markers.sort(key=lambda each: each[0])
    return Marks(
        notes=[NoteMark(each.id, each.note.kind, r.start, r.end) for each in drawn for r in each.ranges],
        changes=over.changes,
        links=linked.links,
        markers=[*over.markers, *(marker for _, marker in markers)],
    )


def _give_ground(id_: str, ranges: Sequence[tuple[int, int]], over: Overlay, prose: Prose) -> None:
    """Let an element before a correction carry the id of a note all of whose words are struck or inserted."""
    first = None
    for start, end in ranges:
        at = start
        for change in over.changes:
            if change.cover and change.start < end and at < change.end:
                if prose.text[at : change.start].strip():
                    return
                first = first or change
                at = max(at, change.end)
        if prose.text[at:end].strip():
            return
    if first is not None:
        first.extra_ids.append(id_)


@dataclass(init=False, slots=True)
class _Drawing:
    """The parts of the stream, drawn in the order of the text."""

    title: str
    summary: str
    head: tuple[Block, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[NoteText, ...]

    def __init__(
        self,
        parsed: Parsed,
        marks: Marks,
        placed: Placements,
        numbered: Numbered,
        footnotes: dict[str, str],
        offsets: dict[str, list[int]],
    ) -> None:
        stream, prose = parsed.stream, parsed.prose
        drawer = Drawer(prose.text, marks)
        seen: set[str] = set()
        boxes: dict[int, list[str]] = {}
        for each in placed.notes:
            if each.note.display == "box" and each.ranges:
                unit = prose.unit_of(each.ranges[0].end - 1)
                boxes.setdefault(max(0, unit.block if unit else 0), []).append(each.id)
        self.title = drawer.draw(parsed.title)
        head = [_block("", drawer, seen)]
        self.summary = drawer.draw(parsed.summary)
        head.append(_block("", drawer, seen))
        self.head = tuple(block for block in head if block.cards)
        blocks = [
            _block(drawer.draw(stream.ops[start:end]), drawer, seen, boxes.get(index, ()))
            for index, (start, end) in enumerate(stream.blocks)
        ]
        texts = []
        second: Drawer | None = None
        for label, start, end in stream.footnotes:
            ops = stream.ops[start:end]
            if second is None:
                second = Drawer(prose.text, Marks(marks.notes, marks.changes, marks.links), ids=False)
            html, copy = drawer.draw(ops), second.draw(ops)
            places = tuple(_call(prose, offset) for offset in offsets[label])
            id_, sign = footnotes[label], numbered.footnotes[label]
            card_html = copy if copy != html else ""
            texts.append(
                NoteText(id_, sign, "footnote", html, places, display="footnote", card_html=card_html)
            )
        last = _block(
            "", drawer, seen, [id_ for at in sorted(boxes) if at >= len(blocks) for id_ in boxes[at]]
        )
        if last.cards or last.boxes:
            blocks.append(last)
        self.blocks = tuple(blocks)
        self.footnotes = tuple(texts)


def _block(html: str, drawer: Drawer, seen: set[str], boxes: Iterable[str] = ()) -> Block:
    """Return a block with the cards of the markers that were drawn since the last one, each card once."""
    if not drawer.drawn:
        return Block(html, boxes=tuple(boxes))
    cards = tuple([key for key in dict.fromkeys(drawer.drawn) if key not in seen])
    drawer.drawn.clear()
    seen.update(cards)
    return Block(
        html,
        notes=tuple([key[5:] for key in cards if key.startswith("note:")]),
        corrections=tuple([key[11:] for key in cards if key.startswith("correction:")]),
        boxes=tuple(boxes),
        cards=cards,
    )


def _call(prose: Prose, offset: int) -> Spot:
    """Return the place of a footnote's marker."""
    unit = prose.unit_of(max(0, offset - 1)) or prose.unit_of(offset)
    return Spot(offset, offset, prose.line_of(offset), "", block=unit.block if unit else -1)


def _ordered(notes: Sequence[NoteText]) -> tuple[NoteText, ...]:
    """Return numbered notes in order, then boxes, then those on the whole article, then the unplaced."""

    def rank(note: NoteText) -> tuple[int, int]:
        if note.display == "unplaced":
            return 3, 0
        if note.number is not None:
            return 0, note.number
        return (1, note.spots[0].start) if note.spots else (2, 0)

    return tuple(sorted(notes, key=rank))


def _references(
    file: ArticleFile, sidecar: Sidecar, parsed: Parsed, drafts: Iterable[Draft]
) -> Iterator[Reference]:
    """Yield all that the article and its notes refer to, with where they do."""

    def citations(sources: Iterable[Citation], place: Place | None) -> Iterator[Reference]:
        for each in sources:
            if each.id:
                yield Reference("source", each.id, each.place or place)
            for url in (each.source.url, each.source.archived) if each.source else ():
                if url:
                    yield Reference("url", url, each.place or place)
            for author in each.source.authors if each.source else ():
                yield Reference("party", author, each.place or place)

    meta = file.meta
    for author in meta.authors:
        yield Reference("party", author, meta.places.get("authors"))
    for author in meta.source.authors if meta.source else ():
        yield Reference("party", author, meta.places.get("source"))
    if meta.source and meta.source.url:
        yield Reference("url", meta.source.url, meta.places.get("source"))
    for kind, target, line in parsed.stream.references:
        yield Reference(kind, target, parsed.prose.place(line))
    for note in sidecar.notes:
        for entity in note.about:
            yield Reference("entity", entity, note.places.get("about", note.place))
        for author in note.authors:
            yield Reference("party", author, note.places.get("authors", note.place))
        if note.claim_url:
            yield Reference("url", note.claim_url, note.places.get("claim_url", note.place))
        if note.speaker:
            yield Reference("party", note.speaker, note.places.get("speaker", note.place))
        yield from citations(note.sources, note.places.get("sources", note.place))
    for correction in sidecar.corrections:
        for author in correction.authors:
            yield Reference("party", author, correction.places.get("authors", correction.place))
        yield from citations(correction.sources, correction.places.get("sources", correction.place))
    for rule in sidecar.mentions:
        if rule.entity:
            yield Reference("entity", rule.entity, rule.place)
    for each in drafts:
        yield from each.references


def _anchors(body: Body, linked: Linked) -> tuple[str, ...]:
    """Return every id of the page that a link may end in."""
    ids = [heading.id for heading in body.headings]
    ids += (f"note-{note.id}" for note in body.notes)
    ids += (f"correction-{each.id}" for each in body.corrections)
    ids += (each.anchor for each in linked.body)
    return tuple(dict.fromkeys(ids))
