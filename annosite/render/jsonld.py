"""Structured data for search engines: what a page is, in the terms of schema.org, as JSON-LD.

One function for each kind of view; the page's breadcrumbs are added to all. Without ``base_url`` nothing has an
address or id, but what is said stands. What is anonymous on the page has no person here.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from annosite.model.view import (
    ArticleView,
    Author,
    CorrectionView,
    EntityIndexView,
    EntityItem,
    EntityView,
    FactChecksView,
    HomeView,
    NotePageView,
    NoteView,
    Sheet,
    SourceView,
)
from annosite.render.frame import Frame
from annosite.render.outside import Outlet
from annosite.render.plaintext import plain
from annosite.render.words import Words

_Json = dict[str, Any]
_TYPES = {
    "people": "Person",
    "organizations": "Organization",
    "places": "Place",
    "events": "Event",
    "terms": "DefinedTerm",
}
_ESCAPES = tuple((char.encode(), f"\\u{ord(char):04x}".encode()) for char in "<>&\u2028\u2029")


class _Graph:
    """Makes the things of one page."""

    def __init__(self, frame: Frame, sheet: Sheet, words: Words, image: str = "") -> None:
        self.frame = frame
        self.sheet = sheet
        self.image = image
        self.words = words
        self.write = Outlet(frame.site.base_url, frame.site.portable)
        self.here = self.write(sheet.head.path)
        self.site_id = self.at(frame.site.home, "site")

    def at(self, url: str, fragment: str) -> str:
        """Return the id of a thing that the page at ``url`` tells of."""
        page = self.write(url)
        return f"{page}#{fragment}" if page else ""

    def plain(self, html: str) -> str:
        """Return rich text as plain text."""
        return plain(html, self.sheet.fill.names)


def structured_data(frame: Frame, sheet: Sheet, words: Words, image: str = "") -> str:
    """Return the page's JSON-LD, safe inside a script element; empty where there is nothing to say.

    ``image``: the picture that previews show, for articles without their own.
    """
    graph = _Graph(frame, sheet, words, image)
    make = _KINDS.get(type(sheet.view))
    things = list(make(graph, sheet.view)) if make else []
    crumbs = _breadcrumbs(graph)
    if crumbs:
        things.append(crumbs)
    if not things:
        return ""
    document = {"@context": "https://schema.org", "@graph": things}
    return _safe(msgspec.json.encode(document)).decode()


def _safe(json: bytes) -> bytes:
    """Return JSON without what could end a script element; all of it stands within strings, where it can be written so."""
    for char, escape in _ESCAPES:
        if char in json:
            json = json.replace(char, escape)
    return json


def _article(graph: _Graph, view: ArticleView) -> Iterable[_Json]:
    head = graph.sheet.head
    yield _filled(
        {
            "@type": "NewsArticle",
            "@id": graph.at(head.path, "article"),
            "url": graph.here,
            "mainEntityOfPage": graph.here,
            "headline": view.plain_title,
            "description": head.description,
            "inLanguage": view.language,
            "datePublished": view.date,
            "dateModified": head.modified,
            "author": [_author(it, graph) for it in view.authors],
            "publisher": _publisher(graph),
            "isPartOf": _reference(graph.site_id),
            "image": _image(view.image, graph) or graph.image,
            "keywords": [tag.title for tag in view.tags],
            "wordCount": view.words,
            "isBasedOn": _source(view.source, graph) if view.source else {},
            "mentions": [_entity_stub(it, graph) for it in (*view.people, *view.others) if not it.anonymous],
            "citation": _citations(view.notes, graph),
            "correction": [_correction(it, graph) for it in view.corrections if _is_told(it)],
        }
    )
    for note in view.notes:
        review = _claim_review(note, graph)
        if review:
            yield review


def _is_told(it: CorrectionView) -> bool:
    return it.kind != "typo" and not it.unplaced and not it.superseded_by


def _correction(it: CorrectionView, graph: _Graph) -> _Json:
    reason = graph.plain(it.reason)
    if it.replacement is None:
        said = f"“{it.quote}”: {reason}" if it.quote else reason
    elif it.replacement:
        said = f"“{it.quote}” → “{it.replacement}”. {reason}"
    else:
        said = f"“{it.quote}” → –. {reason}"
    return _filled(
        {
            "@type": "CorrectionComment",
            "text": said.strip(),
            "datePublished": it.date,
            "url": graph.write(it.url),
            "author": [_author(author, graph) for author in it.authors],
        }
    )


def _citations(notes: Iterable[NoteView], graph: _Graph) -> list[_Json]:
    found: dict[str, _Json] = {}
    for note in notes:
        for source in note.sources:
            found.setdefault(source.url or source.title, _source(source, graph))
    return list(found.values())


def _claim_review(note: NoteView, graph: _Graph) -> _Json:
    """Return a fact-check as ClaimReview; nothing without a verdict, which is what a review consists of."""
    if not note.verdict or not (note.claim or note.quote):
        return {}
    label = note.verdict_label or _verdict_word(note.verdict, graph.words)
    rating: _Json = {"@type": "Rating", "alternateName": label}
    if note.rating is not None:
        rating |= {"ratingValue": note.rating, "bestRating": note.best, "worstRating": 1}
    claim = _filled(
        {
            "@type": "Claim",
            "author": _author(note.speaker, graph) if note.speaker else {},
            "datePublished": note.said,
            "appearance": note.claim_url,
        }
    )
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": graph.write(note.url),
            "url": graph.write(note.permalink or note.url),
            "claimReviewed": note.claim or note.quote,
            "datePublished": note.date,
            "reviewBody": graph.plain(note.html),
            "author": [_author(it, graph) for it in note.authors] or _publisher(graph),
            "publisher": _publisher(graph),
            "itemReviewed": claim if len(claim) > 1 else {},
            "reviewRating": rating,
        }
    )


def _verdict_word(verdict: str, words: Words) -> str:
    key = f"verdict_{verdict}"
    return words.word(key) if key in words else verdict


def _note_page(graph: _Graph, view: NotePageView) -> Iterable[_Json]:
    note = view.note
    review = _claim_review(note, graph)
    if review:
        yield review
        return
    yield _filled(
        {
            "@type": "Comment",
            "@id": graph.write(note.url),
            "url": graph.here,
            "text": graph.plain(note.html),
            "datePublished": note.date,
            "author": [_author(it, graph) for it in note.authors],
            "parentItem": _filled(
                {
                    "@type": "NewsArticle",
                    "@id": graph.at(view.article.url, "article"),
                    "headline": view.article.title,
                }
            ),
            "citation": [_source(it, graph) for it in note.sources],
        }
    )


def _entity(graph: _Graph, view: EntityView) -> Iterable[_Json]:
    item = view.entity
    if item.anonymous or view.pagination.page > 1:
        return
    things: _Json = {
        "@type": _TYPES.get(item.type, "Thing"),
        "@id": graph.at(item.url, "entity"),
        "url": graph.write(item.url),
        "name": item.name,
        "alternateName": list(view.aliases),
        "description": item.summary,
        "image": _image(view.image or item.image, graph),
        "sameAs": [link.url for link in view.links if ":" in link.url],
    }
    more = _ENTITIES.get(item.type)
    yield _filled(things | (more(graph, view) if more else {}))


def _person(graph: _Graph, view: EntityView) -> _Json:
    held = [role for role in view.roles if role.open]
    offices = [
        _filled(
            {
                "@type": "Organization",
                "name": role.organization,
                "@id": graph.at(role.organization_url, "entity") if role.organization_url else "",
            }
        )
        for role in held
        if role.organization
    ]
    return {
        "birthDate": view.born,
        "deathDate": view.died,
        "jobTitle": list(dict.fromkeys(role.title for role in held)),
        "affiliation": list({msgspec.json.encode(it): it for it in offices}.values()),
    }


def _organization(graph: _Graph, view: EntityView) -> _Json:
    return {
        "foundingDate": view.start,
        "dissolutionDate": view.end,
        "parentOrganization": _entity_stub(view.parent, graph) if view.parent else {},
    }


def _place(graph: _Graph, view: EntityView) -> _Json:
    if view.latitude is None or view.longitude is None:
        return {}
    point = {"@type": "GeoCoordinates", "latitude": view.latitude, "longitude": view.longitude}
    return {
        "geo": point,
        "containedInPlace": _entity_stub(view.parent, graph) if view.parent else {},
    }


def _event(graph: _Graph, view: EntityView) -> _Json:
    return {
        "startDate": view.start,
        "endDate": view.end,
        "superEvent": _entity_stub(view.parent, graph) if view.parent else {},
    }


def _term(graph: _Graph, view: EntityView) -> _Json:
    return {"termCode": view.entity.id, "inDefinedTermSet": graph.at(_glossary(graph), "terms")}


def _index(graph: _Graph, view: EntityIndexView) -> Iterable[_Json]:
    if view.type != "terms" or view.pagination.page > 1:
        return
    terms = [item for _, items in view.letters for item in items]
    yield _filled(
        {
            "@type": "DefinedTermSet",
            "@id": graph.at(graph.sheet.head.path, "terms"),
            "url": graph.here,
            "name": graph.sheet.head.title or graph.words.word(graph.sheet.head.word or "glossary"),
            "inLanguage": graph.sheet.head.language,
            "hasDefinedTerm": [
                _entity_stub(it, graph) | _filled({"description": it.summary}) for it in terms
            ],
        }
    )


def _home(graph: _Graph, view: HomeView) -> Iterable[_Json]:
    site = graph.frame.site
    if view.pagination.page > 1:
        return
    yield _filled(
        {
            "@type": "WebSite",
            "@id": graph.site_id,
            "url": graph.here,
            "name": site.title,
            "description": site.tagline,
            "inLanguage": site.language,
            "publisher": _publisher(graph),
        }
    )


def _checks(graph: _Graph, view: FactChecksView) -> Iterable[_Json]:
    for note in view.claims:
        review = _claim_review(note, graph)
        if review:
            yield review


def _breadcrumbs(graph: _Graph) -> _Json:
    crumbs = graph.sheet.head.breadcrumbs
    if len(crumbs) < 2:
        return {}
    items = [
        _filled(
            {
                "@type": "ListItem",
                "position": position,
                "name": link.title or graph.words.word(link.word),
                "item": graph.write(link.url),
            }
        )
        for position, link in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _publisher(graph: _Graph) -> _Json:
    site, publisher = graph.frame.site, graph.frame.config.publisher
    if not publisher.name:
        return {}
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": publisher.name,
            "url": publisher.url,
            "email": publisher.email,
            "logo": _image(site.logo, graph),
            "correctionsPolicy": graph.write(site.policy_url) if site.policy_url else "",
        }
    )


def _author(author: Author, graph: _Graph) -> _Json:
    url = graph.write(author.url) if author.url else ""
    ours = url and ":" not in author.url
    return _filled(
        {
            "@type": "Person" if ours or not _is_desk(author, graph) else "Organization",
            "@id": graph.at(author.url, "entity") if ours else "",
            "name": author.name,
            "url": url,
        }
    )


def _is_desk(author: Author, graph: _Graph) -> bool:
    """Whether it is the publisher itself that wrote."""
    return author.name == graph.frame.config.publisher.name


def _entity_stub(item: EntityItem, graph: _Graph) -> _Json:
    kind = _TYPES.get(item.type, "Thing")
    return _filled({"@type": kind, "@id": graph.at(item.url, "entity"), "name": item.name})


def _source(source: SourceView, graph: _Graph) -> _Json:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "datePublished": source.date,
            "author": [{"@type": "Person", "name": it.name} for it in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else {},
            "inLanguage": source.language,
            "license": source.license,
        }
    )


def _glossary(graph: _Graph) -> str:
    crumbs = graph.sheet.head.breadcrumbs
    return crumbs[-2].url if len(crumbs) > 2 else ""


def _reference(ident: str) -> _Json:
    return {"@id": ident} if ident else {}


def _image(url: str, graph: _Graph) -> str:
    return graph.write(url) if url else ""


def _filled(values: Mapping[str, Any]) -> _Json:
    return {key: value for key, value in values.items() if value or value not in ("", [], {}, None)}


_KINDS: dict[type, Callable[[_Graph, Any], Iterable[_Json]]] = {
    ArticleView: _article,
    NotePageView: _note_page,
    EntityView: _entity,
    EntityIndexView: _index,
    HomeView: _home,
    FactChecksView: _checks,
}
_ENTITIES: dict[str, Callable[[_Graph, EntityView], _Json]] = {
    "people": _person,
    "organizations": _organization,
    "places": _place,
    "events": _event,
    "terms": _term,
}
