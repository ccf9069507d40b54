"""Corrections as published: the words before and after, the sentence around them, who is named in them."""

from collections.abc import Sequence

from annosite.annotate.draft import Draft
from annosite.annotate.linking import Linked
from annosite.annotate.mark import draw_unmarked
from annosite.annotate.overlay import Drawn, Overlay
from annosite.annotate.place import PlacedCorrection
from annosite.annotate.sentence import Sentences
from annosite.annotate.spots import spots
from annosite.model.article import CorrectionText
from annosite.model.content import BODY, SUMMARY, TITLE
from annosite.model.prose import Prose


def quoted_words(placed: PlacedCorrection, prose: Prose) -> str:
    """Return the words as they were published: the quote where the file has the new ones, else the file's."""
    correction = placed.correction
    if placed.ranges and not correction.applied and not placed.note:
        first = placed.ranges[0]
        return " ".join(prose.text[first.start : first.end].split())
    return " ".join(correction.anchor.quotes[0].exact.split()) if correction.anchor.quotes else ""


def correction_texts(
    placed: Sequence[PlacedCorrection],
    over: Overlay,
    in_notes: dict[str, Overlay],
    quotes: Sequence[str],
    reasons: Sequence[Draft],
    linked: Linked,
    prose: Prose,
) -> tuple[CorrectionText, ...]:
    """Return the lettered corrections in order, then the others in the order of the file.

    ``quotes``, ``reasons`` and ``linked.quotes`` are parallel to ``placed``; ``in_notes``: by note id.
    """
    sentences = Sentences(prose.text)
    older = {new: old for old, new in over.superseded_by.items()}
    texts: dict[str, CorrectionText] = {}
    for each, quote, reason, named in zip(placed, quotes, reasons, linked.quotes, strict=True):
        correction = each.correction
        of_note = in_notes.get(each.note)
        drawn: Sequence[Drawn] = (of_note if of_note is not None else over).places.get(each.id, ())
        before = after = ""
        if each.ranges and not each.note:
            first = each.ranges[0]
            unit = prose.unit_of(first.start)
            if unit is not None:
                before, after = sentences.around(first.start, first.end, (unit.start, unit.end))
        texts[each.id] = CorrectionText(
            id=each.id,
            letter=over.letters.get(each.id, ""),
            kind=correction.kind,
            reason=draw_unmarked(reason.text, reason.stream.ops),
            quote=quote,
            replacement=correction.replacement,
            struck=" ".join(drawn[0].struck.split()) if drawn else "",
            inserted=" ".join(drawn[0].inserted.split()) if drawn else "",
            before=before,
            after=after,
            date=correction.date,
            sources=correction.sources,
            authors=correction.authors,
            applied=correction.applied,
            supersedes=older.get(each.id, ""),
            superseded_by=over.superseded_by.get(each.id, ""),
            target=_target(each),
            spots=() if each.note else spots(prose, each.ranges),
            entities=tuple(sorted({*named, *_named_in(each, over, linked)})),
            unplaced=each.unplaced,
        )
    order = [*over.order, *(each.id for each in placed if each.id not in over.letters)]
    return tuple(texts[id_] for id_ in order)


def _target(each: PlacedCorrection) -> str:
    anchor = each.correction.anchor
    if each.note or anchor.target in (TITLE, SUMMARY):
        return anchor.target
    return BODY if anchor.quotes or anchor.target != BODY else "article"


def _named_in(each: PlacedCorrection, over: Overlay, linked: Linked) -> set[str]:
    """Return who is named in the corrected words."""
    if each.note:
        return set()
    named: set[str] = set()
    forward = over.corrected.forward
    for found in each.ranges:
        start, end = forward(found.start), forward(found.end)
        named.update(m.entity for m in linked.body if m.corrected[0] < end and start < m.corrected[1])
    return named
