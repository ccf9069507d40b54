"""An article's card: what lists, feeds and neighbours show of it."""

from collections.abc import Sequence

from annosite.annotate.names import PEOPLE, index_of
from annosite.annotate.overlay import Overlay
from annosite.base.digest import digest
from annosite.base.patterns import Pattern
from annosite.model.article import Card, CorrectionText, Entry, NoteText
from annosite.model.content import ArticleFile
from annosite.model.names import Names
from annosite.model.prose import Prose

_unspaced = Pattern(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]"
)


def card(
    file: ArticleFile,
    prose: Prose,
    over: Overlay,
    notes: Sequence[NoteText],
    corrections: Sequence[CorrectionText],
    named: Sequence[str],
    names: Names,
) -> Card:
    """Return the card; ``named``: ids of the entities that the text names."""
    meta = file.meta
    listed = [each for each in corrections if each.kind != "typo"]
    records = index_of(names).records if named else {}
    people = sum(1 for id_ in named if id_ in records and records[id_].type == PEOPLE)
    return Card(
        path=file.path,
        slug=meta.slug,
        title=_corrected(over, prose.title),
        published_title=_published(prose, over, prose.title),
        summary=_summary(prose, over),
        language=meta.language,
        date=meta.date,
        updated=meta.updated,
        as_of=as_of(file),
        authors=meta.authors,
        tags=meta.tags,
        unlisted=meta.unlisted,
        aliases=meta.aliases,
        image=meta.image,
        image_alt=meta.image_alt,
        image_credit=meta.image_credit,
        template=meta.template,
        translation_of=meta.translation_of,
        source=meta.source,
        words=_words(prose),
        notes=sum(1 for note in notes if note.display != "footnote"),
        corrections=tuple(Entry(each.id, each.kind, each.date, digest(each)) for each in listed),
        claims=tuple(
            Entry(note.id, note.kind, note.date, digest(note), note.verdict, note.speaker)
            for note in notes
            if note.kind == "fact-check" or note.verdict
        ),
        note_ids=tuple(note.id for note in notes if note.display != "footnote"),
        people=people,
        retracted=any(each.kind == "retraction" for each in corrections),
        last_correction=max((each.date for each in listed), default=""),
        bundle=file.bundle,
    )


def as_of(file: ArticleFile) -> str:
    """Return the date at which roles and dated names are read; may be empty."""
    meta = file.meta
    return meta.as_of or (meta.source.date if meta.source else "") or meta.date


def _corrected(over: Overlay, part: tuple[int, int]) -> str:
    forward = over.corrected.forward
    return " ".join(over.corrected.text[forward(part[0]) : forward(part[1])].split())


def _published(prose: Prose, over: Overlay, part: tuple[int, int]) -> str:
    """Return a part of the text as it was first published: where the file has new words, the old ones."""
    out: list[str] = []
    at = part[0]
    for places in sorted(over.places.values(), key=lambda places: places[0].change.start):
        for one in places:
            change = one.change
            if change.applied and part[0] <= change.start and change.end <= part[1] and at <= change.start:
                out += (prose.text[at : change.start], one.struck)
                at = change.end
    out.append(prose.text[at : part[1]])
    return " ".join("".join(out).split())


def _summary(prose: Prose, over: Overlay) -> str:
    if prose.summary[1] > prose.summary[0]:
        return _corrected(over, prose.summary)
    first = next((u for u in prose.units if u.block >= 0 and u.kind == "paragraph"), None)
    return _corrected(over, (first.start, first.end)) if first is not None else ""


def _words(prose: Prose) -> int:
    """Return how many words the body has; two characters of a script without spaces count as one."""
    start, end = prose.body
    text = prose.text[start:end]
    if not text.isascii():
        return len(text.split()) + len(_unspaced.findall(text)) // 2
    folded = prose.folded  # where all white space is single spaces: to count them takes a tenth of splitting
    even = folded.text[folded.at(start) : folded.at(end)].strip(" ")
    return even.count(" ") + 1 if even else 0
