"""An article's annotations as a W3C Web Annotation collection: ``annotations.jsonld``.

After the recommendations *Web Annotation Data Model* and *Web Annotation Vocabulary* of 23 February 2017. Notes are
``commenting``, fact-checks ``assessing``, corrections ``editing``, mentions ``identifying``. What the model has no
word for is said in schema.org's terms, whose prefix the annotation context declares, and else in our own.

The targets are code points of ``text.txt``, seen in the ``scope`` of the page. Dates without a time are given as the
first second of that day, or of that month or year, in UTC. exchange/w3c.py reads all of it back.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from annosite.model.article import Body, CorrectionText, NoteText, Passage, Spot
from annosite.model.dates import first_day
from annosite.model.view import ArticleView, Author, CorrectionView, EntityItem, NoteView, SourceView
from annosite.render.outside import Outside

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = {"annosite": "https://github.com/annosite/annosite/blob/main/docs/annotations.md#"}
AROUND = 32
"""How many code points of prefix and suffix a selector has at most."""

_Json = dict[str, Any]
_NUMBERS = (int, float)


def annotations(
    article: ArticleView,
    body: Body,
    named: Sequence[tuple[EntityItem, tuple[Passage, ...]]],
    outside: Outside,
) -> bytes:
    """Return the collection as JSON-LD.

    ``named`` holds the entities with their passages in this article, in any order; passages inside notes are left out.
    ``outside`` writes the article's URLs: absolute, or relative to the file itself where the site has no ``base_url``.
    """
    source = _Source(article, outside)
    notes = {note.id: note for note in body.notes}
    corrections = {it.id: it for it in body.corrections}
    items = [
        _note(view, notes[view.id], source)
        for view in article.notes
        if view.id in notes and notes[view.id].display not in ("footnote", "unplaced")
    ]
    items += [
        _correction(view, corrections[view.id], source)
        for view in article.corrections
        if view.id in corrections and not view.unplaced
    ]
    items += _mentions(named, body.text, source)
    collection = {
        "@context": [CONTEXT, OWN],
        "id": source.id,
        "type": "AnnotationCollection",
        "label": article.plain_title,
        "total": len(items),
        "first": {
            "id": f"{source.id}#page-1",
            "type": "AnnotationPage",
            "partOf": {"id": source.id, "label": article.plain_title, "total": len(items)},
            "startIndex": 0,
            "items": items,
        },
    }
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


class _Source:
    """The article as a thing that can be pointed into."""

    def __init__(self, article: ArticleView, outside: Outside) -> None:
        self.outside = outside
        self.page = outside.write(outside.page)
        self.id = outside.write(article.annotations_url)
        self.language = article.language
        self._text = outside.write(article.text_url)

    def target(self, spots: Iterable[Spot]) -> Any:
        """Return what an annotation with these places is about; the page where it has none."""
        found = [self.place(it.start, it.end, it.exact, it.prefix, it.suffix) for it in spots]
        return self.page if not found else found[0] if len(found) == 1 else found

    def place(self, start: int, end: int, exact: str, prefix: str, suffix: str) -> _Json:
        """Return one place in the text, by its words and by its position."""
        quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        return {
            "type": "SpecificResource",
            "source": self._text,
            "scope": self.page,
            "selector": [_filled(quote), position],
        }

    def html(self, value: str, purpose: str) -> _Json:
        """Return a body of rich text."""
        return {
            "type": "TextualBody",
            "purpose": purpose,
            "format": "text/html",
            "language": self.language,
            "value": self.outside(value),
        }

    def agents(self, authors: Sequence[Author]) -> Any:
        """Return the makers: one object, or a list of several."""
        found = [_filled({"id": self.outside.write(it.url), "name": it.name}) for it in authors]
        return found[0] if len(found) == 1 else found

    def citations(self, sources: Sequence[SourceView]) -> list[_Json]:
        """Return sources in schema.org's terms."""
        return [self._citation(it) for it in sources]

    def _citation(self, it: SourceView) -> _Json:
        return _filled(
            {
                "id": self.outside.write(it.page_url) if it.page_url else "",
                "type": "schema:CreativeWork",
                "schema:name": it.title,
                "schema:url": it.url,
                "schema:publisher": it.publisher,
                "schema:author": [author.name for author in it.authors],
                "schema:datePublished": it.date,
                "schema:archivedAt": it.archived,
                "schema:identifier": _identifiers(it),
                "schema:additionalType": it.type,
                "schema:inLanguage": it.language,
                "schema:license": it.license,
                "annosite:accessed": it.accessed,
                "annosite:at": it.at,
                "schema:text": it.quote,
            }
        )


def _note(view: NoteView, note: NoteText, source: _Source) -> _Json:
    check = view.kind == "fact-check"
    bodies: list[_Json] = []
    if view.html:
        bodies.append(source.html(view.html, "assessing" if check else "commenting"))
    write = source.outside.write
    bodies += [
        {"type": "SpecificResource", "source": write(it.url), "purpose": "linking"}
        for it in view.about
        if it.url
    ]
    return _filled(
        {
            "id": source.outside.at(f"note-{view.id}"),
            "type": "Annotation",
            "motivation": "assessing" if check else "commenting",
            "created": moment(view.date),
            "dcterms:date": view.date if 0 < len(view.date) < 10 else "",
            "creator": source.agents(view.authors),
            "schema:name": view.title,
            "body": bodies[0] if len(bodies) == 1 else bodies,
            "schema:claimReviewed": view.claim,
            "schema:itemReviewed": _claim(view, source),
            "schema:reviewRating": _rating(view),
            "schema:citation": source.citations(view.sources),
            "annosite:kind": view.kind,
            "annosite:display": "" if view.display == "note" else view.display,
            "target": source.target(note.spots),
        }
    )


def _claim(view: NoteView, source: _Source) -> _Json:
    said = _filled(
        {
            "schema:author": source.agents((view.speaker,)) if view.speaker else {},
            "schema:datePublished": view.said,
            "schema:url": view.claim_url,
        }
    )
    return {"type": "schema:Claim", **said} if said else {}


def _rating(view: NoteView) -> _Json:
    if not view.verdict:
        return {}
    scale = {"schema:ratingValue": view.rating, "schema:bestRating": view.best, "schema:worstRating": 1}
    return {
        "type": "schema:Rating",
        "schema:identifier": view.verdict,
        **({} if view.rating is None else scale),
        **({"schema:alternateName": view.verdict_label} if view.verdict_label else {}),
    }


def _correction(view: CorrectionView, correction: CorrectionText, source: _Source) -> _Json:
    bodies: list[_Json] = []
    if view.replacement is not None:
        plain = {"type": "TextualBody", "purpose": "editing", "format": "text/plain"}
        bodies.append({**plain, "language": source.language, "value": view.replacement})
    if view.reason:
        bodies.append(source.html(view.reason, "commenting"))
    target = source.target(correction.spots)
    at = source.outside.at
    if view.target.startswith("note:"):
        note = at(f"note-{view.target.removeprefix('note:')}")
        selector = {"type": "TextQuoteSelector", "exact": view.quote}
        target = {"type": "SpecificResource", "source": note, "selector": selector} if view.quote else note
    return _filled(
        {
            "id": at(f"correction-{view.id}"),
            "type": "Annotation",
            "motivation": "editing",
            "created": moment(view.date),
            "dcterms:date": view.date if 0 < len(view.date) < 10 else "",
            "creator": source.agents(view.authors),
            "body": bodies[0] if len(bodies) == 1 else bodies,
            "schema:citation": source.citations(view.sources),
            "annosite:kind": view.kind,
            # The text has the replacement already; these words stood there when it was published.
            "annosite:published": view.quote if correction.applied else "",
            "annosite:supersedes": at(f"correction-{view.supersedes}") if view.supersedes else "",
            "target": target,
        }
    )


def _mentions(
    named: Sequence[tuple[EntityItem, tuple[Passage, ...]]], text: str, source: _Source
) -> list[_Json]:
    found = []
    for entity, passages in named:
        body = _filled({"id": source.outside.write(entity.url), "schema:name": entity.name})
        for passage in passages:
            if passage.start < 0:
                continue
            start, end = passage.start, passage.end
            place = source.place(start, end, text[start:end], *around(text, start, end))
            ident = source.outside.at(passage.anchor)
            annotation = {"id": ident, "type": "Annotation", "motivation": "identifying"}
            found.append((start, end, ident, {**annotation, "body": body, "target": place}))
    found.sort(key=lambda it: it[:3])
    return [it[3] for it in found]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return prefix and suffix of the code points ``start`` to ``end``: whole words, ``AROUND`` code points at most."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND and not text[start - AROUND - 1].isspace():
        # The first word is cut, unless there is no space at all to cut at (scripts without spaces).
        first = next((at for at, char in enumerate(before) if char.isspace()), -1)
        before = before[first + 1 :]
    if end + AROUND < len(text) and not text[end + AROUND].isspace():
        last = next((at for at in range(len(after) - 1, -1, -1) if after[at].isspace()), len(after))
        after = after[:last]
    return before, after


def moment(date: str) -> str:
    """Return the first second, in UTC, of a date of any precision; empty for none (RFC 3339)."""
    return f"{first_day(date[:10]).isoformat()}T00:00:00Z" if date else ""


def _identifiers(it: SourceView) -> list[str]:
    named = (("doi:", it.doi), ("isbn:", it.isbn), ("", it.id))
    return [prefix + value for prefix, value in named if value]


def _filled(values: _Json) -> _Json:
    """Leave out what is empty; a rating of None and an empty replacement never come here."""
    return {key: value for key, value in values.items() if value or isinstance(value, _NUMBERS)}
