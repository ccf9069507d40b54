"""The site's feeds, from the views of what they carry."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, tzinfo
from functools import partial
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from annosite.model.article import CorrectionText
from annosite.model.items import ArticleItem, Author, CorrectionView
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import ArticleView
from annosite.render.entry import correction_html, entry_html, entry_markers
from annosite.render.feeds import Feed, Item, Writer, Written, atom, atom_entry, json_feed, moment
from annosite.render.frame import Frame, Lookups
from annosite.render.outside import Outlet, Outside
from annosite.render.theme import Theme
from annosite.render.views.corrections import correction_view

FORMATS: dict[str, Callable[[Feed], bytes]] = {"feed.xml": atom, "feed.json": json_feed}
"""By the file's name."""


_decode: dict[str, Callable[[bytes], Item | Written]] = {
    "feed.xml": msgspec.msgpack.Decoder(Written).decode,
    "feed.json": msgspec.msgpack.Decoder(Item).decode,
}


class Place(Struct, frozen=True):
    """Which feed it is."""

    url: str
    """Its own site path."""
    home: str
    """Site path of the page that it is the feed of."""
    title: str = ""
    """What the site's title is followed by; empty for the feed of the whole site."""
    word: str = ""
    """Key of the interface word that stands where ``title`` is empty."""


class Entry(Struct, frozen=True):
    """An article's page in a feed, loaded only where it is not known from another feed already."""

    digest: str
    load: Callable[[], Sheet]
    known: Callable[[str, Mapping[str, str], Callable[[], bytes]], bytes] | None = None
    """Returns the entry in a form, as an earlier build made it of the same parts, else made now; None: nobody remembers any."""

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to other machines with its page loaded."""
        return (_loaded, (self.digest, self.load()))


def _loaded(digest: str, sheet: Sheet) -> Entry:
    return Entry(digest, lambda: sheet)


def article_feed(theme: Theme, frame: Frame, place: Place, entries: Sequence[Entry]) -> bytes:
    """Return the feed of some articles, newest first; ``entries`` are their pages."""
    language = frame.site.language
    form = place.url.rpartition("/")[2]

    def make(entry: Entry) -> Item | Written:
        made = _article(theme, frame, entry.load())
        return made if form == "feed.json" else atom_entry(made, language)

    def item(entry: Entry) -> Item | Written:
        if entry.known is None:
            return make(entry)
        parts = {"sheet": entry.digest, "theme": theme.digest_of("")}
        return _decode[form](
            entry.known(f"{language} {form}", parts, lambda: msgspec.msgpack.encode(make(entry)))
        )

    kept = theme.items.get
    items = tuple(kept((entry.digest, language, form), partial(item, entry)) for entry in entries)
    return _written(theme, frame, place, items)


def correction_feed(
    theme: Theme,
    frame: Frame,
    place: Place,
    entries: Sequence[tuple[ArticleItem, CorrectionText]],
    lookups: Lookups,
    links: Fill,
) -> bytes:
    """Return the feed of the log of corrections; ``entries``: (article, correction), newest first."""
    items = tuple(
        _correction(theme, frame, article, correction_view(it, lookups, article), links)
        for article, it in entries
        if it.date
    )
    return _written(theme, frame, place, items)


def _written(theme: Theme, frame: Frame, place: Place, items: tuple[Item | Written, ...]) -> bytes:
    site, publisher = frame.site, frame.config.publisher
    write = Outlet(site.base_url)
    title = place.title or (theme.words(site.language).word(place.word) if place.word else "")
    feed = Feed(
        title=f"{title} · {site.title}" if title else site.title,
        subtitle="" if title else site.tagline,
        language=site.language,
        home=write(place.home),
        url=write(place.url),
        writer=Writer(publisher.name or site.title, publisher.url),
        icon=write(site.logo) if site.logo else "",
        items=items,
    )
    return FORMATS[place.url.rpartition("/")[2]](feed)


def _article(theme: Theme, frame: Frame, sheet: Sheet) -> Item:
    view: ArticleView = sheet.view
    head, zone = sheet.head, _zone(frame)
    write = Outlet(frame.site.base_url)
    outside = Outside(
        sheet.fill, write, theme.words(view.language), head.path, entry_markers(view), theme.cleaning
    )
    changed = max(view.date, head.modified)
    return Item(
        id=write(head.path),
        url=write(head.path),
        title=view.plain_title,
        html=entry_html(view, outside),
        updated=moment(changed, zone),
        published=moment(view.date, zone) if view.date else "",
        summary=head.description,
        writers=_writers(view.authors, write),
        tags=tuple(tag.title for tag in view.tags),
        language=view.language,
        image=write(view.image) if view.image else "",
    )


def _correction(theme: Theme, frame: Frame, article: ArticleItem, view: CorrectionView, links: Fill) -> Item:
    language = article.language or frame.language
    words, write, zone = theme.words(language), Outlet(frame.site.base_url), _zone(frame)
    return Item(
        # A note's corrections share its place in the page, so the log's id tells them apart.
        id=write(f"{article.url}#correction-{view.id}"),
        url=write(view.url),
        title=f"{words.word(f'correction_{view.kind}')}: {article.title}",
        html=correction_html(view, Outside(links, write, words, article.url, cleaning=theme.cleaning)),
        updated=moment(view.date, zone),
        published=moment(view.date, zone),
        writers=_writers(view.authors, write),
        language=language,
    )


def _writers(authors: Sequence[Author], write: Outlet) -> tuple[Writer, ...]:
    return tuple(Writer(author.name, write(author.url) if author.url else "") for author in authors)


def _zone(frame: Frame) -> tzinfo:
    return UTC if frame.config.timezone == "UTC" else ZoneInfo(frame.config.timezone)
