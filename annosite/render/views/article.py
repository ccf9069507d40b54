"""An article's page, and the same for other sites' frames."""

from html import escape
from urllib.parse import quote

from msgspec.structs import replace

from annosite.model.article import Body, Card
from annosite.model.items import ArticleItem, CorrectionView
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import ArticleView, EmbedView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.cite import source_view
from annosite.render.views.corrections import correction_view
from annosite.render.views.notes import article_notes

EMBED_HEIGHT = 640


def article(
    frame: Frame,
    at: At,
    card: Card,
    item: ArticleItem,
    body: Body,
    lookups: Lookups,
    neighbours: tuple[ArticleItem | None, ArticleItem | None],
    image: str,
    links: Fill,
) -> Sheet:
    """Return an article's page.

    ``item``: the article as lists show it. ``neighbours``: the older and the newer article. ``image``: site path of its
    picture.
    """
    view = article_view(frame, at.url, card, item, body, lookups, image)
    translations = tuple(link for link in at.alternates if link.language != card.language)
    if translations or neighbours != (None, None):
        view = replace(view, translations=translations, previous=neighbours[0], next=neighbours[1])
    names = [("person", entity.name) for entity in view.people]
    tags = [("tag", tag.title) for tag in item.tags]
    return make_sheet(
        frame,
        at,
        view,
        title=card.title,
        description=card.summary,
        section=frame.site.home,
        noindex=card.unlisted or card.retracted,
        indexed=not card.unlisted,
        feeds=frame.site.feeds[:1],
        og_type="article",
        language=card.language,
        published=card.date,
        modified=max(card.updated, card.last_correction),
        search=(("kind", "article"), *names, *tags, *([("year", card.date[:4])] if card.date else [])),
        fill=links,
    )


def embed(
    frame: Frame,
    at: At,
    card: Card,
    item: ArticleItem,
    body: Body,
    lookups: Lookups,
    image: str,
    links: Fill,
) -> Sheet:
    """Return an article inside another site's frame; ``at`` is the embedded page's own place."""
    view = article_view(frame, item.url, card, item, body, lookups, image)
    sheet = make_sheet(
        frame,
        at,
        EmbedView(view, item.url),
        title=card.title,
        description=card.summary,
        noindex=True,
        language=card.language,
        fill=links,
    )
    base = frame.site.base_url
    return replace(sheet, head=replace(sheet.head, canonical=f"{base}{item.url}" if base else ""))


def article_view(
    frame: Frame, url: str, card: Card, item: ArticleItem, body: Body, lookups: Lookups, image: str
) -> ArticleView:
    """Return what all pages of an article show of it; ``url``: the site path of its own page."""
    return lookups.once(
        (frame, card, item, body), lambda: _made(frame, url, card, item, body, lookups, image), url, image
    )


def _made(
    frame: Frame, url: str, card: Card, item: ArticleItem, body: Body, lookups: Lookups, image: str
) -> ArticleView:
    base, config = frame.site.base_url, frame.config
    corrections = tuple(correction_view(it, lookups, item) for it in body.corrections)
    named = [lookups.entities[ident] for ident in body.entities if ident in lookups.entities]
    named = [entity for entity in named if not entity.unlisted]
    return ArticleView(
        title=body.title,
        summary=body.summary,
        plain_title=card.title,
        language=card.language,
        blocks=body.blocks,
        head=body.head,
        notes=article_notes(frame, card, body, lookups, item),
        corrections=corrections,
        date=card.date,
        updated=card.updated,
        as_of=card.as_of,
        authors=item.authors,
        tags=item.tags,
        minutes=item.minutes,
        words=card.words,
        source=source_view(card.source, lookups.author) if card.source else None,
        image=image,
        image_alt=card.image_alt,
        image_credit=card.image_credit,
        headings=body.headings,
        people=tuple(it for it in named if it.type == "people"),
        others=tuple(it for it in named if it.type != "people"),
        fallback_language=card.language if card.language != frame.language else "",
        report_url=report_url(frame, card.title, url),
        retraction=_retraction(corrections),
        show=config.corrections_show,
        box=config.corrections_place,
        text_url=f"{url}text.txt",
        annotations_url=f"{url}annotations.jsonld",
        embed_url=f"{url}embed/",
        embed_snippet=_snippet(f"{base}{url}embed/", card.title) if base else "",
        cite=citation(frame, card, item, url),
        feed_url=frame.site.feeds[0].url if frame.site.feeds else "",
        unlisted=card.unlisted,
    )


def report_url(frame: Frame, title: str, url: str) -> str:
    """Return where to report an error, with the article's title and address filled in; empty: nowhere.

    A ``mailto:`` without a query gets subject and body (RFC 6068); elsewhere ``{title}`` and ``{url}`` are replaced.
    """
    report = frame.config.publisher.report
    if not report:
        return ""
    address = f"{frame.site.base_url}{url}"
    if report.startswith("mailto:") and "?" not in report:
        return f"{report}?subject={quote(title, safe='')}&body={quote(address, safe='')}"
    return report.replace("{title}", quote(title, safe="")).replace("{url}", quote(address, safe=""))


def citation(frame: Frame, card: Card, item: ArticleItem, url: str) -> str:
    """Return one line that cites the article: who, what, where, when, and its address if the site has one."""
    names = ", ".join(author.name for author in item.authors)
    where = ", ".join(part for part in (frame.site.title, card.date) if part)
    address = f"{frame.site.base_url}{url}" if frame.site.base_url else ""
    parts = (names, f"“{card.title}”", where, address)
    return ". ".join(part for part in parts if part)


def _retraction(corrections: tuple[CorrectionView, ...]) -> CorrectionView | None:
    found = [it for it in corrections if it.kind == "retraction" and it.target == "article"]
    return max(found, key=lambda it: it.date) if found else None


def _snippet(url: str, title: str) -> str:
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{EMBED_HEIGHT}"'
        ' loading="lazy"></iframe>'
    )
