"""What search finds: one record for each text, note, correction, plain page and name, in the language of its edition.

The records are made of what was written, not of pages, so that they are the same under any theme. Notes and
corrections are found at their own place in the article. What is unlisted is in none of them.
"""

from collections.abc import Iterator

from msgspec import Struct

from annosite.model.article import Body, CorrectionText, NoteText
from annosite.model.page import Part
from annosite.model.records import ArticleRecord
from annosite.render.parts import EditionParts, joined
from annosite.render.plaintext import plain


class Label(Struct, frozen=True):
    """A word for readers: ``text``, or where it is empty the interface's ``word``."""

    text: str = ""
    word: str = ""


class SearchRecord(Struct, frozen=True):
    """One thing to find."""

    url: str
    """Site path, with the fragment of its place."""
    title: str
    text: str
    """Plain; what stands in ``title`` is not repeated."""
    kind: Label
    """What it can be filtered by: Articles, Notes, People …"""
    label: Label = Label()
    """What it says of itself: the kind of note or correction."""
    within: str = ""
    """Title of the article that it stands in."""
    people: tuple[str, ...] = ()
    """Names."""
    tags: tuple[str, ...] = ()
    year: str = ""


def search_part(parts: EditionParts) -> Part:
    """Return the records of an edition as the part ``records``; its digest covers all texts."""
    site, edition, language = parts.site, parts.edition, parts.language
    keys = [edition.prefix]
    for path in edition.articles:
        record = site.articles[path]
        keys += (path, record.body, record.facts, edition.url(f"article:{path}"))
        for row in record.rows:
            entity = site.entities.get(row.entity)
            keys += (
                parts.directory.entity_key(row.entity, language),
                "unlisted" if entity and entity.unlisted else "",
            )
    for path in _pages(parts):
        keys += (site.pages[path].digest, edition.url(f"page:{path}"))
    for idents in edition.index.values():
        for ident in idents:
            words = parts.directory.words(ident, language)
            keys += (parts.directory.entity_key(ident, language), _bio_digest(parts, ident))
            keys += (words.name, *words.aliases, edition.url(f"entity:{ident}"))
    return Part("records", joined(keys), lambda: tuple(_records(parts)))


def _records(parts: EditionParts) -> Iterator[SearchRecord]:
    for path in parts.edition.articles:
        yield from _article(parts, parts.site.articles[path])
    for path in _pages(parts):
        record = parts.site.pages[path]
        text = parts.site.load.page(path).text
        yield SearchRecord(parts.edition.url(f"page:{path}"), record.title, text, Label(word="pages"))
    for kind, idents in parts.edition.index.items():
        for ident in idents:
            yield _entity(parts, kind, ident)


def _pages(parts: EditionParts) -> Iterator[str]:
    return (path for path in parts.edition.pages if not parts.site.pages[path].unlisted)


def _article(parts: EditionParts, record: ArticleRecord) -> Iterator[SearchRecord]:
    card, body = record.card, parts.site.load.body(record.card.path)
    url = parts.edition.url(f"article:{card.path}")
    names = _names(parts, record)
    people = tuple(names[row.entity] for row in record.rows if row.count and row.entity in names)
    year = card.date[:4]
    yield SearchRecord(
        url,
        card.title,
        corrected_text(body),
        Label(word="articles"),
        people=people,
        tags=card.tags,
        year=year,
    )
    for note in body.notes:
        if note.display in ("footnote", "unplaced"):
            continue
        about = [names[ident] for ident in (*note.about, note.speaker) if ident in names]
        yield _note(parts, note, url, card.title, tuple(dict.fromkeys(about)), card.tags, year)
    for it in body.corrections:
        if it.kind != "typo" and not it.unplaced:
            concerned = tuple(names[ident] for ident in it.entities if ident in names)
            yield _correction(it, url, card.title, concerned, card.tags, year)


def _names(parts: EditionParts, record: ArticleRecord) -> dict[str, str]:
    """Return the names of listed people whom the article has to do with, by id."""
    found = {}
    for row in record.rows:
        item = parts.directory.entity(row.entity, parts.language, "")
        if item and item.type == "people" and not parts.site.entities[row.entity].unlisted:
            found[row.entity] = item.name
    return found


def corrected_text(body: Body) -> str:
    """Return the article's text with its corrections in it; the title is left out."""
    title_end = body.text.find("\n\n") + 2
    text = body.text
    placed = [
        (spot.start, spot.end, it.replacement)
        for it in body.corrections
        if it.replacement is not None and not it.applied and not it.superseded_by and not it.unplaced
        for spot in it.spots
    ]
    for start, end, replacement in sorted(placed, reverse=True):
        if start >= title_end:
            text = text[:start] + replacement + text[end:]
    return text[title_end:] if title_end >= 2 else text


def _note(
    parts: EditionParts,
    note: NoteText,
    url: str,
    title: str,
    people: tuple[str, ...],
    tags: tuple[str, ...],
    year: str,
) -> SearchRecord:
    kind = parts.site.config.note_kinds.get(note.kind)
    quote = note.spots[0].exact if note.spots else ""
    heading = note.title or note.claim or quote or title
    said = (note.claim, quote, plain(note.html) or _summary(parts, note))
    return SearchRecord(
        f"{url}#note-{note.id}",
        heading,
        " – ".join(part for part in said if part and part != heading),
        Label(word="fact_checks" if note.kind == "fact-check" else "notes"),
        Label(kind.label if kind else "", f"kind_{note.kind}"),
        title,
        people,
        tags,
        year,
    )


def _summary(parts: EditionParts, note: NoteText) -> str:
    item = parts.directory.entity(note.about[0], parts.language, "") if note.about else None
    return item.summary if item else ""


def _correction(
    it: CorrectionText, url: str, title: str, people: tuple[str, ...], tags: tuple[str, ...], year: str
) -> SearchRecord:
    changed = f"{it.quote} → {it.replacement}" if it.replacement else it.quote
    fragment = it.target.replace("note:", "note-") if it.target.startswith("note:") else f"correction-{it.id}"
    return SearchRecord(
        f"{url}#{fragment}",
        changed or title,
        plain(it.reason),
        Label(word="corrections"),
        Label(word=f"correction_{it.kind}"),
        title,
        people,
        tags,
        it.date[:4] or year,
    )


def _entity(parts: EditionParts, kind: str, ident: str) -> SearchRecord:
    site = parts.site
    words = parts.directory.words(ident, parts.language)
    item = parts.directory.entity(ident, parts.language)
    roles = [role.title for role in parts.directory.roles(ident, parts.language)]
    bio = _bio_key(parts, ident)
    text = site.load.bio(*bio).text if bio in site.bios else ""
    described = (", ".join(words.aliases), item.summary if item else "", ", ".join(roles), text)
    own = site.config.entity_types[kind]
    return SearchRecord(
        parts.edition.url(f"entity:{ident}"),
        words.name,
        " – ".join(part for part in described if part),
        Label(own.plural, f"type_{kind}"),
        Label(own.singular, f"one_{kind}"),
        people=(words.name,) if kind == "people" else (),
    )


def _bio_key(parts: EditionParts, ident: str) -> tuple[str, str]:
    own = (ident, parts.language)
    return own if own in parts.site.bios else (ident, "")


def _bio_digest(parts: EditionParts, ident: str) -> str:
    record = parts.site.bios.get(_bio_key(parts, ident))
    return record.digest if record else ""
