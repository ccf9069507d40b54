"""Which feeds there are: of the edition, its log of corrections, each tag, each person. Without ``base_url`` none.

Unlisted articles and entities stand in none of them; neither does an article without a date, for feeds are made of time.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from annosite.model.edition import Named
from annosite.model.page import Page
from annosite.render.files.feeds import FORMATS, Place, article_feed, correction_feed
from annosite.render.pagemakers.logs import corrections_part
from annosite.render.pagemakers.sheets import sheets_part
from annosite.render.parts import EditionParts, constant


def has_feeds(parts: EditionParts) -> Iterator[str]:
    """Yield one empty name where there are feeds."""
    return iter(("",) if parts.site.base_url else ())


def fed_tags(parts: EditionParts) -> Iterator[str]:
    """Yield the tags that have a feed."""
    return iter(parts.edition.tags if parts.site.base_url else ())


def fed_people(parts: EditionParts) -> Iterator[str]:
    """Yield the people who have a feed that is asked for."""
    edition, people = parts.edition, parts.edition.index.get("people", ()) if parts.site.base_url else ()
    for ident in people:
        named = edition.named.get(ident, Named())
        if parts.scope.text(named.paths, named.wrote):
            yield ident


def site_feeds(parts: EditionParts, _ident: str) -> Iterator[Page]:
    """Yield the feeds of an edition's articles and of its corrections."""
    home = parts.edition.url("list:home")
    for name in FORMATS:
        place = Place(f"{home}{name}", home)
        yield from _articles(parts, place, parts.edition.articles, "the feed of the site")
    yield from _corrections(parts)


def tag_feed(parts: EditionParts, slug: str) -> Iterator[Page]:
    """Yield the feed of a tag, if it is asked for."""
    edition = parts.edition
    url = f"{edition.url('list:tags')}{slug}/"
    tag = edition.tags[slug]
    place = Place(f"{url}feed.xml", url, tag.name)
    yield from _articles(parts, place, tag.articles, f"the feed of the tag {tag.name}")


def person_feed(parts: EditionParts, ident: str) -> Iterator[Page]:
    """Yield the feed of a person, if it is asked for."""
    edition = parts.edition
    url = edition.url(f"entity:{ident}")
    place = Place(f"{url}feed.xml", url, parts.directory.words(ident, edition.code).name)
    yield from _articles(parts, place, _with(parts, ident), f"the feed of {ident}")


def _articles(parts: EditionParts, place: Place, paths: Sequence[str], origin: str) -> Iterator[Page]:
    # Newest first, those without a date last.
    newest = paths[: parts.site.config.feeds_limit]
    if not parts.scope.text(newest):
        return
    dated = [path for path in newest if parts.site.articles[path].card.date]
    entries = (parts.frame, constant("place", place), sheets_part(parts, dated))
    yield Page(place.url, "feed", entries, origin, write=article_feed)


def _with(parts: EditionParts, ident: str) -> list[str]:
    """Return the articles that name a person or that they wrote, newest first: as many as a feed may have."""
    named, most = parts.edition.named.get(ident, Named()), parts.site.config.feeds_limit
    mentioned = islice((path for path, count in zip(named.paths, named.counts, strict=True) if count), most)
    found = {*mentioned, *named.wrote[:most]}
    if not parts.scope.text(found):
        return []
    return sorted(sorted(found), key=lambda path: parts.site.articles[path].card.date, reverse=True)


def _corrections(parts: EditionParts) -> Iterator[Page]:
    home = parts.edition.url("list:corrections")
    place = Place(f"{home}feed.xml", home, word="corrections")
    log = parts.edition.log[: parts.site.config.feeds_limit]
    paths = sorted({it.path for it in log})
    if not parts.scope.text(paths):
        return
    found = (
        parts.frame,
        constant("place", place),
        corrections_part(parts, "entries", log),
        parts.lookups(paths),
        parts.links(paths),
    )
    yield Page(place.url, "feed", found, "the feed of corrections", write=correction_feed)
