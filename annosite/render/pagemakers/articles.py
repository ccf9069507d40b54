"""Pages of articles: the article, the same for frames, and its notes one by one."""

from collections.abc import Iterator

from annosite.model.page import Page, Part
from annosite.model.site import ArticleRecord
from annosite.render.parts import EditionParts


def article_pages(parts: EditionParts) -> Iterator[Page]:
    """Yield the pages of an edition's articles, unlisted ones among them."""
    for path in parts.edition.all_articles:
        yield from _pages(parts, path)


def _pages(parts: EditionParts, path: str) -> Iterator[Page]:
    record = parts.site.articles[path]
    url = parts.edition.url(f"article:{path}")
    common = (
        parts.frame,
        parts.card(path),
        parts.item(path),
        parts.body(path),
        parts.article_lookups(record),
        parts.links([path]),
    )
    image = image_part(parts, record)
    at = parts.at(url, alternates=parts.site.alternates.get(path, ()))
    yield Page(
        f"{url}index.html",
        "article",
        (*common, at, image, _neighbours(parts, path)),
        path,
        template=record.card.template,
    )
    embed = parts.at(f"{url}embed/")
    yield Page(f"{url}embed/index.html", "embed", (*common, embed, image), path)
    folder = f"{parts.edition.prefix}notes/{record.card.slug}/"
    for ident in record.card.note_ids:
        own = Part("ident", ident, lambda ident=ident: ident)  # type: ignore[misc]
        at = parts.at(f"{folder}{ident}/")
        yield Page(f"{folder}{ident}/index.html", "note", (*common, at, own), path)


def image_part(parts: EditionParts, record: ArticleRecord) -> Part:
    """Return the site path of an article's picture; empty where it has none."""
    image = record.card.image
    url = (parts.edition.find(f"asset:content/{image}") or "") if image else ""
    return Part("image", url, lambda: url)


def _neighbours(parts: EditionParts, path: str) -> Part:
    older, newer = parts.edition.neighbours.get(path, ("", ""))
    key = parts.directory.headline_key
    keys = [key(other, parts.language) if other else "" for other in (older, newer)]

    def load() -> tuple[object, ...]:
        make = parts.directory.headline
        return tuple(make(other, parts.language) if other else None for other in (older, newer))

    return Part("neighbours", "\0".join(keys), load)
