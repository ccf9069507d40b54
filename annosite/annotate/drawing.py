"""An article's stream drawn: title, summary, blocks, footnotes, each block with the cards of what is marked in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from annosite.annotate.mark import Drawer
from annosite.annotate.marks import Marks
from annosite.annotate.notes import Numbered
from annosite.annotate.parse import Parsed
from annosite.annotate.place import Placements
from annosite.model.article import Block, NoteText, Spot
from annosite.model.prose import Prose


@dataclass(init=False, slots=True)
class DrawnStream:
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
