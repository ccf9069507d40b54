"""What the rest of the site depends on in an article, whatever its words say."""

from msgspec.structs import replace

from annosite.base.digest import digest
from annosite.model.article import Article, Card, Entry


def shape(
    article: Article, links: tuple[str, ...], parties: tuple[str, ...], sources: tuple[str, ...]
) -> str:
    """Return the digest of all that decides on orders, addresses and counts, and on what the rules for whole sites find.

    Left out is what only shows where the article itself is shown: titles, summary, text, and the digests of these. While
    the shape is the same, what ``assemble`` made of all articles stays as it is (``Outline``). What is not named here
    belongs to it: so a new field of a card does, until somebody has shown that nothing else depends on it.
    """
    rows = [(row.entity, row.count, row.about, row.spoke, row.corrections) for row in article.rows]
    return digest(_shown_by_itself(article.card), rows, links, parties, sources, article.anchors)


def _shown_by_itself(card: Card) -> Card:
    """Return the card without what is only shown."""
    return replace(
        card,
        title="",
        published_title="",
        summary="",
        image_alt="",
        image_credit="",
        words=0,
        corrections=tuple(map(_plain, card.corrections)),
        claims=tuple(map(_plain, card.claims)),
    )


def _plain(entry: Entry) -> Entry:
    return replace(entry, digest="")
