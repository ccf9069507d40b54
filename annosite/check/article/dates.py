"""Dates of an article that contradict each other."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem
from annosite.model.dates import first_day, last_day


def updated_before_date(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem where ``updated`` lies wholly before ``date``."""
    meta = audit.file.meta
    if meta.date and meta.updated and last_day(meta.updated) < first_day(meta.date):
        yield problem(
            "updated-before-date",
            f"`updated` ({meta.updated}) lies before `date` ({meta.date})",
            meta.places.get("updated", Place(audit.file.path)),
            "`date` is the day of publication, `updated` that of the last change",
        )
