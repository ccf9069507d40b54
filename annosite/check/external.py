"""Links to other sites that do not answer: only with ``check --external``.

Answers are kept for a week, so that a check in the evening does not ask again what was asked in the morning; what
did not answer is asked every time.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem

AT_ONCE = 8
"""Requests under way; more would be taken for an attack by some hosts."""
KEPT = timedelta(days=7)


def external_urls(audit: SiteAudit) -> dict[str, Place | None]:
    """Return every http address of the site with the first place where it stands, in order of address."""
    found: dict[str, Place | None] = {}
    for url, place in _uses(audit):
        if url.startswith(("http://", "https://")):
            found.setdefault(url.partition("#")[0], place)
    return dict(sorted(found.items()))


def check_external(
    urls: Mapping[str, Place | None],
    known: Mapping[str, str],
    now: datetime,
    answer: Callable[[str], str],
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the addresses that answered, with when (ISO 8601), and a problem for each that did not.

    ``known``: what an earlier call returned. ``answer``: address → ``""`` or what happened (base/http.py).
    """
    good = {url: at for url, at in known.items() if url in urls and datetime.fromisoformat(at) + KEPT > now}
    asked = [url for url in urls if url not in good]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = dict(zip(asked, pool.map(answer, asked), strict=True))
    good |= {url: now.isoformat() for url, trouble in answers.items() if not trouble}
    problems = tuple(
        problem(
            "external-link",
            f"{url} does not answer: {trouble}",
            urls[url],
            "mend the address, or give the source an `archived:` copy and link to that",
        )
        for url, trouble in answers.items()
        if trouble
    )
    return good, problems


def _uses(audit: SiteAudit) -> Iterator[tuple[str, Place | None]]:
    site = audit.site
    for path in [*site.articles, *site.pages]:
        for reference in audit.references(path):
            if reference.kind == "url":
                yield reference.target, reference.place or Place(path)
    for source in site.sources.values():
        for url in (source.url, source.archived):
            yield url, Place("content/sources.yaml")
    for entity in site.entities.values():
        for link in entity.same_as:
            yield link.url, entity.places.get("same_as", entity.place)
        for citation in entity.sources:
            if citation.source:
                yield citation.source.url, citation.place or entity.place
