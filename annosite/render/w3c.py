"""An article's annotations as a W3C Web Annotation collection: ``annotations.jsonld``.

After the recommendations *Web Annotation Data Model* and *Web Annotation Vocabulary* of 23 February 2017. Notes are
``commenting``, fact-checks ``assessing``, corrections ``editing``, mentions ``identifying``. What the model has no
word for is said in schema.org's terms, whose prefix the annotation context declares, and else in our own.

The targets are code points of ``text.txt``, seen in the ``scope`` of the page. Dates without a time are given as the
first second of that day, or of that month or year, in UTC. exchange/w3c.py reads all of it back.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from annosite.model.article import Body, CorrectionText, NoteText, Passage, Spot
from annosite.model.dates import first_day
from annosite.model.items import Author, CorrectionView, EntityItem, NoteView, SourceView
from annosite.model.view import ArticleView
from annosite.render.outside import Outside
from annosite.render.webannotation import (
    Agent,
    Annotation,
    AnnotationCollection,
    AnnotationPage,
    Claim,
    Named,
    OneOrMore,
    Part,
    Rating,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
    TextualBody,
    Work,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = {"annosite": "https://github.com/annosite/annosite/blob/main/docs/annotations.md#"}
AROUND = 32
"""How many code points of prefix and suffix a selector has at most."""
_FIRST_SPACE = re.compile(r"\s")
_LAST_SPACE = re.compile(r"\s\S*\Z")


def annotations(
    article: ArticleView,
    body: Body,
    named: Iterable[tuple[EntityItem, tuple[Passage, ...]]],
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
    ident, label, total = source.id, article.plain_title, len(items)
    page = AnnotationPage(f"{ident}#page-1", "AnnotationPage", Part(ident, label, total), 0, items)
    collection = AnnotationCollection((CONTEXT, OWN), ident, "AnnotationCollection", label, total, page)
    return msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


class _Source:
    """The article as a thing that can be pointed into."""

    def __init__(self, article: ArticleView, outside: Outside) -> None:
        self.outside = outside
        self.page = outside.here
        self.id = outside.write(article.annotations_url)
        self.language = article.language
        self._text = outside.write(article.text_url)

    def target(self, spots: Iterable[Spot]) -> OneOrMore:
        """Return what an annotation with these places is about; the page where it has none."""
        return (
            _one([self.place(it.start, it.end, it.exact, it.prefix, it.suffix) for it in spots]) or self.page
        )

    def place(self, start: int, end: int, exact: str, prefix: str, suffix: str) -> SpecificResource:
        """Return one place in the text, by its words and by its position."""
        selectors = (TextQuoteSelector(exact, prefix, suffix), TextPositionSelector(start, end))
        return SpecificResource(self._text, self.page, selectors)

    def html(self, value: str, purpose: str) -> TextualBody:
        """Return a body of rich text."""
        return TextualBody(purpose, "text/html", self.language, self.outside(value))

    def agents(self, authors: Iterable[Author]) -> OneOrMore:
        """Return the makers; None where nobody is named."""
        return _one([Agent(self.outside.write(it.url) if it.url else "", it.name) for it in authors])

    def citations(self, sources: Sequence[SourceView]) -> list[Work]:
        """Return sources in schema.org's terms."""
        return [self._citation(it) for it in sources]

    def _citation(self, it: SourceView) -> Work:
        return Work(
            id=self.outside.write(it.page_url) if it.page_url else "",
            type="schema:CreativeWork",
            schema_name=it.title,
            schema_url=it.url,
            schema_publisher=it.publisher,
            schema_author=[author.name for author in it.authors],
            schema_date_published=it.date,
            schema_archived_at=it.archived,
            schema_identifier=_identifiers(it),
            schema_additional_type=it.type,
            schema_in_language=it.language,
            schema_license=it.license,
            annosite_accessed=it.accessed,
            annosite_at=it.at,
            schema_text=it.quote,
        )


def _one(values: Sequence[OneOrMore]) -> OneOrMore:
    """Return several values as JSON-LD has them: a list, the one that there is, or None."""
    return values if len(values) > 1 else values[0] if values else None


def _note(view: NoteView, note: NoteText, source: _Source) -> Annotation:
    purpose = "assessing" if view.kind == "fact-check" else "commenting"
    bodies: list[TextualBody | SpecificResource] = []
    if view.html:
        bodies.append(source.html(view.html, purpose))
    write = source.outside.write
    bodies += [SpecificResource(write(it.url), purpose="linking") for it in view.about if it.url]
    return Annotation(
        id=source.outside.at(f"note-{view.id}"),
        type="Annotation",
        motivation=purpose,
        created=moment(view.date),
        dcterms_date=_imprecise(view.date),
        creator=source.agents(view.authors),
        schema_name=view.title,
        body=_one(bodies),
        schema_claim_reviewed=view.claim,
        schema_item_reviewed=_claim(view, source),
        schema_review_rating=_rating(view),
        schema_citation=source.citations(view.sources),
        annosite_kind=view.kind,
        annosite_display="" if view.display == "note" else view.display,
        target=source.target(note.spots),
    )


def _claim(view: NoteView, source: _Source) -> Claim | None:
    if view.speaker is None and not view.said and not view.claim_url:
        return None
    speaker = source.agents((view.speaker,)) if view.speaker else None
    return Claim(speaker, view.said, view.claim_url)


def _rating(view: NoteView) -> Rating | None:
    if not view.verdict:
        return None
    if view.rating is None:
        return Rating(view.verdict, schema_alternate_name=view.verdict_label)
    return Rating(view.verdict, view.rating, view.best, 1, view.verdict_label)


def _correction(view: CorrectionView, correction: CorrectionText, source: _Source) -> Annotation:
    bodies = []
    if view.replacement is not None:
        bodies.append(TextualBody("editing", "text/plain", source.language, view.replacement))
    if view.reason:
        bodies.append(source.html(view.reason, "commenting"))
    target = source.target(correction.spots)
    at = source.outside.at
    if view.target.startswith("note:"):
        target = at(f"note-{view.target.removeprefix('note:')}")
        if view.quote:
            target = SpecificResource(target, selector=TextQuoteSelector(view.quote))
    return Annotation(
        id=at(f"correction-{view.id}"),
        type="Annotation",
        motivation="editing",
        created=moment(view.date),
        dcterms_date=_imprecise(view.date),
        creator=source.agents(view.authors),
        body=_one(bodies),
        schema_citation=source.citations(view.sources),
        annosite_kind=view.kind,
        annosite_published=view.quote if correction.applied else "",
        annosite_supersedes=at(f"correction-{view.supersedes}") if view.supersedes else "",
        target=target,
    )


def _mentions(
    named: Iterable[tuple[EntityItem, tuple[Passage, ...]]], text: str, source: _Source
) -> list[Annotation]:
    found = []
    for entity, passages in named:
        body = Named(source.outside.write(entity.url), entity.name)
        for passage in passages:
            if passage.start < 0:
                continue
            start, end = passage.start, passage.end
            place = source.place(start, end, text[start:end], *around(text, start, end))
            ident = source.outside.at(passage.anchor)
            annotation = Annotation(ident, "Annotation", "identifying", body=body, target=place)
            found.append((start, end, ident, annotation))
    found.sort(key=lambda it: it[:3])
    return [it[3] for it in found]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return prefix and suffix of the code points ``start`` to ``end``: whole words, ``AROUND`` code points at most."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND and not text[start - AROUND - 1].isspace():
        # The first word is cut, unless there is no space at all to cut at (scripts without spaces).
        space = _FIRST_SPACE.search(before)
        before = before[space.end() :] if space else before
    if end + AROUND < len(text) and not text[end + AROUND].isspace():
        space = _LAST_SPACE.search(after)
        after = after[: space.start()] if space else after
    return before, after


def moment(date: str) -> str:
    """Return the first second, in UTC, of a date of any precision; empty for none (RFC 3339)."""
    day = date[:10]
    if len(day) < 10:
        day = first_day(day).isoformat() if day else ""
    return f"{day}T00:00:00Z" if day else ""


def _imprecise(date: str) -> str:
    """Return a date that names no day, of which ``moment`` says more than was said; empty for others."""
    return date if len(date) < 10 else ""


def _identifiers(it: SourceView) -> list[str]:
    named = (("doi:", it.doi), ("isbn:", it.isbn), ("", it.id))
    return [prefix + value for prefix, value in named if value]
