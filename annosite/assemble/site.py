"""Records to the site: URLs, editions, who wrote what. Reads no body and no file."""

from collections.abc import Callable, Container, Mapping, Sequence
from posixpath import dirname

from msgspec.structs import replace

from annosite.assemble.directory import SiteDirectory
from annosite.assemble.editions import make_edition
from annosite.assemble.party import party_resolver
from annosite.assemble.people import members, parts
from annosite.assemble.roles import held_at
from annosite.assemble.translations import translations
from annosite.assemble.urls import Subject, make_addresses
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.model.codes import problem
from annosite.model.config import Config, Language, Options
from annosite.model.content import Glossary, Source
from annosite.model.pictures import locate
from annosite.model.site import ArticleRecord, BioRecord, FileRecord, Loaders, PageRecord, Site
from annosite.model.view import NavLink


def assemble(
    articles: Sequence[ArticleRecord],
    glossary: Glossary,
    config: Config,
    options: Options,
    load: Loaders,
    *,
    pages: Sequence[PageRecord] = (),
    bios: Mapping[tuple[str, str], BioRecord] | None = None,
    sources: Mapping[str, Source] | None = None,
    files: Sequence[FileRecord] = (),
) -> Checked[Site]:
    """Return the site; diagnostics tell of addresses that clash or cannot be made.

    ``files``: everything that may be copied (content/static, bundles, images beside content); what no page uses stays
    out, but for content/static and bundles.
    """
    by_file = {record.path: record for record in files}
    problems: list[Diagnostic] = []
    by_path = {
        record.card.path: _with_picture(record, by_file, problems)
        for record in sorted(articles, key=lambda it: it.card.path)
    }
    page_records = {record.path: record for record in sorted(pages, key=lambda it: it.path)}
    entities, bibliography = glossary.entities, dict(sources or {})
    languages = _languages(config)
    subject = Subject(
        config,
        by_path,
        page_records,
        entities,
        by_file,
        translations(by_path, page_records, config),
        tuple((it.code, f"{it.path}/" if it.path else "") for it in languages),
    )
    addresses = make_addresses(subject)
    base_url = config.base_url if options.base_url is None else options.base_url
    resolve = party_resolver(glossary)
    directory = SiteDirectory(config, by_path, entities, addresses.targets, resolve, held_at)
    writers = _writers(by_path, resolve, config)
    editions = tuple(
        make_edition(
            language,
            subject,
            directory,
            addresses.targets[language.code],
            addresses.pages,
            bibliography,
            writers,
            resolve,
            base_url=base_url,
            portable=options.portable,
            own_search=options.search_with == "own",
            cards=options.cards,
        )
        for language in languages
    )
    site = Site(
        config=config,
        editions=editions,
        articles=by_path,
        pages=page_records,
        entities=entities,
        bios=dict(bios or {}),
        members=members(entities),
        parts=parts(entities),
        sources=bibliography,
        files=addresses.files,
        redirects=addresses.redirects,
        directory=directory,
        load=load,
        alternates=_alternates(subject, addresses.targets),
        base_url=base_url,
        portable=options.portable,
    )
    return Checked(site, (*problems, *addresses.problems))


def _with_picture(record: ArticleRecord, files: Container[str], problems: list[Diagnostic]) -> ArticleRecord:
    """Return the record with its picture's path relative to content/; without, where the picture is not found."""
    card = record.card
    if not card.image:
        return record
    found = locate(card.image, card.path, files)
    if not found:
        message = f"the picture `{card.image}` is not found"
        hint = f"Put it beside this file ({dirname(card.path)}/) or into content/static/; capitals count."
        problems.append(problem("no-image", message, Place(card.path), hint))
    return replace(record, card=replace(card, image=found))


def _languages(config: Config) -> tuple[Language, ...]:
    main = Language(config.language, config.title, "", config.tagline)
    return (main, *config.languages)


def _writers(
    articles: Mapping[str, ArticleRecord], resolve: Callable[[str], str], config: Config
) -> dict[str, tuple[str, ...]]:
    """Return article path → ids of the entities that wrote it, or wrote or said its source; in that order."""
    known: dict[str, str] = {}
    found = {}
    for path, record in articles.items():
        card = record.card
        parties = (*card.authors, *(card.source.authors if card.source else ()))
        for party in parties:
            if party not in known:
                known[party] = "" if party in config.authors else resolve(party)
        idents = tuple(dict.fromkeys(known[party] for party in parties if known[party]))
        if idents:
            found[path] = idents
    return found


def _alternates(subject: Subject, targets: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[NavLink, ...]]:
    """Return path → its translations, itself among them, in the order of the site's languages."""
    order = {code: index for index, (code, _) in enumerate(subject.editions)}
    any_targets = targets[subject.editions[0][0]]
    found = {}
    for path, group in subject.translations.items():
        listed = {
            language: other
            for language, other in group.items()
            if other == path or not _unlisted(subject, other)
        }
        if len(listed) > 1 and not _unlisted(subject, path):
            found[path] = tuple(
                NavLink("", any_targets[f"article:{listed[code]}"], listed[code] == path, code)
                for code in sorted(listed, key=lambda code: (order.get(code, len(order)), code))
            )
    return found


def _unlisted(subject: Subject, path: str) -> bool:
    record = subject.articles.get(path)
    return subject.pages[path].unlisted if record is None else record.card.unlisted
