"""What a run comes to: what was held back, what has no page, how much there is."""

from collections.abc import Iterable

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.engine.articles import Articles
from annosite.engine.texts import Texts
from annosite.load.hold import earliest
from annosite.model.build import Counts
from annosite.model.content import Held
from annosite.model.entity import Glossary
from annosite.model.site import Site


class HeldBack(Struct, frozen=True):
    """What is in no output for now."""

    counts: Held
    names: frozenset[str]
    """Paths of articles and pages, ids of entities."""


def held_back(articles: Articles, texts: Texts, glossary: Glossary) -> HeldBack:
    """Return what is held back."""
    paths = [path for path, kept in articles.kept.items() if kept.hold]
    until = [kept.until for kept in articles.kept.values()]
    counts = Held(
        articles=len(paths) + len(texts.held),
        annotations=sum(kept.held for kept in articles.kept.values()),
        entities=glossary.held,
        next_release=earliest([*until, *texts.until, glossary.next_release]),
    )
    return HeldBack(counts, frozenset((*paths, *texts.held)))


def without_page(articles: Articles, texts: Texts, clashes: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return the files that have no page because of errors; ``clashes``: addresses that two want."""
    unusable = [path for path, kept in articles.kept.items() if kept.record is None and not kept.hold]
    taken = [found.place.path for found in clashes if found.severity == "error" and found.place]
    return tuple(sorted({*unusable, *articles.lost, *texts.missing, *taken}))


def counts(site: Site, articles: Articles) -> Counts:
    """Return how much there is."""
    return Counts(
        articles=len(site.articles),
        pages=len(site.pages),
        entities=len(site.entities),
        notes=site.notes,
        corrections=site.corrections,
        annotated=len(articles.why),
    )
