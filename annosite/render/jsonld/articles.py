"""Articles, their corrections, notes and fact-checks as structured data."""

from collections.abc import Iterable

from annosite.model.view import ArticleView, CorrectionView, FactChecksView, NotePageView, NoteView
from annosite.render.jsonld.graph import (
    Graph,
    Json,
    author_of,
    entity_stub,
    filled,
    image_of,
    publisher_of,
    reference,
    source_of,
)
from annosite.render.words import Words


def article(graph: Graph, view: ArticleView) -> Iterable[Json]:
    """Yield the article, and its fact-checks beside it."""
    head = graph.sheet.head
    yield filled(
        {
            "@type": "NewsArticle",
            "@id": graph.at(head.path, "article"),
            "url": graph.here,
            "mainEntityOfPage": graph.here,
            "headline": view.plain_title,
            "description": head.description,
            "inLanguage": view.language,
            "datePublished": view.date,
            "dateModified": head.modified,
            "author": [author_of(it, graph) for it in view.authors],
            "publisher": publisher_of(graph),
            "isPartOf": reference(graph.site_id),
            "image": image_of(view.image, graph) or graph.image,
            "keywords": [tag.title for tag in view.tags],
            "wordCount": view.words,
            "isBasedOn": source_of(view.source, graph) if view.source else {},
            "mentions": [entity_stub(it, graph) for it in (*view.people, *view.others) if not it.anonymous],
            "citation": _citations(view.notes, graph),
            "correction": [_correction(it, graph) for it in view.corrections if _is_told(it)],
        }
    )
    for note in view.notes:
        review = claim_review(note, graph)
        if review:
            yield review


def _is_told(it: CorrectionView) -> bool:
    return it.kind != "typo" and not it.unplaced and not it.superseded_by


def _correction(it: CorrectionView, graph: Graph) -> Json:
    reason = graph.plain(it.reason)
    if it.replacement is None:
        said = f"“{it.quote}”: {reason}" if it.quote else reason
    elif it.replacement:
        said = f"“{it.quote}” → “{it.replacement}”. {reason}"
    else:
        said = f"“{it.quote}” → –. {reason}"
    return filled(
        {
            "@type": "CorrectionComment",
            "text": said.strip(),
            "datePublished": it.date,
            "url": graph.write(it.url),
            "author": [author_of(author, graph) for author in it.authors],
        }
    )


def _citations(notes: Iterable[NoteView], graph: Graph) -> list[Json]:
    found: dict[str, Json] = {}
    for note in notes:
        for source in note.sources:
            found.setdefault(source.url or source.title, source_of(source, graph))
    return list(found.values())


def note_page(graph: Graph, view: NotePageView) -> Iterable[Json]:
    """Yield the one note of a page: a fact-check, or a comment on its article."""
    note = view.note
    review = claim_review(note, graph)
    if review:
        yield review
        return
    yield filled(
        {
            "@type": "Comment",
            "@id": graph.write(note.url),
            "url": graph.here,
            "text": graph.plain(note.html),
            "datePublished": note.date,
            "author": [author_of(it, graph) for it in note.authors],
            "parentItem": filled(
                {
                    "@type": "NewsArticle",
                    "@id": graph.at(view.article.url, "article"),
                    "headline": view.article.title,
                }
            ),
            "citation": [source_of(it, graph) for it in note.sources],
        }
    )


def checks(graph: Graph, view: FactChecksView) -> Iterable[Json]:
    """Yield the fact-checks of a list."""
    for note in view.claims:
        review = claim_review(note, graph)
        if review:
            yield review


def claim_review(note: NoteView, graph: Graph) -> Json:
    """Return a fact-check as ClaimReview; nothing without a verdict, which is what a review consists of."""
    if not note.verdict or not (note.claim or note.quote):
        return {}
    label = note.verdict_label or _verdict_word(note.verdict, graph.words)
    rating: Json = {"@type": "Rating", "alternateName": label}
    if note.rating is not None:
        rating |= {"ratingValue": note.rating, "bestRating": note.best, "worstRating": 1}
    claim = filled(
        {
            "@type": "Claim",
            "author": author_of(note.speaker, graph) if note.speaker else {},
            "datePublished": note.said,
            "appearance": note.claim_url,
        }
    )
    return filled(
        {
            "@type": "ClaimReview",
            "@id": graph.write(note.url),
            "url": graph.write(note.permalink or note.url),
            "claimReviewed": note.claim or note.quote,
            "datePublished": note.date,
            "reviewBody": graph.plain(note.html),
            "author": [author_of(it, graph) for it in note.authors] or publisher_of(graph),
            "publisher": publisher_of(graph),
            "itemReviewed": claim if len(claim) > 1 else {},
            "reviewRating": rating,
        }
    )


def _verdict_word(verdict: str, words: Words) -> str:
    key = f"verdict_{verdict}"
    return words.word(key) if key in words else verdict
