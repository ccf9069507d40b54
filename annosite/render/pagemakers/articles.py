"""Pages of articles: the article, the same for frames, its notes one by one, and files for machines."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from annosite.model.article import Passage
from annosite.model.page import Page, PageGroup, Part
from annosite.model.records import ArticleRecord
from annosite.render.files.articles import annotations_file, text_file
from annosite.render.pagemakers.sheets import image_part
from annosite.render.parts import EditionParts, joined


def article_paths(parts: EditionParts) -> Iterable[str]:
    """Return the articles of an edition whose pages are asked for, unlisted ones among them."""
    scope, paths = parts.scope, parts.edition.all_articles
    if scope.texts is None or scope.headlines is None or scope.namers is None:
        # In the order of their dates: what an article's page says of its neighbours is then at hand.
        return dict.fromkeys((*parts.edition.articles, *paths))
    beside = {other for path in scope.headlines for other in parts.edition.neighbours.get(path, ())}
    wanted = scope.texts | scope.namers | beside
    return (path for path in paths if path in wanted)


def article_pages(parts: EditionParts, path: str) -> Iterator[PageGroup]:
    """Yield the pages of one article, as a group."""
    edition = parts.edition
    notes = f"{edition.prefix}notes/{parts.site.articles[path].card.slug}/"
    found = _Pages(parts, path, edition.url(f"article:{path}"), notes)
    yield PageGroup(f"{edition.prefix}{path}", found.all_parts, found.each, (found.url, found.notes), path)


class _Pages(Struct, frozen=True):
    """The pages of one article, made of the parts that the group names and of nothing else."""

    edition: EditionParts
    path: str
    url: str
    notes: str
    """The folder of the pages of single notes."""

    def all_parts(self) -> tuple[Part, ...]:
        """Return what all pages of the article are made of."""
        return self.edition.article_parts.get(self.path, self._parts)

    def _parts(self) -> tuple[Part, ...]:
        edition, path = self.edition, self.path
        record = edition.site.articles[path]
        return (
            edition.frame,
            edition.card(path),
            edition.item(path),
            edition.body(path),
            edition.article_lookups(path),
            edition.links([path]),
            edition.at(self.url, alternates=edition.site.alternates.get(path, ())),
            image_part(edition, record),
            _neighbours(edition, path),
            _passages(edition, record),
        )

    def each(self) -> Iterator[Page]:
        """Yield the pages."""
        edition, path, url, notes = self.edition, self.path, self.url, self.notes
        card = edition.site.articles[path].card
        *common, at, image, neighbours, passages = self.all_parts()
        _, _, _, body, _, _ = common
        yield Page(f"{url}index.html", "article", (*common, at, image, neighbours), path, card.template)
        yield Page(f"{url}embed/index.html", "embed", (*common, edition.at(f"{url}embed/"), image), path)
        for ident in card.note_ids:
            own = Part("ident", ident, lambda ident=ident: ident)  # type: ignore[misc]
            here = f"{notes}{ident}/"
            yield Page(f"{here}index.html", "note", (*common, edition.at(here), own), path)
        yield Page(f"{url}text.txt", "text", (body,), path, write=text_file)
        found = (*common, at, image, passages)
        yield Page(f"{url}annotations.jsonld", "annotations", found, path, write=annotations_file)


def _neighbours(parts: EditionParts, path: str) -> Part:
    older, newer = parts.edition.neighbours.get(path, ("", ""))
    keys = [parts.headline_key(other) if other else "" for other in (older, newer)]

    def load() -> tuple[object, ...]:
        make = parts.directory.headline
        return tuple(make(other, parts.language) if other else None for other in (older, newer))

    return Part("neighbours", "\0".join(keys), load)


def _passages(parts: EditionParts, record: ArticleRecord) -> Part:
    """Return the sentences in which the article names its entities, by their ids."""
    path = record.card.path

    def load() -> dict[str, tuple[Passage, ...]]:
        idents = [row.entity for row in parts.site.articles[path].rows]
        return {ident: parts.site.load.passages(path, ident) for ident in idents}

    return Part("passages", joined(row.digest for row in record.rows), load)
