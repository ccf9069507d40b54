"""What every view function receives beside its own parts: the frame of its edition, and where the page stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec import Struct

from annosite.model.config import Config
from annosite.model.items import Author, EntityItem, SourceView
from annosite.model.sheet import NavLink, SiteView

Made = TypeVar("Made")


class Frame(Struct, frozen=True):
    """The site as all pages of one edition see it."""

    site: SiteView
    config: Config

    @property
    def language(self) -> str:
        """Code of the edition's language."""
        return self.site.language


class At(Struct, frozen=True):
    """Where a page stands."""

    url: str
    """Site path."""
    alternates: tuple[NavLink, ...] = ()
    """The same page in all its languages, itself among them; empty where there is one only."""
    crumbs: tuple[NavLink, ...] = ()
    """The lists above it, without home and itself."""
    page: int = 1
    """Of a paginated list."""
    pages: int = 1
    first: str | None = None
    """URL of the list's first page; None: this is it."""

    @property
    def list_url(self) -> str:
        """URL of the list's first page, the page's own where it is no list."""
        return self.url if self.first is None else self.first


@dataclass(frozen=True, slots=True)
class Lookups:
    """Who and what the notes and corrections on a page refer to."""

    entities: dict[str, EntityItem]
    """By id."""
    authors: dict[str, Author]
    """By author or speaker as written."""
    sources: dict[str, SourceView]
    """By id of sources.yaml."""
    _made: dict[tuple[object, ...], tuple[object, Any]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __reduce__(self) -> tuple[object, ...]:
        """Sent without what was made with them."""
        return (Lookups, (self.entities, self.authors, self.sources))

    def once(self, what: tuple[object, ...], make: Callable[[], Made], *said: str) -> Made:
        """Return what ``make`` makes of these lookups, the objects ``what`` and the words ``said``, made when first asked for.

        The pages of one article are drawn one after the other, from the same objects.
        """
        key = (*map(id, what), *said)
        found = self._made.get(key)
        if found is None:
            # The objects are kept beside it, so that no others can come to have their ids.
            found = self._made[key] = (what, make())
        return found[1]

    def author(self, party: str) -> Author:
        """Return who is meant by an author or speaker as written."""
        return self.authors.get(party) or Author(party)
