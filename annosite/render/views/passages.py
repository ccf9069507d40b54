"""Mentions in their sentences, with links to the place."""

from urllib.parse import quote

from annosite.model.article import Body, Passage
from annosite.model.items import ArticleItem
from annosite.model.view import MentionGroup

CONTEXT = 3
"""How many words before the name the link names too, so that a browser finds the right one."""
_ENCODED = {code: quote(chr(code), safe="").replace("-", "%2D") for code in range(128)}
"""What becomes of each ASCII character: nearly all names and words have no others."""


def mention_group(
    article: ArticleItem, passages: tuple[Passage, ...], body: Body | None, role: str, then: bool
) -> MentionGroup:
    """Return the mentions of one entity in one article; ``body`` (for the signs of notes) may be left out."""
    noted = {passage.note for passage in passages if passage.note}
    corrected = {passage.correction for passage in passages if passage.correction}
    notes = (
        {it.id: it.number for it in body.notes if it.id in noted and it.number is not None} if body else {}
    )
    letters = (
        {it.id: it.letter for it in body.corrections if it.id in corrected and it.letter} if body else {}
    )
    return MentionGroup(
        article=article,
        passages=passages,
        role=role,
        then=then,
        notes=notes,
        letters=letters,
        text_links=tuple(f"{article.url}#{passage.anchor}{_directive(passage)}" for passage in passages),
    )


def _directive(passage: Passage) -> str:
    """Return the text directive of a mention in the text (URL Fragment Text Directives, WICG); notes have none.

    Only words before the name are named: a marker may stand right after it.
    """
    if passage.start < 0:
        return ""
    before = " ".join(passage.before.split()[-CONTEXT:])
    prefix = f"{_encoded(before)}-," if before else ""
    return f":~:text={prefix}{_encoded(passage.name)}"


def _encoded(text: str) -> str:
    """Percent-encode what has a meaning in a directive: comma, ampersand and hyphen too."""
    return text.translate(_ENCODED) if text.isascii() else quote(text, safe="").replace("-", "%2D")
