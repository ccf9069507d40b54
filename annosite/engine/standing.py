"""How a site stood when it was built last: for the next build, where only words of some articles changed.

What is kept: of every article what it was made from and its shape (assemble/shape.py), the outline that came of all
shapes, and what was found wrong. All of it is named by one digest, the site's *state*. The output's manifest says which state is
published; only where that is the one kept here need no more be looked at than what the changed articles reach.
"""

from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from annosite.assemble.shape import shape_of_entity, words_of_entity
from annosite.base.diagnostics import Diagnostic
from annosite.base.digest import digest, digest_bytes
from annosite.base.memo import Entry, Memo
from annosite.engine.desk import Desk
from annosite.engine.files import Files
from annosite.engine.outlines import packed, unpacked
from annosite.engine.summary import HeldBack
from annosite.engine.whole import Whole
from annosite.model.build import Counts
from annosite.model.content import Manuscript
from annosite.model.entity import Glossary
from annosite.model.records import ArticleRecord
from annosite.model.site import Material, Outline
from annosite.render.pages import drawn_with
from annosite.render.theme import Theme

STANDING, OUTLINE = "standing", "outline"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Noted(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """One article as it was."""

    files: str
    """Digests of its files (``files_of``)."""
    key: str
    """Under which the memo has what came of it."""
    shape: str
    """Empty: it has no page."""
    title: str
    """Digest of its language and title: no two articles may share them unnoticed."""
    row: int = 0
    """The memo's number for it, which finds its values sooner than the key does; 0: not known."""
    sealed: str = ""
    """The key under which these were put, where that is another."""

    def entry(self, path: str) -> Entry | None:
        """Return where the memo has what came of the article at ``path``, if the number is known."""
        return Entry(self.row, path, self.key, self.sealed or self.key, b"") if self.row else None


class GlossaryDigests(msgspec.Struct, frozen=True, array_like=True):
    """Digests of the glossary."""

    whole: str = ""
    """Where it is the same, so are the others."""
    shape: str = ""
    """Of what decides on more than what is shown of an entity (assemble/shape.py)."""
    words: dict[str, str] = {}
    """Of each entity's words that decide on nothing else, by its id; those that have none are left out."""


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """Digests of what a site is made from beside its articles."""

    matter: str
    """Of all that it is put together from."""
    theme: str
    """Of what it is drawn with."""
    drawn: dict[str, str] = {}
    """Of what of that pages of each template can depend on (render/pages.py)."""
    glossary: GlossaryDigests = GlossaryDigests()
    """Of the glossary, of whose shape ``matter`` is one too."""

    def reached_from(self, before: "Frame") -> frozenset[str]:
        """Return the templates whose pages may have come to look otherwise by another theme."""
        return frozenset(name for name, drawn in self.drawn.items() if before.drawn.get(name) != drawn)


class Standing(msgspec.Struct, frozen=True):
    """A site as it was built without errors."""

    frame: Frame
    outline: str
    """Digest of the outline, which is stored apart."""
    articles: dict[str, Noted]
    """By path, in order of path."""
    today: str
    """The day on which it was judged, in the site's time zone."""
    since: str
    until: str
    """Between these moments (ISO, UTC) of the build's clock nothing of any article is released or held back anew; empty: ever."""
    problems: dict[str, tuple[Diagnostic, ...]]
    """What was found in single articles, by path."""
    found: tuple[Diagnostic, ...]
    """What was found in putting together and judging the whole."""
    counts: Counts
    held: HeldBack

    def holds_on(self, day: str) -> bool:
        """Return whether it would be judged alike on this day (ISO): only dates that lay ahead turn out otherwise."""
        ahead = any(problem.code == "date-in-future" for problem in self.found)
        return day == self.today or (day > self.today and not ahead)

    @property
    def state(self) -> str:
        """The digest that names all that is published of this site."""
        told = (f"{path}\0{noted.key}" for path, noted in self.articles.items())
        frame = self.frame
        return digest_bytes("\0".join((frame.matter, frame.theme, frame.glossary.whole, *told)).encode())

    @property
    def keys(self) -> dict[str, str]:
        """The memo's keys of those articles that have a page, by path."""
        return {path: noted.key for path, noted in self.articles.items() if noted.shape}


def files_of(one: Manuscript, files: Files) -> str:
    """Return the digests of an article's files; empty where one has to be read first."""
    article = files.seen(one.article.path)
    if article is None:
        return ""
    told = [article.digest]
    for info in one.sidecars:
        seen = files.seen(info.path)
        if seen is None:
            return ""
        told += (info.path.rpartition("/")[2], seen.digest)
    return "\0".join((*told, *one.bundle))


def title_of(record: ArticleRecord) -> str:
    """Return the digest of what no two articles may share unnoticed."""
    return digest(record.card.language, record.card.title.casefold())


def frame_of(desk: Desk, material: Material, theme: Theme, before: Frame | None) -> Frame:
    """Return the digests of all that a site is made from beside its articles; ``before``: as they were, if that is known."""
    options, texts = material.options, desk.texts
    flags = replace(options, clock=_EPOCH, jobs=0, executor="auto", scheduler="", force=False, strict=False)
    digests = before.glossary if before is not None else GlossaryDigests()
    if digests.whole != desk.names.glossary:
        digests = _digests(desk.names.glossary, material.glossary)
    matter = digest(
        desk.context.code,
        material.config,
        flags,
        (digests.shape, material.glossary.held, material.glossary.next_release),
        material.pages,
        # Another biography is only other words, unless it leads elsewhere (check/site).
        sorted((*whose, bio.links) for whose, bio in material.bios.items() if bio.links),
        material.sources,
        material.files,
        (texts.held, texts.until, texts.missing),
    )
    return Frame(matter, theme.digest, drawn_with(theme), digests)


def _digests(whole: str, glossary: Glossary) -> GlossaryDigests:
    entities = glossary.entities
    words = {ident: words_of_entity(entity) for ident, entity in entities.items()}
    return GlossaryDigests(
        whole,
        digest([(ident, shape_of_entity(entity)) for ident, entity in entities.items()]),
        {ident: said for ident, said in words.items() if said},
    )


def stand(frame: Frame, desk: Desk, whole: Whole, outline: str) -> Standing:
    """Return how a site stands that was put together; ``outline``: the digest of its outline."""
    articles = whole.articles
    kept = articles.kept
    noted = {}
    for one in desk.written:
        path = one.article.path
        record = kept[path].record
        shape, title = (record.shape, title_of(record)) if record else ("", "")
        key, entry = articles.keys[path], articles.entries.get(path)
        row, sealed = (entry.id, entry.first_key if entry.first_key != key else "") if entry else (0, "")
        noted[path] = Noted(files_of(one, desk.files), key, shape, title, row, sealed)
    return Standing(
        frame=frame,
        outline=outline,
        articles=noted,
        today=desk.today.isoformat(),
        since=max((it.since for it in kept.values()), default=""),
        until=min((it.until for it in kept.values() if it.until), default=""),
        problems={path: it.problems for path, it in kept.items() if it.problems},
        found=whole.found,
        counts=whole.counts,
        held=whole.held,
    )


def remember(frame: Frame, desk: Desk, whole: Whole, before: Standing | None) -> str:
    """Store how a site stands that was put together without errors; return its state. ``before``: how it stood, if known."""
    data, outline = packed(whole.outline)
    if before is None or before.outline != outline:
        desk.memo.put_whole(OUTLINE, data)
    standing = stand(frame, desk, whole, outline)
    save_standing(desk.memo, standing)
    return standing.state


_encode = msgspec.msgpack.encode
_decode_standing = msgspec.msgpack.Decoder(Standing).decode


def load_standing(memo: Memo) -> Standing | None:
    """Return how the site stood; None where that is not known."""
    data = memo.whole(STANDING)
    try:
        return None if data is None else _decode_standing(data)
    except msgspec.MsgspecError:
        return None


def load_outline(memo: Memo, standing: Standing) -> Outline | None:
    """Return the outline of a site that stood so; None where the memo has another."""
    data = memo.whole(OUTLINE)
    return None if data is None else unpacked(data, standing.outline)


def save_standing(memo: Memo, standing: Standing) -> None:
    """Store how the site stands."""
    memo.put_whole(STANDING, _encode(standing))
