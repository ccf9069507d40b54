"""Feeds: Atom (RFC 4287) and JSON Feed 1.1.

A feed holds no clock: it was updated when the newest of its entries was. An entry was updated when its article was
published, revised or corrected, whichever came last.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, tzinfo
from xml.etree import ElementTree as ET

import msgspec
from msgspec import Struct, field

from annosite.model.dates import first_day

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


class Writer(Struct, frozen=True):
    """Who wrote an entry, or answers for the feed."""

    name: str
    url: str = ""
    """Absolute; may be empty."""


class Item(Struct, frozen=True):
    """One entry. URLs are absolute, times RFC 3339."""

    id: str
    url: str
    title: str
    html: str
    updated: str
    published: str = ""
    summary: str = ""
    writers: tuple[Writer, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    image: str = ""


class Written(Struct, frozen=True):
    """An entry as Atom has it, for the many feeds that carry it."""

    text: bytes
    """UTF-8."""
    updated: str


class Feed(Struct, frozen=True):
    """A feed, whatever it is written as. URLs are absolute."""

    title: str
    subtitle: str
    language: str
    home: str
    """The page that it is the feed of."""
    url: str
    """Its own."""
    writer: Writer
    """Answers for entries without a writer of their own; RFC 4287 (4.1.1) wants one."""
    icon: str = ""
    items: tuple[Item | Written, ...] = field(default=())
    """Newest first; those written already are of Atom feeds in the same language."""

    @property
    def updated(self) -> str:
        """When the newest entry was; the epoch where there is none (RFC 4287 wants a time, and no clock is asked)."""
        # Times of one feed share a zone's offset only by season, so they are compared as times.
        return max(
            (it.updated for it in self.items), key=datetime.fromisoformat, default="1970-01-01T00:00:00Z"
        )


def moment(date: str, zone: tzinfo) -> str:
    """Return the first moment of an ISO date (of any precision) in ``zone``, as RFC 3339 writes it."""
    start = datetime.combine(first_day(date[:10]), time(), zone)
    written = start.isoformat()
    if not written.endswith("+00:00") and len(written) == len("2020-02-21T00:00:00+01:00"):
        return written
    # Before standard time offsets had seconds, which RFC 3339 cannot write.
    return written[:19] + "Z"


def atom(feed: Feed) -> bytes:
    """Return the feed as an Atom document."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "id", feed.url)
    _text(root, "updated", feed.updated)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.url})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    _people(root, (feed.writer,))
    _text(root, "icon", feed.icon)
    _text(root, "generator", "Annosite")
    ET.indent(root, space="")
    head = ET.tostring(root, encoding="unicode").removesuffix("</feed>")
    entries = [it if isinstance(it, Written) else atom_entry(it, feed.language) for it in feed.items]
    start = f'<?xml version="1.0" encoding="utf-8"?>\n{head}'.encode()
    return b"".join((start, *(it.text for it in entries), b"</feed>\n"))


def atom_entry(item: Item, language: str) -> Written:
    """Return an entry as feeds in ``language`` have it."""
    other = {"xml:lang": item.language} if item.language and item.language != language else {}
    entry = ET.Element("entry", other)
    _text(entry, "title", item.title)
    _text(entry, "id", item.id)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.url})
    _text(entry, "published", item.published)
    _text(entry, "updated", item.updated)
    _people(entry, item.writers)
    for tag in item.tags:
        ET.SubElement(entry, "category", {"term": tag})
    _text(entry, "summary", item.summary)
    ET.SubElement(entry, "content", {"type": "html"}).text = item.html
    ET.indent(entry, space="")
    return Written(f"{ET.tostring(entry, encoding='unicode')}\n".encode(), item.updated)


def _people(parent: ET.Element, writers: Iterable[Writer]) -> None:
    for writer in writers:
        author = ET.SubElement(parent, "author")
        _text(author, "name", writer.name)
        _text(author, "uri", writer.url)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        ET.SubElement(parent, tag).text = text


def json_feed(feed: Feed) -> bytes:
    """Return the feed as a JSON Feed."""
    document = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "icon": feed.icon,
        "language": feed.language,
        "authors": _authors((feed.writer,)),
    }
    items = [
        _filled(
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_html": item.html,
                "summary": item.summary,
                "image": item.image,
                "date_published": item.published,
                "date_modified": item.updated,
                "authors": _authors(item.writers),
                "tags": list(item.tags),
                "language": item.language,
            }
        )
        for item in feed.items
        if isinstance(item, Item)
    ]
    return msgspec.json.format(msgspec.json.encode({**_filled(document), "items": items}), indent=1) + b"\n"


def _authors(writers: Iterable[Writer]) -> list[dict[str, object]]:
    return [_filled({"name": writer.name, "url": writer.url}) for writer in writers]


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in ("", [], ())}
