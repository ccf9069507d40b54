"""Which feeds there are: of the edition, its log of corrections, each tag, each person. Without ``base_url`` none.

Unlisted articles and entities stand in none of them; neither does an article without a date, for feeds are made of time.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from annosite.model.page import Page, Subject
from annosite.model.site import Named
from annosite.render.files.feeds import FORMATS, Place, article_feed, correction_feed
from annosite.render.pagemakers.lists import corrections_part
from annosite.render.pagemakers.sheets import Sheets
from annosite.render.parts import EditionParts, constant


def feeds(parts: EditionParts) -> Iterator[Page]:
    """Yield the feeds of an edition."""
    if not parts.site.base_url:
        return
    edition, sheets = parts.edition, Sheets(parts)
    home = edition.url("list:home")
    for name in FORMATS:
        place = Place(f"{home}{name}", home)
        yield from _articles(parts, sheets, place, edition.articles, "the feed of the site")
    yield from _corrections(parts)
    for slug in edition.tags:
        yield from tag_feed(parts, slug, sheets)
    for ident in edition.index.get("people", ()):
        yield from person_feed(parts, ident, sheets)


def tag_feed(parts: EditionParts, slug: str, sheets: Sheets | None = None) -> Iterator[Page]:
    """Yield the feed of a tag, if it is asked for; ``sheets``: where other feeds of the edition take theirs from."""
    edition = parts.edition
    url = f"{edition.url('list:tags')}{slug}/"
    tag = edition.tags[slug]
    place = Place(f"{url}feed.xml", url, tag.name)
    about = ("tag feed", edition.code, slug)
    yield from _articles(parts, sheets, place, tag.articles, f"the feed of the tag {tag.name}", about)


def person_feed(parts: EditionParts, ident: str, sheets: Sheets | None = None) -> Iterator[Page]:
    """Yield the feed of a person; as ``tag_feed``."""
    edition = parts.edition
    url = edition.url(f"entity:{ident}")
    place = Place(f"{url}feed.xml", url, parts.directory.words(ident, edition.code).name)
    about = ("person feed", edition.code, ident)
    yield from _articles(parts, sheets, place, _with(parts, ident), f"the feed of {ident}", about)


def _articles(
    parts: EditionParts,
    sheets: Sheets | None,
    place: Place,
    paths: Sequence[str],
    origin: str,
    subject: Subject | None = None,
) -> Iterator[Page]:
    # Newest first, those without a date last.
    newest = paths[: parts.site.config.feeds_limit]
    if not parts.scope.text(newest):
        return
    dated = [path for path in newest if parts.site.articles[path].card.date]
    entries = (parts.frame, constant("place", place), (sheets or Sheets(parts)).many(dated))
    yield Page(place.url, "feed", entries, origin, write=article_feed, subject=subject)


def _with(parts: EditionParts, ident: str) -> list[str]:
    """Return the articles that name a person or that they wrote, newest first: as many as a feed may have."""
    named, most = parts.edition.named.get(ident, Named()), parts.site.config.feeds_limit
    if not parts.scope.text(named.paths, named.wrote):
        return []
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
