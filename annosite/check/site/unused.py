"""Entries that nothing shows."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem


def unused_entities(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each entity that no article names, no note is about and no other entity refers to."""
    site = audit.site
    used = {row.entity for record in site.articles.values() for row in record.rows}
    used |= {target.removeprefix("entity:") for record in site.articles.values() for target in record.links}
    used |= {party for record in site.articles.values() for party in record.parties}
    used |= set(site.members) | {entity.parent for entity in site.entities.values()}
    used |= {target.removeprefix("entity:") for record in site.pages.values() for target in record.links}
    used |= {target.removeprefix("entity:") for bio in site.bios.values() for target in bio.links}
    used |= {role.organization for entity in site.entities.values() for role in entity.roles}
    wrote = {ident for edition in site.editions for ident, named in edition.named.items() if named.wrote}
    for ident, entity in site.entities.items():
        if ident not in used | wrote and entity.name not in used:
            yield problem(
                "unused-entity",
                f"nothing on the site names {entity.name} ({ident})",
                entity.place,
                "is the name spelled as in the articles? add an alias, or take the entry out",
            )


def unused_sources(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each entry of sources.yaml that nothing cites."""
    site = audit.site
    used = {ident for record in site.articles.values() for ident in record.sources}
    used |= {citation.id for entity in site.entities.values() for citation in entity.sources}
    for ident in site.sources:
        if ident not in used:
            yield problem(
                "unused-source",
                f"no note, correction or entry cites the source “{ident}”",
                Place("content/sources.yaml"),
                "cite it under `sources:`, or take it out",
            )
