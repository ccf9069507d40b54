"""Corrections as views show them."""

from annosite.model.article import CorrectionText
from annosite.model.items import ArticleItem, CorrectionView
from annosite.render.frame import Lookups
from annosite.render.views.cite import cited


def correction_view(correction: CorrectionText, lookups: Lookups, article: ArticleItem) -> CorrectionView:
    """Return one correction; ``article`` is where it stands."""
    # A note's correction has no place in the text: it is told in the note.
    note = correction.target.removeprefix("note:") if correction.target.startswith("note:") else ""
    fragment = f"note-{note}" if note else f"correction-{correction.id}"
    return CorrectionView(
        id=correction.id,
        letter=correction.letter,
        kind=correction.kind,
        reason=correction.reason,
        date=correction.date,
        quote=correction.quote,
        replacement=correction.replacement,
        struck=correction.struck,
        inserted=correction.inserted,
        before=correction.before,
        after=correction.after,
        sources=cited(correction.sources, lookups),
        authors=tuple(lookups.author(party) for party in correction.authors),
        target=correction.target,
        url=f"{article.url}#{fragment}",
        superseded_by=correction.superseded_by,
        supersedes=correction.supersedes,
        unplaced=correction.unplaced,
        places=len(correction.spots),
        article_title=article.title,
        article_url=article.url,
    )
