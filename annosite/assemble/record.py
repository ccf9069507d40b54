"""Articles, pages and biographies to records: what the site keeps of each once its text is stored away.

Done where the text is annotated, so that no later step reads a body to learn what it refers to.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from annosite.assemble.shape import shape
from annosite.base.digest import digest
from annosite.model.article import SLOT_CLOSE, SLOT_OPEN, Article, Body, RichText
from annosite.model.content import ArticleFile
from annosite.model.entry import Citation, Source
from annosite.model.records import ArticleRecord, BioRecord, PageRecord

WORDS_A_MINUTE = 230
"""Silent reading of non-fiction in English: 238 (Brysbaert 2019), rounded down for other languages."""


_slots = re.compile(f"{SLOT_OPEN}((?:link|name):[^{SLOT_CLOSE}]*){SLOT_CLOSE}").findall


def record_article(article: Article) -> ArticleRecord:
    """Return what stays in memory of an annotated article."""
    card, body = article.card, article.body
    links = slot_targets(_html(body))
    parties = tuple(sorted({*card.authors, *_authors(card.source), *_parties(body)}))
    sources = tuple(sorted(set(_cited(body))))
    return ArticleRecord(
        card=card,
        rows=article.rows,
        body=digest(body),
        facts=digest(card),
        item=digest(
            card.title,
            card.summary,
            card.date,
            card.updated,
            card.language,
            card.notes,
            len(card.corrections),
            card.people,
            minutes(card.words),
            card.retracted,
            card.image,
            card.image_alt,
        ),
        headline=digest(card.title, card.date, card.language, card.retracted, card.as_of),
        links=links,
        parties=parties,
        sources=sources,
        shape=shape(article, links, parties, sources),
    )


def sharing(record: ArticleRecord, one: Callable[[str, str], str]) -> ArticleRecord:
    """Return the record with names that many records have in common as one string for all.

    ``one``: ``setdefault`` of the dictionary of those strings. A record takes two thirds of the memory then.
    """
    rows = tuple(
        replace(row, entity=one(row.entity, row.entity), first=one(row.first, row.first))
        for row in record.rows
    )
    links = tuple(one(it, it) for it in record.links)
    parties = tuple(one(it, it) for it in record.parties)
    sources = tuple(one(it, it) for it in record.sources)
    return replace(record, rows=rows, links=links, parties=parties, sources=sources)


def record_page(file: ArticleFile, text: RichText) -> PageRecord:
    """Return what stays in memory of a plain page."""
    meta = file.meta
    return PageRecord(
        path=file.path,
        slug=meta.slug,
        title=meta.title,
        language=meta.language,
        digest=digest(text.html, text.headings),
        summary=meta.summary or first_words(text.text),
        lead=meta.summary,
        unlisted=meta.unlisted,
        aliases=meta.aliases,
        template=meta.template,
        translation_of=meta.translation_of,
        links=slot_targets((text.html,)),
    )


def record_bio(text: RichText) -> BioRecord:
    """Return what stays in memory of a biography."""
    return BioRecord(digest(text.html), slot_targets((text.html,)))


def minutes(words: int) -> int:
    """Return how long ``words`` take to read, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))


def slot_targets(htmls: Iterable[str]) -> tuple[str, ...]:
    """Return the TARGETs of all link slots, and ``name:ID`` for name slots; sorted, each once."""
    found = set(_slots("".join(htmls)))
    return tuple(sorted({slot.removeprefix("link:") for slot in found}))


def first_words(text: str, limit: int = 200) -> str:
    """Return the first paragraph of plain text, cut between words to at most ``limit`` code points."""
    paragraph = " ".join(text.partition("\n\n")[0].split())
    if len(paragraph) <= limit:
        return paragraph
    return paragraph[: limit - 1].rpartition(" ")[0].rstrip(",;: ") + "…"


def _html(body: Body) -> Iterator[str]:
    yield body.title
    yield body.summary
    for block in body.blocks:
        yield block.html
    for note in body.notes:
        yield note.html
        yield note.card_html
    for correction in body.corrections:
        yield correction.reason


def _parties(body: Body) -> Iterator[str]:
    for note in body.notes:
        yield from note.authors
        if note.speaker:
            yield note.speaker
        yield from _cited_authors(note.sources)
    for correction in body.corrections:
        yield from correction.authors
        yield from _cited_authors(correction.sources)


def _cited_authors(citations: tuple[Citation, ...]) -> Iterator[str]:
    for citation in citations:
        yield from _authors(citation.source)


def _authors(source: Source | None) -> tuple[str, ...]:
    return source.authors if source else ()


def _cited(body: Body) -> Iterator[str]:
    """Yield the ids of sources.yaml that notes and corrections cite."""
    for note in body.notes:
        yield from (cited.id for cited in note.sources if cited.id)
    for correction in body.corrections:
        yield from (cited.id for cited in correction.sources if cited.id)
