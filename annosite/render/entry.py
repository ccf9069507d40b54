"""An article as a feed carries it: the full text, with notes and corrections as endnotes.

Each endnote has the id that it has on the article's page, and each marker leads to it by the whole address: a reader
program that keeps ids jumps there within its own window, one that drops them opens the page at the note.
"""

from collections.abc import Iterable

from annosite.model.items import Author, CorrectionView, NoteView, SourceView
from annosite.model.view import ArticleView
from annosite.render.markup import as_markup
from annosite.render.markup import light_escape as _escape
from annosite.render.outside import Outside
from annosite.render.page import markers_of
from annosite.render.words import Words


def entry_html(article: ArticleView, outside: Outside) -> str:
    """Return the content of an article's entry.

    ``outside`` must have been given the article's markers (``entry_markers``).
    """
    out: list[str] = []
    notes = {note.id: note for note in article.notes}
    if article.retraction is not None:
        out.append(_retraction(article.retraction, outside))
    out += [_box(note, outside) for note in article.notes if note.display == "top"]
    if article.summary:
        out.append(f"<p><em>{outside.fill(article.summary)}</em></p>")
    if article.image:
        out.append(_picture(article, outside))
    for block in article.blocks:
        out.append(outside.fill(block.html))
        out += [_box(notes[ident], outside) for ident in block.boxes if ident in notes]
    out += [_box(note, outside) for note in article.notes if note.display == "note" and not note.places]
    out.append(_endnotes(article, outside))
    out.append(_corrections(article, outside))
    return outside.clean("\n".join(part for part in out if part))


def entry_markers(article: ArticleView) -> dict[str, str]:
    """Return the signs of the article's markers, by ``note:ID`` and ``correction:ID``."""
    return markers_of(article)


def correction_html(view: CorrectionView, outside: Outside) -> str:
    """Return the content of a correction's entry: the words before and after, and why."""
    return outside.clean(f"<p>{_change(view, with_context=True)}</p>{_reason(view, outside)}")


def _change(view: CorrectionView, *, with_context: bool = False) -> str:
    if view.replacement is None:
        changed = f"<q>{_escape(view.quote)}</q>" if view.quote else ""
    else:
        struck, inserted = view.struck, view.inserted
        if not struck and not inserted:
            struck, inserted = view.quote, view.replacement
        old = f"<del>{_escape(struck)}</del>" if struck else ""
        new = f"<ins>{_escape(inserted)}</ins>" if inserted else ""
        changed = old + (" " if old and new else "") + new
    return f"{_escape(view.before)}{changed}{_escape(view.after)}" if with_context else changed


def _reason(view: CorrectionView, outside: Outside) -> str:
    day = _escape(outside.words.day(view.date))
    when = as_markup(f'<time datetime="{_escape(view.date)}">{day}</time>')
    said = outside.words.text("corrected_on", date=when) if view.date else outside.words.text("corrected")
    return f"{outside.fill(view.reason)}{_sources(view.sources, outside)}<p><small>{said}</small></p>"


def _retraction(view: CorrectionView, outside: Outside) -> str:
    words = outside.words
    said = words.text("retracted_on", date=words.day(view.date)) if view.date else words.text("retracted")
    return f"<p><strong>{_escape(said)}</strong></p>{outside.fill(view.reason)}<hr>"


def _picture(article: ArticleView, outside: Outside) -> str:
    image = f'<img src="{_escape(outside.write(article.image))}" alt="{_escape(article.image_alt)}">'
    credit = f"<figcaption>{_escape(article.image_credit)}</figcaption>" if article.image_credit else ""
    return f"<figure>{image}{credit}</figure>"


def _box(note: NoteView, outside: Outside) -> str:
    return f"<aside>{_heading(note, outside.words)}{_note_text(note, outside)}</aside>"


def _heading(note: NoteView, words: Words) -> str:
    said = f"<strong>{_escape(note.label or words.word(f'kind_{note.kind}'))}</strong>"
    if note.verdict:
        said += f": <em>{_escape(note.verdict_label or _verdict_word(note.verdict, words))}</em>"
    if note.title:
        said += f". {_escape(note.title)}"
    return f"<p>{said}</p>"


def _verdict_word(verdict: str, words: Words) -> str:
    key = f"verdict_{verdict}"
    return words.word(key) if key in words else verdict


def _note_text(note: NoteView, outside: Outside) -> str:
    out = []
    if note.claim:
        said = f"<q>{_escape(note.claim)}</q>"
        if note.speaker is not None:
            said += f" {_person(note.speaker, outside)}"
        if note.said:
            said += f", {_escape(outside.words.day(note.said))}"
        out.append(f"<p>{said}</p>")
    if note.html:
        out.append(outside.fill(note.html))
    elif note.about:
        about = note.about[0]
        link = _link(outside.write(about.url), about.name)
        out.append(f"<p>{_escape(about.summary)} {link}</p>")
    out.append(_sources(note.sources, outside))
    out += [f"<p>{_change(it)}</p>{_reason(it, outside)}" for it in note.corrections]
    return "".join(out)


def _endnotes(article: ArticleView, outside: Outside) -> str:
    numbered = [note for note in article.notes if note.number is not None]
    items = "\n".join(
        f'<li value="{note.number}" id="note-{note.id}-text">{_heading(note, outside.words)}{_note_text(note, outside)}'
        f"<p>{_backlinks('note', note.id, note.places, outside)}</p></li>"
        for note in numbered
    )
    return f"<hr><h2>{_escape(outside.words.word('notes'))}</h2>\n<ol>\n{items}\n</ol>" if items else ""


def _corrections(article: ArticleView, outside: Outside) -> str:
    words = outside.words
    shown = [
        it
        for it in article.corrections
        if it.kind not in ("typo", "retraction")
        and not it.unplaced
        and not it.superseded_by
        and not it.target.startswith("note:")
    ]
    items = "\n".join(
        f'<li id="correction-{it.id}-text"><p>{_correction_heading(it, words)} {_change(it)}</p>{_reason(it, outside)}'
        f"<p>{_backlinks('correction', it.id, it.places if it.letter else 0, outside)}</p></li>"
        for it in shown
    )
    return f"<hr><h2>{_escape(words.word('corrections'))}</h2>\n<ul>\n{items}\n</ul>" if items else ""


def _correction_heading(it: CorrectionView, words: Words) -> str:
    kind = _escape(words.word(f"correction_{it.kind}"))
    return f"<strong>{f'{_escape(it.letter)} · ' if it.letter else ''}{kind}</strong>"


def _backlinks(kind: str, ident: str, places: int, outside: Outside) -> str:
    refs = [f"{kind}-{ident}-ref" + (f"-{place}" if place > 1 else "") for place in range(1, places + 1)]
    return " ".join(f'<a href="{_escape(outside.at(ref))}">↩</a>' for ref in refs)


def _sources(sources: Iterable[SourceView], outside: Outside) -> str:
    cited = [_source(it, outside) for it in sources]
    return f"<p><small>{'; '.join(cited)}</small></p>" if cited else ""


def _source(it: SourceView, outside: Outside) -> str:
    title = as_markup(f"<cite>{_escape(it.title or it.url)}</cite>")
    parts = [_person(author, outside) for author in it.authors]
    parts.append(_link(outside.write(it.url), title) if it.url else title)
    parts += [
        _escape(said) for said in (it.publisher, outside.words.day(it.date) if it.date else "", it.at) if said
    ]
    quoted = f": <q>{_escape(it.quote)}</q>" if it.quote else ""
    return ", ".join(parts) + quoted


def _person(author: Author, outside: Outside) -> str:
    return _link(outside.write(author.url) if author.url else "", author.name)


def _link(url: str, said: str) -> str:
    return f'<a href="{_escape(url)}">{_escape(said)}</a>' if url else _escape(said)
