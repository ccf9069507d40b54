"""Notes as views show them, on their article's page and elsewhere."""

from annosite.model.article import Body, Card, NoteText
from annosite.model.config import Config
from annosite.model.items import ArticleItem, CorrectionView, NoteView
from annosite.render.frame import Frame, Lookups
from annosite.render.views.cite import cited
from annosite.render.views.corrections import correction_view


def article_notes(
    frame: Frame, card: Card, body: Body, lookups: Lookups, item: ArticleItem
) -> tuple[NoteView, ...]:
    """Return the notes of an article, as all of its pages show them."""
    pages, config = f"{frame.site.home}notes/{card.slug}/", frame.config

    def make() -> tuple[NoteView, ...]:
        permalinks = {it: f"{pages}{it}/" for it in card.note_ids}
        return tuple(
            note_view(it, body, config, lookups, item, permalinks.get(it.id, "")) for it in body.notes
        )

    return lookups.once((frame, card, body, item), make)


def article_note(
    frame: Frame, card: Card, body: Body, lookups: Lookups, item: ArticleItem, ident: str
) -> tuple[NoteText, NoteView]:
    """Return the note ``ident`` of an article, as it was written and as its pages show it (KeyError: there is none)."""

    def make() -> dict[str, tuple[NoteText, NoteView]]:
        shown = article_notes(frame, card, body, lookups, item)
        return {it.id: (it, view) for it, view in zip(body.notes, shown, strict=True)}

    return lookups.once((frame, card, body, item), make, "by id")[ident]


def note_view(
    note: NoteText,
    body: Body,
    config: Config,
    lookups: Lookups,
    article: ArticleItem,
    permalink: str = "",
) -> NoteView:
    """Return one note; ``article`` is where it stands, ``permalink`` its page of its own (if it has one)."""
    kind = config.note_kinds.get(note.kind)
    verdict = next((it for it in config.verdicts if it.id == note.verdict), None) if note.verdict else None
    return NoteView(
        id=note.id,
        number=note.number,
        kind=note.kind,
        label=kind.label if kind else "",
        html=note.html,
        title=note.title,
        card_html=note.card_html,
        about=tuple([lookups.entities[ident] for ident in note.about if ident in lookups.entities]),
        sources=cited(note.sources, lookups),
        authors=tuple([lookups.author(party) for party in note.authors]),
        date=note.date,
        display=note.display,
        claim=note.claim,
        speaker=lookups.author(note.speaker) if note.speaker else None,
        said=note.said,
        claim_url=note.claim_url,
        verdict=note.verdict,
        verdict_label=verdict.label if verdict else "",
        rating=verdict.rating if verdict else None,
        best=max([it.rating for it in config.verdicts if it.rating is not None], default=0),
        places=len(note.spots),
        quote=note.spots[0].exact if note.spots else "",
        # A footnote of the article's own has no words that it stands on, only its marker.
        url=f"{article.url}#note-{note.id}{'-ref' if note.display == 'footnote' else ''}",
        permalink=permalink,
        corrections=_of_note(note, body, lookups, article),
        article_title=article.title,
        article_url=article.url,
    )


def _of_note(
    note: NoteText, body: Body, lookups: Lookups, article: ArticleItem
) -> tuple[CorrectionView, ...]:
    if not note.corrections:
        return ()
    by_id = {correction.id: correction for correction in body.corrections}
    return tuple(correction_view(by_id[it], lookups, article) for it in note.corrections if it in by_id)
