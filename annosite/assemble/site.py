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
from annosite.model.article import Card
from annosite.model.codes import problem
from annosite.model.config import Config, Language
from annosite.model.pictures import locate
from annosite.model.records import ArticleRecord
from annosite.model.sheet import NavLink
from annosite.model.site import Loaders, Material, Outline, Site


def illustrate(articles: Sequence[ArticleRecord], files: Container[str]) -> Checked[dict[str, ArticleRecord]]:
    """Return articles by path, in order of path, with the places of their pictures; ``files``: paths of all that may be copied."""
    ordered = sorted(articles, key=lambda it: it.card.path)
    found = {record.card.path: with_picture(record, files) for record in ordered}
    lacking = (it.card for it in ordered if it.card.image and not found[it.card.path].card.image)
    return Checked(found, tuple(map(_no_picture, lacking)))


def assemble(articles: Mapping[str, ArticleRecord], material: Material) -> Checked[Outline]:
    """Return the orders and addresses of a site with these articles (``illustrate``).

    Diagnostics tell of addresses that clash or cannot be made.
    """
    config, options, glossary = material.config, material.options, material.glossary
    pages = {record.path: record for record in sorted(material.pages, key=lambda it: it.path)}
    languages = _languages(config)
    subject = Subject(
        config,
        articles,
        pages,
        glossary.entities,
        {record.path: record for record in material.files},
        translations(articles, pages, config),
        tuple((it.code, f"{it.path}/" if it.path else "") for it in languages),
    )
    addresses = make_addresses(subject)
    resolve = party_resolver(glossary)
    directory = SiteDirectory(config, articles, glossary.entities, addresses.targets, resolve, held_at)
    writers = _writers(articles, resolve, config)
    editions = tuple(
        make_edition(
            language,
            subject,
            directory,
            addresses.targets[language.code],
            addresses.pages,
            material.sources,
            writers,
            resolve,
            base_url=material.base_url,
            portable=options.portable,
            own_search=options.search_with == "own",
            cards=options.cards,
        )
        for language in languages
    )
    alternates = _alternates(subject, addresses.targets)
    cards = [record.card for record in articles.values()]
    outline = Outline(
        editions,
        addresses.files,
        addresses.redirects,
        alternates,
        notes=sum(card.notes for card in cards),
        corrections=sum(len(card.corrections) for card in cards),
    )
    return Checked(outline, addresses.problems)


def furnish(
    outline: Outline, articles: Mapping[str, ArticleRecord], material: Material, load: Loaders
) -> Site:
    """Return the site that has this outline and these articles (``illustrate``)."""
    config, entities = material.config, material.glossary.entities
    targets = {edition.code: edition.urls for edition in outline.editions}
    resolve = party_resolver(material.glossary)
    return Site(
        config=config,
        editions=outline.editions,
        articles=articles,
        pages={record.path: record for record in sorted(material.pages, key=lambda it: it.path)},
        entities=entities,
        bios=dict(material.bios),
        members=members(entities),
        parts=parts(entities),
        sources=dict(material.sources),
        files=outline.files,
        redirects=outline.redirects,
        directory=SiteDirectory(config, articles, entities, targets, resolve, held_at, load.briefs),
        load=load,
        alternates=outline.alternates,
        notes=outline.notes,
        corrections=outline.corrections,
        base_url=material.base_url,
        portable=material.options.portable,
    )


def with_picture(record: ArticleRecord, files: Container[str]) -> ArticleRecord:
    """Return the record with its picture's path relative to content/; without, where the picture is not among ``files``."""
    card = record.card
    if not card.image:
        return record
    return replace(record, card=replace(card, image=locate(card.image, card.path, files)))


def _no_picture(card: Card) -> Diagnostic:
    message = f"the picture `{card.image}` is not found"
    hint = f"Put it beside this file ({dirname(card.path)}/) or into content/static/; capitals count."
    return problem("no-image", message, Place(card.path), hint)


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
