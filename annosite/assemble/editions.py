"""The site in one of its languages: its lists, and who stands where."""

from collections.abc import Callable, Mapping, Sequence

from annosite.assemble.claims import fact_checks
from annosite.assemble.corrections import correction_log
from annosite.assemble.directory import SiteDirectory
from annosite.assemble.frame import site_view
from annosite.assemble.neighbours import neighbours
from annosite.assemble.people import name_entities
from annosite.assemble.sorting import newest_first, sort_key
from annosite.assemble.sources import cited_in
from annosite.assemble.tags import collect_tags
from annosite.assemble.urls import Subject
from annosite.model.config import Language
from annosite.model.dates import first_day
from annosite.model.edition import Edition
from annosite.model.entity import Entity
from annosite.model.entry import Source


def make_edition(
    language: Language,
    subject: Subject,
    directory: SiteDirectory,
    targets: dict[str, str],
    addresses: frozenset[str],
    sources: Mapping[str, Source],
    writers: Mapping[str, Sequence[str]],
    resolve: Callable[[str], str],
    *,
    base_url: str,
    portable: bool,
    own_search: bool,
    cards: bool,
) -> Edition:
    """Return the edition of ``language``; unlisted articles and entities stand in none of its lists."""
    articles, code = subject.articles, language.code
    own = newest_first(
        (path for path in articles if subject.prefix(articles[path].card.language)[0] == code), articles
    )
    listed = tuple(path for path in own if not articles[path].card.unlisted)
    tags = collect_tags(listed, articles)
    log = correction_log(listed, articles)
    claims = fact_checks(listed, articles)
    index = {key: index_of(key, subject.entities, directory, code) for key in subject.config.entity_types}
    filled = {key for key, idents in index.items() if idents}
    filled |= {
        kind
        for kind, there in (
            ("tags", tags),
            ("corrections", log),
            ("fact-checks", claims),
            ("sources", sources),
            ("search", subject.config.search),
        )
        if there
    }
    readable = _readable(subject, code)
    years = [articles[path].card.date[:4] for path in listed[:1] if articles[path].card.date]
    return Edition(
        code=code,
        prefix=subject.prefix(code)[1],
        site=site_view(
            subject.config,
            language,
            targets,
            frozenset(filled),
            base_url=base_url,
            portable=portable,
            own_search=own_search,
            cards=cards,
        ),
        articles=listed,
        all_articles=own,
        readable=readable,
        pages=tuple(path for path, page in subject.pages.items() if subject.prefix(page.language)[0] == code),
        named=name_entities(readable, articles, subject.entities, writers, resolve),
        index=index,
        tags=tags,
        log=log,
        claims=claims,
        cited=cited_in(listed, articles),
        bibliography=tuple(
            sorted(sources, key=lambda ident: (sort_key(sources[ident].title or ident), ident))
        ),
        neighbours=neighbours(listed),
        urls=targets,
        addresses=addresses,
        last_year=int(years[0]) if years else 0,
    )


def _readable(subject: Subject, code: str) -> tuple[str, ...]:
    """Return the listed articles that an edition's reader is led to, newest first.

    Those in the reader's language, and those of other languages that have no translation into it.
    """
    articles = subject.articles
    several = len(subject.editions) > 1
    return newest_first(
        (
            path
            for path, record in articles.items()
            if not record.card.unlisted
            and (
                not several
                or subject.prefix(record.card.language)[0] == code
                or not _translated(subject, path, code)
            )
        ),
        articles,
    )


def _translated(subject: Subject, path: str, code: str) -> bool:
    """Return whether a listed translation stands in the edition ``code`` (or, of two outside it, an earlier one)."""
    group = subject.translations.get(path, {})
    for language, other in group.items():
        if subject.prefix(language)[0] == code and not subject.articles[other].card.unlisted:
            return True
    main = group.get(subject.editions[0][0])
    return main is not None and main != path and not subject.articles[main].card.unlisted


def index_of(
    key: str, entities: Mapping[str, Entity], directory: SiteDirectory, language: str
) -> tuple[str, ...]:
    """Return the ids of the listed entities of a type: by name, events in order of time."""
    idents = [ident for ident, entity in entities.items() if entity.type == key and not entity.unlisted]
    by_name = sorted(idents, key=lambda ident: (sort_key(directory.words(ident, language).sort_name), ident))
    if key != "events":
        return tuple(by_name)

    def begun(ident: str) -> tuple[bool, int]:
        start = entities[ident].start or entities[ident].end
        return not start, first_day(start).toordinal() if start else 0

    return tuple(sorted(by_name, key=begun))
