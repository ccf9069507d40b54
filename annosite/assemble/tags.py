"""The tags of an edition."""

from collections.abc import Iterable, Mapping

from annosite.assemble.sorting import sort_key
from annosite.assemble.tagslugs import tag_slug
from annosite.model.edition import Tag
from annosite.model.records import ArticleRecord


def collect_tags(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> dict[str, Tag]:
    """Return the tags of these articles (newest first) by slug, in order of name.

    Tags that differ in case only are one; it is spelled as the oldest article spells it.
    """
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for path in paths:
        for tag in articles[path].card.tags:
            slug = slugs.get(tag) or slugs.setdefault(tag, tag_slug(tag))
            names[slug] = tag
            tagged = found.setdefault(slug, [])
            if tagged[-1:] != [path]:
                tagged.append(path)
    return {
        slug: Tag(names[slug], slug, tuple(found[slug]))
        for slug in sorted(found, key=lambda it: sort_key(names[it]))
    }
