"""Small sites made of model objects, for tests of what stands after annotating: no file, no Markdown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from annosite.assemble.briefs import BriefsOf
from annosite.assemble.record import record_article, record_bio, record_page
from annosite.assemble.site import assemble, furnish, illustrate
from annosite.base.diagnostics import Checked
from annosite.base.digest import digest
from annosite.model.article import (
    Article,
    Block,
    Body,
    Card,
    CorrectionText,
    EntityRow,
    Entry,
    NoteText,
    Passage,
    RichText,
    Spot,
)
from annosite.model.config import Config, EntityType, Options, Verdict
from annosite.model.content import ArticleFile, Meta
from annosite.model.entity import Entity, Glossary
from annosite.model.entry import Source
from annosite.model.records import FileRecord
from annosite.model.site import Loaders, Material, Site
from msgspec.structs import replace

TYPES = {
    key: EntityType(key, "", "", key) for key in ("people", "organizations", "places", "events", "terms")
}
CONFIG = Config(
    title="The Site",
    tagline="Told again",
    base_url="https://example.org/sub/",
    entity_types=TYPES,
    pagination=2,
    verdicts=(Verdict("false", "", 1), Verdict("true", "", 2)),
)
OPTIONS = Options(clock=datetime(2026, 11, 23, tzinfo=UTC))


def person(ident: str, name: str = "", **more: object) -> Entity:
    """A person: ``person("ada-lovelace")`` is Ada Lovelace."""
    name = name or ident.replace("-", " ").title()
    given, _, surname = name.rpartition(" ")
    values: dict = {
        "type": "people",
        "sort_name": f"{surname}, {given}" if given else name,
        "surname": surname,
    }
    return Entity(ident, name=name, **(values | more))


def entity(type_: str, ident: str, name: str = "", **more: object) -> Entity:
    """Anything but a person."""
    return Entity(ident, type=type_, name=name or ident.replace("-", " ").title(), **more)


def article(
    name: str,
    date: str = "2020-02-01",
    *,
    names: Mapping[str, int] | None = None,
    notes: Sequence[NoteText] = (),
    corrections: Sequence[CorrectionText] = (),
    html: str = "",
    **card: object,
) -> Article:
    """An article at content/articles/NAME.md that names entities so many times each, in one paragraph."""
    path = f"content/articles/{name}.md"
    title = str(card.pop("title", name.replace("-", " ").title()))
    counts = dict(names or {})
    for note in notes:
        counts |= {ident: counts.get(ident, 0) for ident in (*note.about, note.speaker) if ident}
    for correction in corrections:
        counts |= {ident: counts.get(ident, 0) for ident in correction.entities}
    passages = {
        ident: tuple(
            Passage(f"mention-{ident}-{n}", f"Sentence {n} of {name}: ", ident.upper(), " spoke.", n, n + 1)
            for n in range(1, count + 1)
        )
        for ident, count in counts.items()
    }
    body = Body(
        title=title,
        summary="",
        blocks=(Block(html or f"<p>{name}</p>"),),
        notes=tuple(notes),
        corrections=tuple(corrections),
        text=f"{title}\n\n{name} text",
        entities=tuple(ident for ident, count in counts.items() if count),
    )
    rows = tuple(_row(ident, count, passages[ident], notes, corrections) for ident, count in counts.items())
    values: dict = {
        "path": path,
        "slug": name.rpartition("/")[2].removesuffix(".es"),
        "title": title,
        "published_title": title,
        "summary": f"About {name}.",
        "language": "es" if name.endswith(".es") else "en",
        "date": date,
        "as_of": date,
        "notes": len(notes),
        "note_ids": tuple(note.id for note in notes),
        "corrections": tuple(
            Entry(it.id, it.kind, it.date, digest(it)) for it in corrections if it.kind != "typo"
        ),
        "claims": tuple(
            Entry(it.id, it.kind, it.date, digest(it), it.verdict, it.speaker)
            for it in notes
            if it.kind == "fact-check"
        ),
        "words": 460,
        "people": sum(1 for count in counts.values() if count),
    }
    return Article(Card(**(values | card)), rows, passages, body)


def _row(
    ident: str,
    count: int,
    passages: tuple[Passage, ...],
    notes: Sequence[NoteText],
    corrections: Sequence[CorrectionText],
) -> EntityRow:
    about = tuple(note.id for note in notes if ident in note.about)
    spoke = tuple(note.id for note in notes if note.speaker == ident)
    touched = tuple(it.id for it in corrections if ident in it.entities)
    shown = [it for it in (*notes, *corrections) if it.id in {*about, *spoke, *touched}]
    first = passages[0].anchor if passages else ""
    return EntityRow(ident, count, first, about, spoke, touched, digest(passages, shown))


def note(ident: str, number: int | None = 1, html: str = "<p>A note.</p>", **more: object) -> NoteText:
    """A note on the words “some words”."""
    kind = str(more.pop("kind", "context"))
    spots = more.pop("spots", (Spot(0, 10, 1, "some words"),))
    return NoteText(ident, number, kind, html, spots=spots, **more)


def correction(ident: str, date: str = "2020-02-02", **more: object) -> CorrectionText:
    """A correction of “old” to “new”."""
    values: dict = {"letter": "A", "kind": "error", "reason": "<p>Because.</p>", "quote": "old"}
    values |= {"replacement": "new", "struck": "old", "inserted": "new", "spots": (Spot(0, 3, 1, "old"),)}
    return CorrectionText(ident, date=date, **(values | more))


def plain_page(
    name: str, title: str = "", html: str = "<p>Plain.</p>", **meta: object
) -> tuple[ArticleFile, RichText]:
    """A plain page at content/pages/NAME.md."""
    slug, _, language = name.partition(".")
    file = ArticleFile(
        f"content/pages/{name}.md",
        Meta(title or slug.title(), slug, language=language or "en", **meta),
        "",
    )
    return file, RichText(html, text="Plain.")


def make_site(
    articles: Sequence[Article] = (),
    entities: Sequence[Entity] = (),
    *,
    pages: Sequence[tuple[ArticleFile, RichText]] = (),
    sources: Mapping[str, Source] | None = None,
    files: Sequence[str] = (),
    config: Config = CONFIG,
    portable: bool = False,
    cards: bool = False,
    **settings: object,
) -> Checked[Site]:
    """Assemble a site; ``settings`` are fields of Config."""
    by_path = {it.card.path: it for it in articles}
    texts = {file.path: text for file, text in pages}
    bios: dict[tuple[str, str], RichText] = {}
    for it in entities:
        for language, bio in {"": it.bio, **{code: own.bio for code, own in it.translations.items()}}.items():
            if bio:
                bios[it.id, language] = RichText(f"<p>{bio}</p>")
    records = illustrate([record_article(it) for it in articles], files)
    load = Loaders(
        briefs=BriefsOf(records.value),
        body=lambda path: by_path[path].body,
        corrections=lambda path: by_path[path].body.corrections,
        passages=lambda path, ident: by_path[path].passages.get(ident, ()),
        page=lambda path: texts[path],
        bio=lambda ident, language: bios[ident, language],
        data=lambda path: path.encode(),
        entry=lambda path, form, parts, make: make(),
    )
    material = Material(
        Glossary({it.id: it for it in sorted(entities, key=lambda it: it.id)}),
        replace(config, **settings),
        replace(OPTIONS, portable=portable, cards=cards),
        pages=[record_page(*it) for it in pages],
        bios={key: record_bio(text) for key, text in bios.items()},
        sources=dict(sources or {}),
        files=[FileRecord(path, digest(path)) for path in files],
    )
    made = assemble(records.value, material)
    site = furnish(made.value, records.value, material, load)
    return Checked(site, (*records.diagnostics, *made.diagnostics))
