"""What an article refers to, and what of it links may end in."""

from collections.abc import Iterable, Iterator

from annosite.annotate.draft import Draft
from annosite.annotate.linking import Linked
from annosite.annotate.parse import Parsed
from annosite.base.textfile import Place
from annosite.model.article import Body, Reference
from annosite.model.content import ArticleFile, Sidecar
from annosite.model.entry import Citation


def references(
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


def anchors(body: Body, linked: Linked) -> tuple[str, ...]:
    """Return every id of the page that a link may end in."""
    ids = [heading.id for heading in body.headings]
    ids += (f"note-{note.id}" for note in body.notes)
    ids += (f"correction-{each.id}" for each in body.corrections)
    ids += (each.anchor for each in linked.body)
    return tuple(dict.fromkeys(ids))
