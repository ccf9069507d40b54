"""What stands around an article's text, sorted by where a page shows it."""

from msgspec import Struct

from annosite.model.items import CorrectionView, NoteView
from annosite.model.view import ArticleView


class Apparatus(Struct, frozen=True):
    """Notes and corrections of one article; each list in the order of the view."""

    notes: dict[str, NoteView]
    """By id."""
    corrections: dict[str, CorrectionView]
    numbered: tuple[NoteView, ...]
    """Those with a marker: a card beside or over the text, and an endnote."""
    top: tuple[NoteView, ...]
    """Editors' notes, above the text."""
    under: tuple[NoteView, ...]
    """Notes on the whole article, under the text. (Boxes stand where ``Block.boxes`` says.)"""
    unplaced: tuple[NoteView, ...]
    lettered: tuple[CorrectionView, ...]
    """Those with a marker."""
    listed: tuple[CorrectionView, ...]
    """Those told in the box alone: of the whole article, of notes, superseded, unplaced; not the retraction, no typos."""
    elsewhere: frozenset[str]
    """Ids of corrections of notes whose place, with its id, is in the note's own text."""
    retold: bool
    """Whether any words were replaced or withdrawn, so that the text has a corrected view."""
    corrected: str
    """The newest date of a correction; empty: none has one."""


def apparatus(article: ArticleView) -> Apparatus:
    """Return the article's notes and corrections, sorted."""
    whole = [note for note in article.notes if note.number is None]
    banner = article.retraction.id if article.retraction else None
    told = [it for it in article.corrections if it.kind != "typo"]
    return Apparatus(
        notes={note.id: note for note in article.notes},
        corrections={it.id: it for it in article.corrections},
        numbered=tuple(note for note in article.notes if note.number is not None),
        top=tuple(note for note in whole if note.display == "top"),
        under=tuple(note for note in whole if note.display == "note"),
        unplaced=tuple(note for note in whole if note.display == "unplaced"),
        lettered=tuple(it for it in article.corrections if it.letter),
        listed=tuple(it for it in told if not it.letter and it.id != banner),
        elsewhere=frozenset(
            it.id
            for it in told
            if it.target.startswith("note:")
            and any(f'id="correction-{it.id}"' in note.html for note in article.notes)
        ),
        retold=any(it.replacement is not None and it.places for it in article.corrections),
        corrected=max((it.date for it in told), default=""),
    )


def markers(article: ArticleView) -> dict[str, str]:
    """Return the signs of the article's markers by ``note:ID`` and ``correction:ID``."""
    signs = {f"note:{note.id}": str(note.number) for note in article.notes if note.number is not None}
    signs.update((f"correction:{it.id}", it.letter) for it in article.corrections if it.letter)
    return signs
