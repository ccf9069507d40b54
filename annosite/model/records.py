"""What is kept in memory of an article, a page, a biography, a file: its body is loaded when a page is drawn."""

from msgspec import Struct

from annosite.model.article import Card, EntityRow


class ArticleRecord(Struct, frozen=True):
    """What stays in memory of an annotated article; assemble/record.py makes it where the article is annotated."""

    card: Card
    rows: tuple[EntityRow, ...]
    """One for each entity that it names, in order of first mention."""
    body: str
    """Digest of the body."""
    facts: str
    """Digest of the card."""
    item: str
    """Digest of what a list shows of it (``ArticleItem``)."""
    headline: str
    """Digest of what a mere link to it shows: title, date, language, retraction, and the date of roles."""
    links: tuple[str, ...] = ()
    """TARGETs of the link slots in its HTML, and ``name:ID`` for name slots; sorted."""
    parties: tuple[str, ...] = ()
    """Authors and speakers as written, of the article, its notes, corrections and sources; sorted."""
    sources: tuple[str, ...] = ()
    """Ids of sources.yaml that it cites; sorted."""
    shape: str = ""
    """Digest of what the order and the addresses of the whole site depend on (assemble/shape.py)."""


class PageRecord(Struct, frozen=True):
    """What stays in memory of a plain page."""

    path: str
    slug: str
    title: str
    language: str
    digest: str
    """Of its HTML, headings and front matter."""
    summary: str = ""
    """For machines: as written, else the first words."""
    lead: str = ""
    """The summary as written."""
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    template: str = ""
    translation_of: str = ""
    links: tuple[str, ...] = ()


class BioRecord(Struct, frozen=True):
    """What stays in memory of an entity's biography in one language."""

    digest: str
    links: tuple[str, ...] = ()


class FileRecord(Struct, frozen=True):
    """A file that can be copied into the output: content/static, bundles, images beside content."""

    path: str
    """Relative to the site's folder."""
    digest: str
    """Of its bytes."""
