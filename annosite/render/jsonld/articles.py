"""Articles, their corrections, notes and fact-checks as structured data."""

from collections.abc import Iterable

from annosite.model.items import CorrectionView, NoteView
from annosite.model.view import ArticleView, FactChecksView, NotePageView
from annosite.render.jsonld.graph import (
    Graph,
    author_of,
    entity_stub,
    image_of,
    publisher_of,
    source_of,
)
from annosite.render.jsonld.things import (
    Claim,
    ClaimReview,
    Comment,
    CorrectionComment,
    CreativeWork,
    NewsArticle,
    Rating,
    Reference,
)
from annosite.render.words import Words


def article(graph: Graph, view: ArticleView) -> Iterable[NewsArticle | ClaimReview]:
    """Yield the article, and its fact-checks beside it."""
    head, site = graph.sheet.head, graph.site_id
    yield NewsArticle(
        id=graph.at(head.path, "article"),
        url=graph.here,
        main_entity_of_page=graph.here,
        headline=view.plain_title,
        description=head.description,
        in_language=view.language,
        date_published=view.date,
        date_modified=head.modified,
        author=[author_of(it, graph) for it in view.authors],
        publisher=publisher_of(graph),
        is_part_of=Reference(site) if site else None,
        image=image_of(view.image, graph) or graph.image,
        keywords=[tag.title for tag in view.tags],
        word_count=view.words,
        is_based_on=source_of(view.source) if view.source else None,
        mentions=[entity_stub(it, graph) for it in (*view.people, *view.others) if not it.anonymous],
        citation=_citations(view.notes),
        correction=[_correction(it, graph) for it in view.corrections if _is_told(it)],
    )
    yield from _reviews(view.notes, graph)


def _is_told(it: CorrectionView) -> bool:
    return it.kind != "typo" and not it.unplaced and not it.superseded_by


def _correction(it: CorrectionView, graph: Graph) -> CorrectionComment:
    reason = graph.plain(it.reason)
    if it.replacement is None:
        said = f"“{it.quote}”: {reason}" if it.quote else reason
    elif it.replacement:
        said = f"“{it.quote}” → “{it.replacement}”. {reason}"
    else:
        said = f"“{it.quote}” → –. {reason}"
    authors = [author_of(author, graph) for author in it.authors]
    return CorrectionComment(said.strip(), it.date, graph.write(it.url), authors)


def _citations(notes: Iterable[NoteView]) -> list[CreativeWork]:
    found: dict[str, CreativeWork] = {}
    for note in notes:
        for source in note.sources:
            key = source.url or source.title
            if key not in found:
                found[key] = source_of(source)
    return list(found.values())


def note_page(graph: Graph, view: NotePageView) -> Iterable[ClaimReview | Comment]:
    """Yield the one note of a page: a fact-check, or a comment on its article."""
    note = view.note
    yield claim_review(note, graph) or Comment(
        id=graph.write(note.url),
        url=graph.here,
        text=graph.plain(note.html),
        date_published=note.date,
        author=[author_of(it, graph) for it in note.authors],
        parent_item=NewsArticle(id=graph.at(view.article.url, "article"), headline=view.article.title),
        citation=[source_of(it) for it in note.sources],
    )


def checks(graph: Graph, view: FactChecksView) -> Iterable[ClaimReview]:
    """Yield the fact-checks of a list."""
    return _reviews(view.claims, graph)


def _reviews(notes: Iterable[NoteView], graph: Graph) -> Iterable[ClaimReview]:
    return filter(None, (claim_review(note, graph) for note in notes))


def claim_review(note: NoteView, graph: Graph) -> ClaimReview | None:
    """Return a fact-check as ClaimReview; None without a verdict, which is what a review consists of."""
    if not note.verdict or not (note.claim or note.quote):
        return None
    publisher = publisher_of(graph)
    return ClaimReview(
        id=graph.write(note.url),
        url=graph.write(note.permalink or note.url),
        claim_reviewed=note.claim or note.quote,
        date_published=note.date,
        review_body=graph.plain(note.html),
        author=[author_of(it, graph) for it in note.authors] or publisher,
        publisher=publisher,
        item_reviewed=_claim(note, graph),
        review_rating=_rating(note, graph.words),
    )


def _claim(note: NoteView, graph: Graph) -> Claim | None:
    if note.speaker is None and not note.said and not note.claim_url:
        return None
    return Claim(author_of(note.speaker, graph) if note.speaker else None, note.said, note.claim_url)


def _rating(note: NoteView, words: Words) -> Rating:
    label = note.verdict_label or _verdict_word(note.verdict, words)
    return Rating(label) if note.rating is None else Rating(label, note.rating, note.best, 1)


def _verdict_word(verdict: str, words: Words) -> str:
    key = f"verdict_{verdict}"
    return words.word(key) if key in words else verdict
