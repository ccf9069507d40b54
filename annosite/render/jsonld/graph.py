"""What all structured data is made of: the page at hand, and the things that many kinds of pages name."""

from collections.abc import Mapping
from typing import Any

from annosite.model.view import Author, EntityItem, Sheet, SourceView
from annosite.render.frame import Frame
from annosite.render.outside import Outlet
from annosite.render.plaintext import plain
from annosite.render.words import Words

Json = dict[str, Any]
TYPES = {
    "people": "Person",
    "organizations": "Organization",
    "places": "Place",
    "events": "Event",
    "terms": "DefinedTerm",
}
"""Types of schema.org by our own."""
_NUMBERS = (int, float)


class Graph:
    """Makes the things of one page."""

    def __init__(self, frame: Frame, sheet: Sheet, words: Words, image: str = "") -> None:
        self.frame = frame
        self.sheet = sheet
        self.image = image
        self.words = words
        self.write = Outlet(frame.site.base_url, frame.site.portable)
        self.here = self.write(sheet.head.path)
        self.site_id = self.at(frame.site.home, "site")

    def at(self, url: str, fragment: str) -> str:
        """Return the id of a thing that the page at ``url`` tells of."""
        page = self.write(url)
        return f"{page}#{fragment}" if page else ""

    def plain(self, html: str) -> str:
        """Return rich text as plain text."""
        return plain(html, self.sheet.fill.names)


def publisher_of(graph: Graph) -> Json:
    """Return who publishes the site; nothing where nobody is named."""
    site, publisher = graph.frame.site, graph.frame.config.publisher
    if not publisher.name:
        return {}
    return filled(
        {
            "@type": "NewsMediaOrganization",
            "name": publisher.name,
            "url": publisher.url,
            "email": publisher.email,
            "logo": image_of(site.logo, graph),
            "correctionsPolicy": graph.write(site.policy_url) if site.policy_url else "",
        }
    )


def author_of(author: Author, graph: Graph) -> Json:
    """Return who wrote, a person or a desk."""
    url = graph.write(author.url) if author.url else ""
    ours = url and ":" not in author.url
    return filled(
        {
            "@type": "Person" if ours or not _is_desk(author, graph) else "Organization",
            "@id": graph.at(author.url, "entity") if ours else "",
            "name": author.name,
            "url": url,
        }
    )


def _is_desk(author: Author, graph: Graph) -> bool:
    """Whether it is the publisher itself that wrote."""
    return author.name == graph.frame.config.publisher.name


def entity_stub(item: EntityItem, graph: Graph) -> Json:
    """Return an entity as others name it."""
    kind = TYPES.get(item.type, "Thing")
    return filled({"@type": kind, "@id": graph.at(item.url, "entity"), "name": item.name})


def source_of(source: SourceView, graph: Graph) -> Json:
    """Return a source as cited."""
    return filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "datePublished": source.date,
            "author": [{"@type": "Person", "name": it.name} for it in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else {},
            "inLanguage": source.language,
            "license": source.license,
        }
    )


def reference(ident: str) -> Json:
    """Return a thing by its id alone."""
    return {"@id": ident} if ident else {}


def image_of(url: str, graph: Graph) -> str:
    """Return the address of a picture; empty for none."""
    return graph.write(url) if url else ""


def filled(values: Mapping[str, Any]) -> Json:
    """Return the values that are not empty: of those that count as false, numbers are."""
    return {key: value for key, value in values.items() if value or isinstance(value, _NUMBERS)}
