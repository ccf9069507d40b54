"""Lists of what is in articles: the log of corrections, fact-checks, sources."""

from collections.abc import Callable, Iterator, Sequence

from annosite.model.article import Body, Card, CorrectionText, Entry
from annosite.model.edition import Logged
from annosite.model.items import ArticleItem, SourceView
from annosite.model.page import Page, Part
from annosite.render.pagemakers.places import blocks, places
from annosite.render.parts import EditionParts, constant, joined
from annosite.render.sizes import CITING_A_SOURCE, SOURCES_A_PAGE

Entries = Sequence[Logged]
Listed = Callable[[Card], tuple[Entry, ...]]
"""Returns those entries of an article that a list is made of."""


def correction_blocks(parts: EditionParts) -> Iterator[str]:
    """Yield the blocks of the log of corrections; there is one even where nothing was corrected."""
    return blocks(len(parts.edition.log), parts.site.config.pagination)


def correction_pages(parts: EditionParts, block: str) -> Iterator[Page]:
    """Yield the pages of one block of the log of corrections."""
    log = parts.edition.log
    size = parts.site.config.pagination
    for output, at, part, _ in places(parts, "list:corrections", len(log), size, block):
        paths = sorted({it.path for it in log[part]})
        if not parts.scope.text(paths):
            continue
        yield Page(
            output,
            "corrections",
            (
                parts.frame,
                at,
                corrections_part(parts, "entries", log[part]),
                constant("kinds", parts.correction_kinds),
                constant("total", len(log)),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the log of corrections",
        )


def claim_blocks(parts: EditionParts) -> Iterator[str]:
    """Yield the blocks of the list of fact-checks; none where there are none."""
    claims = parts.edition.claims
    return blocks(len(claims), parts.site.config.pagination) if claims else iter(())


def claim_pages(parts: EditionParts, block: str) -> Iterator[Page]:
    """Yield the pages of one block of the list of fact-checks."""
    claims = parts.edition.claims
    everywhere = all(it.claims for it in parts.site.editions)
    for output, at, part, _ in places(
        parts, "list:fact-checks", len(claims), parts.site.config.pagination, block, everywhere=everywhere
    ):
        paths = sorted({it.path for it in claims[part]})
        if not parts.scope.text(paths):
            continue
        yield Page(
            output,
            "fact-checks",
            (
                parts.frame,
                at,
                _checked(parts, claims[part]),
                constant("counts", parts.verdicts),
                constant("total", len(claims)),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the list of fact-checks",
        )


def source_blocks(parts: EditionParts) -> Iterator[str]:
    """Yield the blocks of the list of sources; none where sources.yaml has none."""
    return blocks(len(parts.edition.bibliography), SOURCES_A_PAGE) if parts.site.sources else iter(())


def source_pages(parts: EditionParts, block: str) -> Iterator[Page]:
    """Yield the pages of one block of the list of sources."""
    idents = parts.edition.bibliography
    for output, at, part, _ in places(parts, "list:sources", len(idents), SOURCES_A_PAGE, block):
        citing = (_citing(parts, ident) for ident in idents[part])
        if not (parts.scope.headline(*citing) or parts.scope.source(idents[part])):
            continue
        total = constant("total", len(idents))
        entries = _cited(parts, idents[part])
        yield Page(output, "sources", (parts.frame, at, entries, total), "the list of sources")


def corrections_part(parts: EditionParts, name: str, entries: Entries) -> Part:
    """Return (article, correction) of entries of the log; an entry's digest covers all that is shown of it."""
    directory, language, load_all = parts.directory, parts.language, parts.site.load.corrections

    def load() -> tuple[tuple[ArticleItem, CorrectionText], ...]:
        return tuple(
            (directory.headline(one.path, language), it)
            for one in entries
            for it in load_all(one.path)
            if it.id == one.id
        )

    return Part(name, _entries_key(parts, entries, lambda card: card.corrections), load)


def _entries_key(parts: EditionParts, entries: Entries, listed: Listed) -> str:
    return joined(f"{_digest(parts, one, listed)} {parts.headline_key(one.path)}" for one in entries)


def _digest(parts: EditionParts, one: Logged, listed: Listed) -> str:
    return next(entry.digest for entry in listed(parts.site.articles[one.path].card) if entry.id == one.id)


def _checked(parts: EditionParts, entries: Entries) -> Part:
    """Return (article, body, id, page of the note) of fact-checks; an entry's digest covers all that is shown of it."""
    site, directory, language = parts.site, parts.directory, parts.language
    cards = [site.articles[one.path].card for one in entries]
    folders = [f"{site.edition(card.language).prefix}notes/{card.slug}/" for card in cards]

    def load() -> tuple[tuple[ArticleItem, Body, str, str], ...]:
        return tuple(
            (directory.headline(one.path, language), site.load.body(one.path), one.id, f"{folder}{one.id}/")
            for one, folder in zip(entries, folders, strict=True)
        )

    key = _entries_key(parts, entries, lambda card: card.claims)
    return Part("entries", joined((key, *folders)), load)


def _cited(parts: EditionParts, idents: Sequence[str]) -> Part:
    """Return (source, the newest articles that cite it, how many do)."""
    directory, language, cited = parts.directory, parts.language, parts.edition.cited
    keys: list[str] = []
    for ident in idents:
        keys += (parts.source_key(ident), str(len(cited.get(ident, ()))))
        keys += map(parts.headline_key, _citing(parts, ident))

    def load() -> tuple[tuple[SourceView, tuple[ArticleItem, ...], int], ...]:
        return tuple(
            (
                parts.source(ident),
                tuple(directory.headline(path, language) for path in _citing(parts, ident)),
                len(cited.get(ident, ())),
            )
            for ident in idents
        )

    return Part("entries", joined(keys), load)


def _citing(parts: EditionParts, ident: str) -> tuple[str, ...]:
    return parts.edition.cited.get(ident, ())[:CITING_A_SOURCE]
