"""One note as a page of its own."""

from annosite.model.article import Body, Card, NoteText
from annosite.model.items import ArticleItem
from annosite.model.sheet import Fill, Sheet
from annosite.model.view import NotePageView
from annosite.render.frame import At, Frame, Lookups
from annosite.render.head import make_sheet
from annosite.render.views.article import citation
from annosite.render.views.notes import article_note

AROUND = 200
"""Code points of the article's text before and after the quoted words, cut between words."""


def note(
    frame: Frame,
    at: At,
    card: Card,
    item: ArticleItem,
    body: Body,
    ident: str,
    lookups: Lookups,
    links: Fill,
) -> Sheet:
    """Return the page of the note ``ident``; KeyError: the body has no such note."""
    text, shown = article_note(frame, card, body, lookups, item, ident)
    before, after = _around(text, body)
    view = NotePageView(shown, before, after, item, citation(frame, card, item, at.url))
    return make_sheet(
        frame,
        at,
        view,
        title=text.title or shown.claim or shown.quote or card.title,
        description=card.title,
        section=frame.site.home,
        noindex=card.unlisted or card.retracted,
        og_type="article",
        language=card.language,
        published=text.date or card.date,
        fill=links,
    )


def _around(note: NoteText, body: Body) -> tuple[str, str]:
    """Return the words of the paragraph before and after the note's first place."""
    if not note.spots:
        return "", ""
    spot = note.spots[0]
    before = body.text[max(0, spot.start - AROUND) : spot.start].rpartition("\n\n")[2]
    after = body.text[spot.end : spot.end + AROUND].partition("\n\n")[0]
    if len(before) == AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + "…"
    return before, after
