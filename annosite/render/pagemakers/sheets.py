"""An article's page as a part of other files: of feeds, of its annotations."""

from collections.abc import Iterator, Sequence
from functools import partial

from annosite.model.page import Part
from annosite.model.records import ArticleRecord
from annosite.model.sheet import Sheet
from annosite.render.files.feeds import Entry
from annosite.render.parts import EditionParts, joined
from annosite.render.views.article import article


def sheets_part(parts: EditionParts, paths: Sequence[str]) -> Part:
    """Return what the pages of several articles show, their neighbours left out, as the part ``entries``."""

    def load() -> tuple[Entry, ...]:
        return tuple(
            Entry(_digest(parts, path), partial(_load, parts, path), partial(parts.site.load.entry, path))
            for path in paths
        )

    return Part("entries", joined(_digest(parts, path) for path in paths), load)


def _digest(parts: EditionParts, path: str) -> str:
    found = parts.sheet_keys.get(path)
    if found is None:
        found = parts.sheet_keys[path] = sheet_part(tuple(_pieces(parts, path))).digest
    return found


def _load(parts: EditionParts, path: str) -> Sheet:
    found: Sheet = sheet_part(tuple(_pieces(parts, path))).load()
    return found


def _pieces(parts: EditionParts, path: str) -> Iterator[Part]:
    url = parts.edition.url(f"article:{path}")
    yield parts.frame
    yield parts.card(path)
    yield parts.item(path)
    yield parts.body(path)
    # Whom the article names and nobody speaks of in its notes is a link here and nothing more.
    yield parts.lookups([path])
    yield parts.links([path])
    yield parts.at(url, alternates=parts.site.alternates.get(path, ()))
    yield image_part(parts, parts.site.articles[path])


def image_part(parts: EditionParts, record: ArticleRecord) -> Part:
    """Return the site path of an article's picture; empty where it has none."""
    image = record.card.image
    url = (parts.edition.find(f"asset:content/{image}") or "") if image else ""
    return Part("image", url, lambda: url)


def sheet_part(parts: Sequence[Part]) -> Part:
    """Return what an article's page shows, its neighbours left out, of the page's other parts."""

    def load() -> Sheet:
        return article(**{part.name: part.load() for part in parts}, neighbours=(None, None))

    return Part("sheet", joined(part.digest for part in parts), load)
