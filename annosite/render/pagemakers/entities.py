"""Pages of entities, and the lists of each type."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from annosite.base.digest import digest
from annosite.model.article import EntityRow, Passage
from annosite.model.edition import Named
from annosite.model.items import EntityItem
from annosite.model.page import Page, Part
from annosite.model.sheet import NavLink
from annosite.model.view import RoleView
from annosite.render.parts import EditionParts, constant, joined
from annosite.render.views.entity import Appearance, Facts, Totals
from annosite.render.views.paging import page_count, page_url

_NOTHING = (
    constant("bio", ""),
    constant("wrote", ()),
    constant("beside", ()),
    constant("members", ()),
    constant("parts", ()),
)
"""What further pages of an entity have of the things that stand on its first."""


def entity_idents(parts: EditionParts) -> Iterator[str]:
    """Yield the entities whose pages are asked for, unlisted ones among them."""
    for ident in parts.site.entities:
        named = parts.edition.named.get(ident, Named())
        shown = (*_always(parts, ident), *_first(parts, ident, named))
        if parts.scope.text(named.paths, named.wrote) or parts.scope.entity(shown):
            yield ident


def _always(parts: EditionParts, ident: str) -> tuple[str, ...]:
    """Return the entities that each page of one says something of."""
    return ident, parts.site.entities[ident].parent


def _first(parts: EditionParts, ident: str, named: Named) -> tuple[str, ...]:
    """Return those that its first page alone shows."""
    site = parts.site
    beside, members = named.beside, site.members.get(ident, ())
    return (*(other for other, _ in (*beside, *members)), *site.parts.get(ident, ()))


def entity_pages(parts: EditionParts, ident: str) -> Iterator[Page]:
    """Yield the pages of one entity."""
    size = parts.site.config.pagination
    named = parts.edition.named.get(ident, Named())
    first = parts.edition.url(f"entity:{ident}")
    pages = page_count(len(named.paths), size)
    alternates = _alternates(parts, f"entity:{ident}")
    facts, totals = _facts(parts, ident), _totals(named)
    once = _first_page(parts, ident, named)
    for page in range(1, pages + 1):
        shown = named.paths[(page - 1) * size : page * size]
        scope = parts.scope
        if not (
            scope.text(shown)
            or scope.entity(_always(parts, ident))
            or (page == 1 and (scope.headline(named.wrote) or scope.entity(_first(parts, ident, named))))
        ):
            continue
        rows = {path: parts.directory.row(path, ident) for path in shown}
        with_body = [path for path, row in rows.items() if needs_body(row)]
        bio = parts.site.bios.get(_bio(parts, ident)) if page == 1 else None
        sources = parts.site.entities[ident].sources if page == 1 else ()
        extra = [party for it in sources if it.source for party in it.source.authors]
        yield Page(
            f"{page_url(first, page)}index.html",
            "entity",
            (
                parts.frame,
                parts.at_page(first, page, pages, _crumbs(parts, ident), alternates),
                facts,
                totals,
                _appearances(parts, ident, rows),
                parts.lookups(with_body, extra, [it.id for it in sources if it.id]),
                parts.links(with_body, bio.links if bio else ()),
                *(once if page == 1 else _NOTHING),
            ),
            f"{ident} ({parts.site.entities[ident].type})",
        )


def needs_body(row: EntityRow) -> bool:
    """Return whether notes or corrections of the article belong on the entity's page."""
    return bool(row.about or row.spoke or row.corrections)


def _alternates(parts: EditionParts, target: str) -> tuple[NavLink, ...]:
    editions = parts.site.editions
    if len(editions) == 1:
        return ()
    here = parts.edition.code
    return tuple(NavLink("", it.url(target), it.code == here, it.code) for it in editions)


def _crumbs(parts: EditionParts, ident: str) -> tuple[NavLink, ...]:
    entity = parts.site.entities[ident]
    kind = parts.site.config.entity_types[entity.type]
    if entity.unlisted:
        return ()
    word = "glossary" if entity.type == "terms" else f"type_{entity.type}"
    title = "" if entity.type == "terms" else kind.plural
    return (NavLink(title, parts.edition.url(f"list:{entity.type}"), word="" if title else word),)


def _facts(parts: EditionParts, ident: str) -> Part:
    """What the glossary says; names of its organizations and parent are covered by its own key and the parent's."""
    entity, language = parts.site.entities[ident], parts.language
    last_year = parts.edition.last_year if any(not role.end for role in entity.roles) else 0
    words = parts.directory.words(ident, language)
    parent = entity.parent if entity.parent in parts.site.entities else ""
    plain = replace(
        entity,
        bio="",
        roles=(),
        translations={},
        sources=tuple(replace(it, place=None) for it in entity.sources),
        place=None,
        bio_places={},
        places={},
    )
    key = joined(
        (
            digest(plain, words.aliases, words.image_alt, last_year),
            parts.entity_key(ident),
            parts.entity_key(parent) if parent else "",
        )
    )

    def load() -> Facts:
        item = parts.directory.entity(ident, language)
        assert item is not None
        return Facts(
            entity=plain,
            item=item,
            aliases=words.aliases,
            image_alt=words.image_alt,
            roles=parts.directory.roles(ident, language),
            parent=parts.directory.entity(parent, language) if parent else None,
            last_year=last_year,
        )

    return Part("facts", key, load)


def _totals(named: Named) -> Part:
    rows = len(named.paths)
    return constant("totals", Totals(named.articles, named.mentions, rows, named.about, named.corrections))


def _appearances(parts: EditionParts, ident: str, rows: Mapping[str, EntityRow]) -> Part:
    """Return the articles of one page: the row's digest covers sentences, notes and corrections, the headline the rest."""
    keys = [parts.edition.prefix, *(f"{row.digest} {parts.place_key(path)}" for path, row in rows.items())]
    paths = tuple(rows)

    def load() -> tuple[Appearance, ...]:
        return tuple(_appearance(parts, ident, path) for path in paths)

    return Part("appearances", joined(keys), load)


def _appearance(parts: EditionParts, ident: str, path: str) -> Appearance:
    site, language = parts.site, parts.language
    row = parts.directory.row(path, ident)
    brief = site.load.briefs.brief(path)
    passages: tuple[Passage, ...] = site.load.passages(path, ident)
    item = parts.directory.entity(ident, language, brief.as_of)
    signed = any(passage.note or passage.correction for passage in passages)
    home = site.edition(brief.language).prefix
    return Appearance(
        article=parts.directory.headline(path, language),
        row=row,
        passages=passages,
        body=site.load.body(path) if signed or needs_body(row) else None,
        role=item.role if item else "",
        then=bool(item and item.role_end),
        note_pages=f"{home}notes/{brief.slug}/",
    )


def _bio(parts: EditionParts, ident: str) -> tuple[str, str]:
    """Return the key of the biography that the edition shows: its own language's, else the main one."""
    own = (ident, parts.language)
    return own if own in parts.site.bios else (ident, "")


def _first_page(parts: EditionParts, ident: str, named: Named) -> tuple[Part, ...]:
    site = parts.site
    key = _bio(parts, ident)
    bio = site.bios.get(key)
    return (
        Part("bio", bio.digest if bio else "", lambda: site.load.bio(*key).html if bio else ""),
        parts.headlines("wrote", named.wrote),
        _beside(parts, named),
        _members(parts, site.members.get(ident, ())),
        parts.entities("parts", [(part, 0, 0) for part in site.parts.get(ident, ())]),
    )


def _beside(parts: EditionParts, named: Named) -> Part:
    """Return (entity, number of shared articles)."""
    inner = parts.entities("beside", [(ident, 0, count) for ident, count in named.beside])

    def load() -> tuple[tuple[EntityItem, int], ...]:
        return tuple((item, item.articles) for item in inner.load())

    return Part("beside", inner.digest, load)


def _members(parts: EditionParts, members: Sequence[tuple[str, int]]) -> Part:
    directory, language = parts.directory, parts.language
    keys = [f"{parts.entity_key(ident)} {index}" for ident, index in members]

    def load() -> tuple[tuple[EntityItem, RoleView], ...]:
        found = []
        for ident, index in members:
            item = directory.entity(ident, language)
            if item:
                found.append((item, directory.roles(ident, language)[index]))
        return tuple(found)

    return Part("members", joined(keys), load)
