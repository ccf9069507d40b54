"""What the rules of ``check`` receive."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from annosite.model.article import Article, Reference
from annosite.model.config import Config
from annosite.model.content import ArticleFile, Listing, Sidecar
from annosite.model.site import Site


class ArticleAudit(Struct, frozen=True):
    """One article with all that was read for it. Rules on it depend on nothing else, so their findings are kept."""

    file: ArticleFile
    sidecar: Sidecar
    article: Article
    config: Config


def bio_name(entity: str, language: str) -> str:
    """Return what a biography is called among texts; ``language`` is empty for the main one."""
    return f"bio:{entity}:{language}"


class SiteAudit(Struct, frozen=True):
    """The whole site; what an article refers to is loaded only where something is amiss."""

    site: Site
    today: date
    """In the site's time zone."""
    listing: Listing
    references: Callable[[str], tuple[Reference, ...]]
    """By the path of an article or page, or a biography's ``bio_name``."""
    anchors: Callable[[str], tuple[str, ...]]
    """Ids that a link may end in, by the path of an article or page."""
    held: frozenset[str] = frozenset()
    """Paths of articles and pages, and ids of entities, that are held back."""

    def linking(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Yield, of every article, page and biography: what ``references`` calls it, its language, the targets of its links."""
        site = self.site
        for path, record in site.articles.items():
            yield path, record.card.language, record.links
        for path, page in site.pages.items():
            yield path, page.language, page.links
        for (entity, language), bio in site.bios.items():
            yield bio_name(entity, language), language, bio.links
