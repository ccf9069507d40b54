"""The page of a person, organization, place, event or term."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from annosite.model.article import Body, EntityRow, Passage
from annosite.model.entity import Entity
from annosite.model.items import ArticleItem, CorrectionView, EntityItem, NoteView
from annosite.model.sheet import Fill, NavLink, Sheet
from annosite.model.view import EntityView, RoleView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.cite import cited
from annosite.render.views.corrections import correction_view
from annosite.render.views.neighbourhood import neighbourhood
from annosite.render.views.notes import note_view
from annosite.render.views.paging import pagination
from annosite.render.views.passages import mention_group
from annosite.render.views.timeline import timeline


class Facts(Struct, frozen=True):
    """What the glossary says of an entity, in the page's language."""

    entity: Entity
    item: EntityItem
    """With its latest role."""
    aliases: tuple[str, ...]
    image_alt: str
    roles: tuple[RoleView, ...]
    parent: EntityItem | None
    last_year: int
    """Up to which roles still held are drawn at least; 0: unknown."""


class Totals(Struct, frozen=True):
    """Counts over all of the entity's articles."""

    articles: int
    mentions: int
    rows: int
    """Articles that its pages go through: those that name it, and those with notes or corrections about it."""
    notes: int
    corrections: int


class Appearance(Struct, frozen=True):
    """One article of the page at hand, with what it has to do with the entity."""

    article: ArticleItem
    row: EntityRow
    passages: tuple[Passage, ...]
    body: Body | None
    """None where no note and no correction has to do with the entity."""
    role: str
    """At the article's date."""
    then: bool
    note_pages: str = ""
    """URL below which its notes have their pages."""


def entity(
    frame: Frame,
    at: At,
    facts: Facts,
    bio: str,
    totals: Totals,
    appearances: Sequence[Appearance],
    wrote: tuple[ArticleItem, ...],
    beside: Sequence[tuple[EntityItem, int]],
    members: tuple[tuple[EntityItem, RoleView], ...],
    parts: tuple[EntityItem, ...],
    lookups: Lookups,
    links: Fill,
) -> Sheet:
    """Return one page of an entity; what stands on the first page only is empty on the others."""
    it, first = facts.entity, at.page == 1
    roles, axis = timeline(facts.roles, facts.last_year)
    feed = f"{at.list_url}feed.xml"
    has_feed = bool(frame.site.base_url) and it.type == "people" and not it.unlisted
    feeds = (NavLink(facts.item.name, feed),) if has_feed else ()
    spoken = tuple(_notes(appearances, frame, lookups, "spoke"))
    view = EntityView(
        entity=facts.item,
        aliases=facts.aliases,
        bio=bio if first else "",
        born=it.born,
        died=it.died,
        start=it.start or it.founded,
        end=it.end or it.dissolved,
        image=facts.item.image,
        image_alt=facts.image_alt,
        image_credit=it.image_credit,
        roles=roles if first else (),
        axis=axis,
        links=tuple(NavLink(link.name, link.url) for link in it.same_as),
        sources=cited(it.sources, lookups) if first else (),
        wrote=wrote,
        mentions=tuple(
            mention_group(here.article, here.passages, here.body, here.role, here.then)
            for here in appearances
            if here.passages
        ),
        articles=totals.articles,
        total=totals.mentions,
        notes=tuple(_notes(appearances, frame, lookups, "about")),
        note_count=totals.notes,
        said=tuple(note for note in spoken if not _is_claim(note)),
        claims=tuple(note for note in spoken if _is_claim(note)),
        corrections=tuple(_corrections(appearances, lookups)),
        correction_count=totals.corrections,
        beside=neighbourhood(beside),
        members=members,
        parent=facts.parent,
        parts=parts,
        latitude=it.latitude,
        longitude=it.longitude,
        map_x=0 if it.longitude is None else round((it.longitude + 180) / 360 * 1000),
        map_y=0 if it.latitude is None else round((90 - it.latitude) / 180 * 1000),
        pagination=pagination(at, totals.rows),
        feed_url=feed if feeds else "",
        fallback_language=facts.item.language,
    )
    return make_sheet(
        frame,
        at,
        view,
        title=facts.item.name,
        description=facts.item.summary,
        section=at.crumbs[-1].url if at.crumbs else "",
        noindex=it.unlisted,
        indexed=first,
        feeds=feeds,
        og_type="profile" if it.type == "people" and not it.anonymous else "website",
        search=(("kind", it.type),),
        fill=links,
    )


def _is_claim(note: NoteView) -> bool:
    return note.kind == "fact-check" or bool(note.verdict)


def _notes(appearances: Sequence[Appearance], frame: Frame, lookups: Lookups, how: str) -> Iterator[NoteView]:
    for here in appearances:
        wanted = here.row.about if how == "about" else here.row.spoke
        if here.body is None or not wanted:
            continue
        for note in here.body.notes:
            if note.id in wanted:
                yield note_view(
                    note, here.body, frame.config, lookups, here.article, f"{here.note_pages}{note.id}/"
                )


def _corrections(appearances: Sequence[Appearance], lookups: Lookups) -> Iterator[CorrectionView]:
    for here in appearances:
        if here.body is None:
            continue
        for correction in here.body.corrections:
            if correction.id in here.row.corrections:
                yield correction_view(correction, lookups, here.article)
