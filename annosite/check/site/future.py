"""Dates that have not come yet."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem


def dates_in_future(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each date after today that tells of something past; ends of roles may lie ahead."""
    # As text, ISO dates of any precision stand in the order of their first days.
    today = audit.today.isoformat()
    for path, record in sorted(audit.site.articles.items()):
        card = record.card
        for key, value in (("date", card.date), ("updated", card.updated), ("as_of", card.as_of)):
            if value and value > today and not (key == "as_of" and value == card.date):
                yield _problem(key, value, Place(path))
        for entry in card.corrections:
            if entry.date and entry.date > today:
                yield _problem(f"date of the correction {entry.id}", entry.date, Place(path))
    for entity in audit.site.entities.values():
        for key, value in (("born", entity.born), ("died", entity.died), ("founded", entity.founded)):
            if value and value > today:
                yield _problem(key, value, entity.places.get(key, entity.place))


def _problem(key: str, value: str, place: Place | None) -> Diagnostic:
    hint = "it is published all the same; to hold a text back until then, use `embargo`"
    return problem("date-in-future", f"the {key} {value} lies in the future", place, hint)
