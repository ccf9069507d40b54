"""Lists of articles and entities: home, entities of each type, tags."""

from collections.abc import Iterator, Sequence

from annosite.model.page import Page
from annosite.model.sheet import NavLink
from annosite.render.pagemakers.logs import corrections_part
from annosite.render.pagemakers.matrix import matrix_columns, matrix_parts
from annosite.render.pagemakers.places import blocks, places
from annosite.render.parts import EditionParts, constant
from annosite.render.sizes import ENTITIES_A_PAGE, LATELY, MOST_NAMED


def home_blocks(parts: EditionParts) -> Iterator[str]:
    """Yield the blocks of the home page."""
    return blocks(len(parts.edition.articles), parts.site.config.pagination)


def home_pages(parts: EditionParts, block: str) -> Iterator[Page]:
    """Yield the pages of one block of the home page."""
    articles = parts.edition.articles
    log = parts.edition.log[:LATELY]
    total = constant("total", len(articles))
    for output, at, part, first in places(
        parts, "list:home", len(articles), parts.site.config.pagination, block
    ):
        entries = log if first else ()
        paths = sorted({it.path for it in entries})
        people = _most_named(parts) if first else []
        scope = parts.scope
        if not (
            scope.item(articles[part])
            or scope.text(paths)
            or scope.entity(ident for ident, _, _ in people)
            or (first and scope.counts)
        ):
            continue
        yield Page(
            output,
            "home",
            (
                parts.frame,
                at,
                parts.items("articles", articles[part]),
                total,
                corrections_part(parts, "corrections", entries),
                parts.entities("people", people),
                parts.lookups(paths),
                parts.links(paths),
            ),
            "the home page",
        )


def _most_named(parts: EditionParts) -> list[tuple[str, int, int]]:
    listed = set(parts.edition.index.get("people", ()))
    named = [
        (ident, it.mentions, it.articles) for ident, it in parts.edition.named.items() if ident in listed
    ]
    named.sort(key=lambda it: (-it[2], -it[1], it[0]))
    return [it for it in named if it[2]][:MOST_NAMED]


def index_kinds(parts: EditionParts) -> Iterator[str]:
    """Yield the types of entities that have a list."""
    return (kind for kind, idents in parts.edition.index.items() if idents)


def index_pages(parts: EditionParts, kind: str) -> Iterator[Page]:
    """Yield the list of entities of one type."""
    idents: Sequence[str] = parts.edition.index[kind]
    named, total = parts.edition.named, constant("total", len(idents))
    counts = [
        (ident, named[ident].mentions, named[ident].articles) if ident in named else (ident, 0, 0)
        for ident in idents
    ]
    columns = matrix_columns(parts, kind)
    if not (parts.scope.headline(columns) or parts.scope.entity(idents)):
        return
    for output, at, part, first in places(parts, f"list:{kind}", len(idents), ENTITIES_A_PAGE):
        yield Page(
            output,
            "glossary" if kind == "terms" else "entity-index",
            (
                parts.frame,
                at,
                constant("kind", kind),
                parts.entities("items", counts[part]),
                total,
                *matrix_parts(parts, kind if first else "", columns),
            ),
            f"the list of {kind}",
        )


def tags_pages(parts: EditionParts, _ident: str) -> Iterator[Page]:
    """Yield the list of tags."""
    edition = parts.edition
    base = edition.url("list:tags")
    entries = tuple(
        NavLink(tag.name, f"{base}{slug}/", count=len(tag.articles)) for slug, tag in edition.tags.items()
    )
    everywhere = all(it.tags for it in parts.site.editions)
    for output, at, _, _ in places(parts, "list:tags", 0, 1, everywhere=everywhere):
        if parts.scope.text(()):
            yield Page(output, "tags", (parts.frame, at, constant("entries", entries)), "the list of tags")


def tag_pages(parts: EditionParts, slug: str) -> Iterator[Page]:
    """Yield the pages of one tag."""
    tag = parts.edition.tags[slug]
    crumbs = (NavLink("", parts.edition.url("list:tags"), word="tags"),)
    name, total = constant("name", tag.name), constant("total", len(tag.articles))
    size = parts.site.config.pagination
    for output, at, part, _ in places(
        parts, f"tag:{tag.name}", len(tag.articles), size, crumbs=crumbs, everywhere=False
    ):
        if parts.scope.item(tag.articles[part]):
            articles = parts.items("articles", tag.articles[part])
            yield Page(output, "tag", (parts.frame, at, name, articles, total), f"the tag {tag.name}")
