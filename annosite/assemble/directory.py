"""The small things that pages show of others, with digests of all they are made of (model/site.py: Directory).

Digests are asked for each page of each build, and entities drawn on many, so both are kept.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from annosite.assemble.briefs import BriefsOf
from annosite.assemble.entitywords import Words, initials, words_of, years
from annosite.assemble.record import minutes
from annosite.assemble.rows import Rows
from annosite.assemble.sorting import letter_of, sort_key
from annosite.base.digest import digest, digest_bytes
from annosite.base.recent import Recent
from annosite.model.article import EntityRow
from annosite.model.config import Config
from annosite.model.dates import first_day
from annosite.model.entity import Entity, Role
from annosite.model.items import ArticleItem, Author, EntityItem
from annosite.model.records import ArticleRecord
from annosite.model.sheet import NavLink
from annosite.model.site import Briefs
from annosite.model.view import RoleView

HeldAt = Callable[[str], tuple[int, ...]]
Resolve = Callable[[str], str]
_LISTED = 256
"""Articles kept as lists show them: each is asked for by the pages of its notes too, one after the other."""


class SiteDirectory:
    """Made once for a site; its only state is what it has already worked out of it."""

    def __init__(
        self,
        config: Config,
        articles: Mapping[str, ArticleRecord],
        entities: Mapping[str, Entity],
        targets: Mapping[str, Mapping[str, str]],
        resolve: Resolve,
        held_at: Callable[[Entity], HeldAt],
        briefs: Briefs | None = None,
    ) -> None:
        """Take what it looks things up in.

        ``briefs``: those of the articles, where they can be had without their records.
        ``targets``: language → target → site path. ``resolve``: an author or speaker as written → entity id or ``""``.
        """
        self._config = config
        self._articles = articles
        self._entities = entities
        self._targets = targets
        self._resolve = resolve
        self._held_at = held_at
        self._keys: dict[tuple[str, str, str], str] = {}
        self._items: dict[tuple[str, str, tuple[int, ...]], EntityItem] = {}
        self._held: dict[str, HeldAt] = {}
        self._briefs = briefs or BriefsOf(articles)
        self._rows = Rows(self._briefs, entities, resolve)
        self._headlines: dict[tuple[str, str], ArticleItem] = {}
        self._words: dict[tuple[str, str], Words] = {}
        self._listed: Recent[ArticleItem] = Recent(_LISTED)

    def among(self, articles: Mapping[str, ArticleRecord]) -> "SiteDirectory":
        """Return the same directory with other articles."""
        return SiteDirectory(
            self._config, articles, self._entities, self._targets, self._resolve, self._held_at
        )

    def release(self) -> None:
        """Let go of what is kept of articles."""
        self._rows.release()
        self._keys.clear()
        self._headlines.clear()

    def words(self, ident: str, language: str) -> Words:
        """Return the words of an entity (KeyError: there is none)."""
        found = self._words.get((ident, language))
        if found is None:
            found = words_of(self._entities[ident], language, self._config.language)
            self._words[ident, language] = found
        return found

    def entity(self, ident: str, language: str, at: str | None = None) -> EntityItem | None:
        """Return an entity with its role at ``at``."""
        entity = self._entities.get(ident)
        if entity is None:
            return None
        roles = self._roles(entity, at) if entity.roles else ()
        item = self._items.get((ident, language, roles))
        if item is None:
            item = self._item(entity, language)
            if roles:
                role, end = self._role(entity, language, roles)
                item = replace(item, role=role, role_end=end)
            self._items[ident, language, roles] = item
        return item

    def entity_key(self, ident: str, language: str) -> str:
        """Return the digest of what ``entity`` is made from, whatever the date."""
        return self._kept(("entity", ident, language), self._entity_key)

    def roles(self, ident: str, language: str) -> tuple[RoleView, ...]:
        """Return all roles of an entity in its own order, without their bars."""
        words = self.words(ident, language)
        found = []
        for title, role in zip(words.role_titles, self._entities[ident].roles, strict=True):
            name, url = self._organization(role, language)
            found.append(RoleView(title, name, url, role.start, role.end, open=not role.end))
        return tuple(found)

    def row(self, path: str, ident: str) -> EntityRow:
        """Return what an article has to do with an entity (KeyError: nothing)."""
        return self._rows.row(path, ident)

    def author(self, party: str, language: str) -> Author:
        """Return who is meant by an author or speaker as written: an author of site.yaml, an entity, a plain name."""
        known = self._config.authors.get(party)
        if known is not None:
            return Author(known.name, known.url, known.role)
        ident = self._resolve(party)
        if not ident:
            return Author(party)
        words = self.words(ident, language)
        return Author(words.name, self._targets[language][f"entity:{ident}"])

    def author_key(self, party: str, language: str) -> str:
        """Return the digest of ``author``."""
        return self._kept(("author", party, language), self._author_key)

    def article(self, path: str, language: str) -> ArticleItem:
        """Return an article as lists show it."""
        return self._listed.get((path, language), lambda: self._article(path, language))

    def _article(self, path: str, language: str) -> ArticleItem:
        card = self._articles[path].card
        head = self.headline(path, language)
        return ArticleItem(
            title=head.title,
            url=head.url,
            summary=card.summary,
            date=head.date,
            updated=card.updated,
            tags=self._tags(card.tags, language),
            authors=tuple(self.author(party, language) for party in card.authors),
            notes=card.notes,
            corrections=len(card.corrections),
            people=card.people,
            minutes=minutes(card.words),
            retracted=head.retracted,
            language=head.language,
            image=self._asset(card.image, language),
            image_alt=card.image_alt,
        )

    def article_key(self, path: str, language: str) -> str:
        """Return the digest of ``article``."""
        return self._kept(("article", path, language), self._article_key)

    def headline(self, path: str, language: str) -> ArticleItem:
        """Return an article as links show it."""
        return self._headlines.get((path, language)) or self._headline(path, language)

    def _headline(self, path: str, language: str) -> ArticleItem:
        brief = self._briefs.brief(path)
        return ArticleItem(
            title=brief.title,
            url=self._targets[language][f"article:{path}"],
            date=brief.date,
            retracted=brief.retracted,
            language="" if brief.language == language else brief.language,
        )

    def headline_key(self, path: str, language: str) -> str:
        """Return the digest of ``headline`` and of the article's date of roles."""
        return self._kept(("headline", path, language), self._headline_key)

    def _kept(self, what: tuple[str, str, str], make: Callable[[str, str], str]) -> str:
        found = self._keys.get(what)
        if found is None:
            found = self._keys[what] = make(what[1], what[2])
        return found

    def _item(self, entity: Entity, language: str) -> EntityItem:
        """Return an entity without a role."""
        words = self.words(entity.id, language)
        return EntityItem(
            id=entity.id,
            type=entity.type,
            label=self._config.entity_types[entity.type].singular,
            name=words.name,
            url=self._targets[language][f"entity:{entity.id}"],
            summary=words.summary,
            initials="" if entity.anonymous else initials(words.name),
            image=self._asset(entity.image, language),
            dates=years(entity),
            sort=sort_key(words.sort_name)[0],
            letter=letter_of(words.sort_name),
            anonymous=entity.anonymous,
            unlisted=entity.unlisted,
            language=self._config.language if words.fallback else "",
        )

    def _entity_key(self, ident: str, language: str) -> str:
        entity = self._entities.get(ident)
        if entity is None:
            return ""
        words = self.words(ident, language)
        roles = [
            (title, self._organization(role, language)[0], role.start, role.end)
            for title, role in zip(words.role_titles, entity.roles, strict=True)
        ]
        item = self.entity(ident, language, "")
        return digest(item, roles, entity.died)

    def _author_key(self, party: str, language: str) -> str:
        return digest(self.author(party, language))

    def _article_key(self, path: str, language: str) -> str:
        record = self._articles[path]
        authors = [self.author_key(party, language) for party in record.card.authors]
        tags = [self._targets[language].get(f"tag:{tag}", "") for tag in record.card.tags]
        url = self._targets[language][f"article:{path}"]
        image = self._asset(record.card.image, language)
        return digest_bytes("\0".join((record.item, url, image, language, *authors, *tags)).encode())

    def _headline_key(self, path: str, language: str) -> str:
        # A page that shows it is asked for its key first: then the record is at hand.
        item = self._headlines[path, language] = self._headline(path, language)
        return digest_bytes(f"{self._briefs.brief(path).headline}\0{item.url}\0{language}".encode())

    def _role(self, entity: Entity, language: str, roles: tuple[int, ...]) -> tuple[str, str]:
        """Return the words of one role and its end; of several at once all, and the end of the last."""
        words = self.words(entity.id, language)
        texts = []
        for index in roles:
            organization = self._organization(entity.roles[index], language)[0]
            title = words.role_titles[index]
            texts.append(f"{title}, {organization}" if organization else title)
        ends = [entity.roles[index].end for index in roles]
        return "; ".join(texts), max(ends) if all(ends) else ""

    def _roles(self, entity: Entity, at: str | None) -> tuple[int, ...]:
        """Return the roles in question: those held at a date, or for no date at all the latest."""
        if at is None:
            return _latest(entity.roles)
        held = self._held.get(entity.id)
        if held is None:
            held = self._held[entity.id] = self._held_at(entity)
        return held(at)

    def _organization(self, role: Role, language: str) -> tuple[str, str]:
        """Return name and URL of a role's organization; plain words have no URL."""
        if role.organization not in self._entities:
            return role.organization, ""
        name = self.words(role.organization, language).name
        return name, self._targets[language][f"entity:{role.organization}"]

    def _tags(self, tags: tuple[str, ...], language: str) -> tuple[NavLink, ...]:
        targets = self._targets[language]
        return tuple(NavLink(tag, targets[f"tag:{tag}"]) for tag in tags if f"tag:{tag}" in targets)

    def _asset(self, image: str, language: str) -> str:
        return self._targets[language].get(f"asset:content/{image}", "") if image else ""


def _latest(roles: tuple[Role, ...]) -> tuple[int, ...]:
    """Return the index of the role that lists show: still held, else ended last; of equals the one begun last."""

    def recency(index: int) -> tuple[str, int]:
        role = roles[index]
        return role.end or "9999", first_day(role.start).toordinal() if role.start else 0

    return (max(range(len(roles)), key=recency),) if roles else ()
