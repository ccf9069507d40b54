"""What the rules of ``check`` receive."""

from collections.abc import Callable
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


class SiteAudit(Struct, frozen=True):
    """The whole site; what an article refers to is loaded only where something is amiss."""

    site: Site
    today: date
    """In the site's time zone."""
    listing: Listing
    references: Callable[[str], tuple[Reference, ...]]
    """By the path of an article or page."""
    anchors: Callable[[str], tuple[str, ...]]
    """Ids that a link may end in, by the path of an article or page."""
    held: frozenset[str] = frozenset()
    """Paths of articles and pages, and ids of entities, that are held back."""
