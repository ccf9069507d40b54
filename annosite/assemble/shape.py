"""What the rest of the site depends on in an article, whatever its words say."""

from msgspec.structs import replace

from annosite.base.digest import digest
from annosite.model.article import Article, Card, Entry
from annosite.model.entity import Entity


def shape(
    article: Article, links: tuple[str, ...], parties: tuple[str, ...], sources: tuple[str, ...]
) -> str:
    """Return the digest of all that decides on orders, addresses and counts, and on what the rules for whole sites find.

    Left out is what only shows where the article itself is shown: titles, summary, text, and the digests of these. While
    the shape is the same, what ``assemble`` made of all articles stays as it is (``Outline``). What is not named here
    belongs to it: so a new field of a card does, until somebody has shown that nothing else depends on it.
    """
    rows = [(row.entity, row.count, row.about, row.spoke, row.corrections) for row in article.rows]
    return digest(shown_by_itself(article.card), rows, links, parties, sources, article.anchors)


def shown_by_itself(card: Card) -> Card:
    """Return the card without what is only shown where the article is."""
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


def shape_of_entity(entity: Entity) -> str:
    """Return the digest of all of an entity that decides on more than what is shown of it.

    Left out are its summaries and biographies, and where in its file anything stands.
    """
    return digest(
        replace(
            entity,
            summary="",
            bio="",
            roles=tuple([replace(role, place=None) for role in entity.roles]),
            sources=tuple([replace(citation, place=None) for citation in entity.sources]),
            translations={
                code: replace(words, summary="", bio="") for code, words in entity.translations.items()
            },
            place=None,
            bio_places={},
            places={},
        )
    )


def words_of_entity(entity: Entity) -> str:
    """Return the digest of what that leaves out and pages show; empty where there is nothing."""
    said = {code: (words.summary, words.bio) for code, words in entity.translations.items()}
    said[""] = (entity.summary, entity.bio)
    return digest(said) if any(map(any, said.values())) else ""


def _plain(entry: Entry) -> Entry:
    return replace(entry, digest="")
