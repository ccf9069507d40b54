"""What all structured data is made of: the page at hand, and the things that many kinds of pages name."""

from annosite.model.items import Author, EntityItem, SourceView
from annosite.model.sheet import Sheet
from annosite.render.frame import Frame
from annosite.render.jsonld.things import CreativeWork, Named, NewsMediaOrganization
from annosite.render.outside import Outlet
from annosite.render.plaintext import plain
from annosite.render.words import Words

TYPES = {
    "people": "Person",
    "organizations": "Organization",
    "places": "Place",
    "events": "Event",
    "terms": "DefinedTerm",
}
"""Types of schema.org by our own."""


class Graph:
    """Makes the things of one page."""

    def __init__(self, frame: Frame, sheet: Sheet, words: Words, image: str = "") -> None:
        self.frame = frame
        self.sheet = sheet
        self.image = image
        self.words = words
        self.write = Outlet(frame.site.base_url, frame.site.portable)
        self.here = self.write(sheet.head.path)

    @property
    def site_id(self) -> str:
        """The id of the site."""
        return self.at(self.frame.site.home, "site")

    def at(self, url: str, fragment: str) -> str:
        """Return the id of a thing that the page at ``url`` tells of."""
        page = self.write(url)
        return f"{page}#{fragment}" if page else ""

    def plain(self, html: str) -> str:
        """Return rich text as plain text."""
        return plain(html, self.sheet.fill.names)


def publisher_of(graph: Graph) -> NewsMediaOrganization | None:
    """Return who publishes the site; None where nobody is named."""
    site, publisher = graph.frame.site, graph.frame.config.publisher
    if not publisher.name:
        return None
    return NewsMediaOrganization(
        publisher.name,
        publisher.url,
        publisher.email,
        image_of(site.logo, graph),
        graph.write(site.policy_url) if site.policy_url else "",
    )


def author_of(author: Author, graph: Graph) -> Named:
    """Return who wrote, a person or a desk."""
    url = graph.write(author.url) if author.url else ""
    ours = url and ":" not in author.url
    kind = "Person" if ours or not _is_desk(author, graph) else "Organization"
    return Named(kind, graph.at(author.url, "entity") if ours else "", author.name, url)


def _is_desk(author: Author, graph: Graph) -> bool:
    """Whether it is the publisher itself that wrote."""
    return author.name == graph.frame.config.publisher.name


def entity_stub(item: EntityItem, graph: Graph, description: str = "") -> Named:
    """Return an entity as others name it."""
    kind = TYPES.get(item.type, "Thing")
    return Named(kind, graph.at(item.url, "entity"), item.name, description=description)


def source_of(source: SourceView) -> CreativeWork:
    """Return a source as cited."""
    return CreativeWork(
        name=source.title,
        url=source.url,
        date_published=source.date,
        author=[Named("Person", name=it.name) for it in source.authors],
        publisher=Named("Organization", name=source.publisher) if source.publisher else None,
        in_language=source.language,
        license=source.license,
    )


def image_of(url: str, graph: Graph) -> str:
    """Return the address of a picture; empty for none."""
    return graph.write(url) if url else ""
