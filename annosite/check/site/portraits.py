"""Portraits that say nothing to those who cannot see them."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem


def portraits_without_alt(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each entity with a picture and no alternative text."""
    for entity in audit.site.entities.values():
        if entity.image and not entity.image_alt:
            yield problem(
                "missing-alt",
                f"the picture of {entity.name} has no text for those who cannot see it",
                entity.places.get("image", entity.place),
                "add `image_alt:` with what the picture shows",
            )
