"""Mends the quotes of notes files whose article has moved on. It proposes; a person, or ``--write``, decides.

Nothing is applied by likeness alone where the meaning may have changed: such a mending waits to be accepted by its
id. The article is never touched, and of the notes file only the quote, its prefix and suffix, a bare ``occurrence``,
and the id that was derived from the old words (written out, so that links live on).
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from annosite.annotate.anchor import Finder, Range
from annosite.annotate.decide import deciding
from annosite.annotate.nearest import Nearest, Proposal
from annosite.annotate.parse import parse
from annosite.annotate.place import place_all
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.edit.yamledit import Edit, apply, find_entry, requote, with_id, without
from annosite.model.config import Config
from annosite.model.content import Anchored, ArticleFile, Quote, Sidecar
from annosite.model.prose import Prose

LIKE_ENOUGH = 0.5
"""The share of the quote's words that a passage must keep in order to be proposed (DESIGN.md §2, *changed*)."""


class Mending(Struct, frozen=True):
    """One quote and what it should become."""

    path: str
    """The notes file."""
    line: int
    article_line: int
    id: str
    """Of the note or correction; ``mention-LINE`` for an entry of ``mentions``."""
    before: str
    after: str
    """The new words; the same as ``before`` where only a count becomes a prefix or suffix."""
    beside: str = ""
    """The prefix or suffix that is added, as ``prefix "…"``."""
    diff: tuple[tuple[str, str], ...] = ()
    """(same, gone or new; words)."""
    meaning: tuple[str, ...] = ()
    """Why the meaning may have changed; empty: nothing points to that."""
    edits: tuple[Edit, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether it may be applied without being accepted by its id."""
        return not self.meaning


class _Anchor(Struct, frozen=True):
    id: str
    given: bool
    """Whether the id is written in the file, or the entry has none (mentions)."""
    anchor: Anchored


def mendings(
    article: ArticleFile, sidecar: Sidecar, files: Mapping[str, TextFile], config: Config
) -> tuple[Mending, ...]:
    """Return what can be proposed for one article. ``files``: its notes files by path.

    Nothing is proposed for a quote that stands in several places, or that resembles no passage.
    """
    parsed = parse(article, config).value
    finder = Finder(parsed.prose, parsed.references)
    nearest: Nearest | None = None
    found = []
    for each in _anchors(sidecar, finder):
        within = finder.target(each.anchor.target)
        if within is None:
            continue
        for quote in each.anchor.quotes:
            file = files.get(quote.place.path) if quote.place else None
            placing = finder.find(
                quote, within, occurrence=each.anchor.occurrence, through=each.anchor.through
            )
            if file is None or placing.trouble not in (None, "not-found", "context"):
                continue
            if placing.trouble is None:
                mending = _counted(finder, file, each, quote, within)
            else:
                if nearest is None:
                    nearest = Nearest(parsed.prose)
                mending = _drifted(finder, nearest, file, each, quote, within)
            if mending is not None:
                found.append(mending)
    return tuple(sorted(found, key=lambda mending: (mending.path, mending.line, mending.before)))


def mended(file: TextFile, chosen: Iterable[Mending]) -> str | None:
    """Return the file's text with the mendings applied; None: the result would not read as before but for them."""
    text = apply(
        file.text, (edit for mending in chosen if mending.path == file.path for edit in mending.edits)
    )
    return text if not parse_yaml(TextFile(file.path, text)).diagnostics else None


def _anchors(sidecar: Sidecar, finder: Finder) -> Iterator[_Anchor]:
    placed = place_all(sidecar, finder)
    for note in placed.notes:
        yield _Anchor(note.id, bool(note.note.id), note.note.anchor)
    for each in placed.corrections:
        # An applied correction is found by its replacement, one of a note in the note: neither quotes the file.
        if not each.correction.applied and not each.note:
            yield _Anchor(each.id, bool(each.correction.id), each.correction.anchor)
    for rule in sidecar.mentions:
        line = rule.place.line if rule.place else 0
        yield _Anchor(f"mention-{line}", True, rule.anchor)


def _counted(
    finder: Finder, file: TextFile, each: _Anchor, quote: Quote, within: tuple[int, int]
) -> Mending | None:
    """Return the mending of a bare ``occurrence``: the words beside the quote in its place."""
    occurrence = each.anchor.occurrence
    if not isinstance(occurrence, int) or quote.prefix or quote.suffix or len(each.anchor.quotes) > 1:
        return None
    entry = find_entry(file, quote.span)
    if entry is None or "occurrence" not in entry.mapping.pairs:
        return None
    hits = finder.find(quote, within).hits
    drop = without(file, entry.mapping, "occurrence")
    if not hits:
        return _mending(finder.prose, file, each, quote, finder.find(quote, within).ranges[0], [drop])
    hit = hits[occurrence - 1]
    context = deciding(finder.prose, hits, occurrence - 1)
    if not context.prefix and not context.suffix:
        return None
    edits = [*requote(file, entry, quote.exact, context.prefix, context.suffix), drop]
    beside = f'prefix "{context.prefix}"' if context.prefix else f'suffix "{context.suffix}"'
    return _mending(finder.prose, file, each, quote, hit, edits, beside=beside)


def _drifted(
    finder: Finder, nearest: Nearest, file: TextFile, each: _Anchor, quote: Quote, within: tuple[int, int]
) -> Mending | None:
    """Return the mending of a quote whose words, or the words beside it, have changed in the article."""
    entry = find_entry(file, quote.span)
    proposals = nearest.propose(finder.as_markdown(quote.exact), within)
    if entry is None or not proposals or proposals[0].kept < LIKE_ENOUGH:
        return None
    best = proposals[0]
    if len(proposals) > 1 and proposals[1].kept == best.kept:
        return None
    prefix, suffix, alone = _context(finder, best, quote, each.anchor, within)
    if not alone:
        return None
    edits = requote(file, entry, best.exact, prefix, suffix)
    if not edits:
        return None
    if not each.given:
        edits.append(with_id(file, entry, each.id))
    kept = {"prefix": quote.prefix, "suffix": quote.suffix}
    new = [
        f'{key} "{value}"' for key, value in (("prefix", prefix), ("suffix", suffix)) if value != kept[key]
    ]
    hit = Range(best.start, best.end)
    return _mending(finder.prose, file, each, quote, hit, edits, best, beside=", ".join(new))


def _context(
    finder: Finder, best: Proposal, quote: Quote, anchor: Anchored, within: tuple[int, int]
) -> tuple[str, str, bool]:
    """Return the prefix and suffix with which the new words mean the passage alone, and whether there are such."""
    if anchor.occurrence is not None:
        return quote.prefix, quote.suffix, True
    for prefix, suffix in ((quote.prefix, quote.suffix), ("", "")):
        placing = finder.find(Quote(best.exact, prefix, suffix), within)
        if [(each.start, each.end) for each in placing.ranges] == [(best.start, best.end)]:
            return prefix, suffix, True
    hits = finder.find(Quote(best.exact), within).hits
    for chosen, hit in enumerate(hits):
        if (hit.start, hit.end) == (best.start, best.end):
            context = deciding(finder.prose, hits, chosen)
            return context.prefix, context.suffix, bool(context.prefix or context.suffix)
    return "", "", False


def _mending(
    prose: Prose,
    file: TextFile,
    each: _Anchor,
    quote: Quote,
    hit: Range,
    edits: list[Edit],
    best: Proposal | None = None,
    beside: str = "",
) -> Mending:
    return Mending(
        path=file.path,
        line=quote.place.line if quote.place else 0,
        article_line=prose.line_of(hit.start),
        id=each.id,
        before=quote.exact,
        after=best.exact if best else quote.exact,
        beside=beside,
        diff=best.diff if best else (),
        meaning=best.meaning if best else (),
        edits=tuple(edits),
    )


def reworded(
    mending: Mending, words: str, article: ArticleFile, file: TextFile, config: Config
) -> Mending | None:
    """Return the mending with other words, chosen by a person; None: they stand nowhere in the article, or twice."""
    parsed = parse(article, config).value
    finder = Finder(parsed.prose, parsed.references)
    hits = finder.find(Quote(words), (0, len(parsed.prose.text))).ranges
    spans = [edit for edit in mending.edits if edit.end > edit.start]
    entry = find_entry(file, (spans[0].start, spans[0].end)) if spans else None
    if len(hits) != 1 or entry is None:
        return None
    added = [edit for edit in mending.edits if edit.text.lstrip().startswith(("id:", ", id:"))]
    edits = (*requote(file, entry, words), *added)
    return replace(mending, after=words, edits=edits, meaning=(), diff=())
