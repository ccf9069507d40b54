"""The corpus as a Hugo site that writes about the files that Annosite writes, with about the same content.

Beside the page of an article: its page to embed, its plain text, its annotations, a page for each note; the full text of
thirty articles in the feed of each person and tag; the log of corrections in pages of twenty. The templates are in
``hugo_layouts/``. Hugo still does less of the work: the marks, links and passages are written into its Markdown and front
matter before it begins, so that it anchors nothing and finds no names.
"""

import json
import random
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.corpus import TITLES, Article, make_article, make_people, make_vocabulary

HERE = Path(__file__).parent
CONFIG = """
baseURL = "https://example.org/"
title = "A site to measure"
enableRobotsTXT = true
[markup.goldmark.renderer]
unsafe = true
[pagination]
pagerSize = 20
disableAliases = true
[permalinks.page]
articles = "/articles/:contentbasename/"
[taxonomies]
tag = "tags"
person = "people"
[outputs]
home = ["html", "rss", "json"]
page = ["html"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]
[mediaTypes."application/ld+json"]
suffixes = ["jsonld"]
[outputFormats.rss]
baseName = "feed"
[outputFormats.json]
baseName = "feed"
[outputFormats.embed]
mediaType = "text/html"
baseName = "embed/index"
isHTML = true
[outputFormats.plain]
mediaType = "text/plain"
baseName = "text"
isPlainText = true
[outputFormats.annotations]
mediaType = "application/ld+json"
baseName = "annotations"
isPlainText = true
"""
AROUND = 32
"""Characters before and after a quote in an annotation, as Annosite has them."""
CONTEXT = 160
"""Characters of an article before and after the quote on a note's page and in the log."""


def write_site(folder: Path, articles: int, people: int = 500, seed: int = 1) -> None:
    """Write the Hugo twin of ``corpus.write_site`` with the same arguments."""
    rng = random.Random(seed)
    persons, vocabulary = make_people(rng, people), make_vocabulary(rng)
    ids = {person.name: person.id for person in persons}
    shutil.copytree(HERE / "hugo_layouts", folder / "layouts")
    shutil.copytree(HERE.parent / "themes" / "default" / "static", folder / "static")
    (folder / "hugo.toml").write_text(CONFIG)
    content = folder / "content"
    never = {"render": "never", "list": "never"}
    pages = {"kind": "page"}
    outputs = ["html", "embed", "plain", "annotations"]
    _page(content / "articles/_index.md", build=never, cascade=[{"target": pages, "outputs": outputs}])
    hidden = {"target": pages, "build": {"list": "never"}, "sitemap": {"disable": True}}
    _page(content / "notes/_index.md", build=never, cascade=[hidden])
    _page(
        content / "corrections/_index.md",
        title="Corrections",
        cascade=[{"target": pages, "build": {"render": "never"}}],
    )
    _page(
        content / "sources.md", title="Sources", layout="sources", sources=[f"Source {n}" for n in range(8)]
    )
    for number, person in enumerate(persons):
        _page(
            content / "people" / person.id / "_index.md",
            title=person.name,
            summary=person.summary,
            initials="".join(word[0] for word in person.name.split()),
            role=TITLES[number % len(TITLES)].capitalize(),
            since=1990 + number % 20,
        )
    for number in range(articles):
        _write_article(content, number, make_article(number, seed, persons, vocabulary), ids)


def _write_article(content: Path, number: int, article: Article, ids: dict[str, str]) -> None:
    text = "\n\n".join((article.title, *article.paragraphs))
    url = f"/articles/{article.slug}/"
    notes = [
        {
            **_place(text, quote),
            "sign": at + 1,
            "kind": ("context", "definition", "source")[at % 3],
            "source": f"Source {at}",
            "text": _note(words),
        }
        for at, (quote, words) in enumerate(article.notes)
    ]
    corrections = [
        {
            **_place(text, quote),
            "sign": "ABCDEFGH"[at],
            "new": replacement,
            "reason": "The record of that day has other words.",
        }
        for at, (quote, replacement) in enumerate(article.corrections)
    ]
    mentions = [{**_place(text, name), "id": ids[name]} for name in dict.fromkeys(article.people)]
    _page(
        content / "articles" / f"{number // 1000:03}" / f"{article.slug}.md",
        "\n\n".join(_marked(article, notes, corrections, ids)),
        title=article.title,
        date=article.date,
        tags=list(article.tags),
        people=[ids[name] for name in dict.fromkeys(article.people)],
        summary=f"{article.paragraphs[0][:290]}…",
        notes=notes,
        corrections=corrections,
        mentions=mentions,
        passages={ids[name]: _passage(text, name) for name in dict.fromkeys(article.people)},
    )
    for note in notes:
        before, after = _around(text, note["exact"])
        _page(
            content / "notes" / article.slug / f"{note['id']}.md",
            note["text"],
            title=note["exact"],
            date=article.date,
            summary=article.title,
            headline=article.title,
            article=url,
            before=before,
            after=after,
            **{name: note[name] for name in ("id", "kind", "source")},
        )
    for correction in corrections:
        before, after = _around(text, correction["exact"])
        _page(
            content / "corrections" / f"{article.slug}-{correction['id']}.md",
            correction["reason"],
            title=article.title,
            date="2024-03-01",
            article=url,
            before=before,
            after=after,
            **{name: correction[name] for name in ("id", "exact", "new")},
        )


def _marked(
    article: Article, notes: list[dict[str, Any]], corrections: list[dict[str, Any]], ids: dict[str, str]
) -> Iterator[str]:
    """Yield the blocks of the article's Markdown with its marks, struck words and links as HTML."""
    drawn = {note["exact"]: _mark(note) for note in notes}
    drawn |= {it["exact"]: _change(it) for it in corrections}
    drawn |= {
        name: f'<a class="mention" data-entity="{ids[name]}" id="mention-{ids[name]}-1"'
        f' href="/people/{ids[name]}/">{name}</a>'
        for name in dict.fromkeys(article.people)
    }
    wanted = re.compile("|".join(map(re.escape, sorted(drawn, key=len, reverse=True))))
    for at, paragraph in enumerate(article.paragraphs):
        if at in (4, 9):
            yield f"## {' '.join(paragraph.split()[:4]).rstrip('.,;')} part {at}"
        yield wanted.sub(lambda found: drawn[found.group()], paragraph)


def _mark(note: dict[str, Any]) -> str:
    ident, sign = note["id"], note["sign"]
    return (
        f'<mark class="note note-{note["kind"]}" id="note-{ident}" data-note="{ident}">{note["exact"]}</mark>'
        f'<span class="ref ref-note" id="note-{ident}-ref" data-a="--note-{ident}"><button type="button"'
        f' popovertarget="note-{ident}-card" aria-label="Note {sign}">{sign}</button><a role="doc-noteref"'
        f' href="#note-{ident}-text" aria-label="Note {sign}">{sign}</a></span>'
    )


def _change(it: dict[str, Any]) -> str:
    ident, sign = it["id"], it["sign"]
    return (
        f'<span class="correction" id="correction-{ident}"><del data-label="struck: " datetime="2024-03-01">'
        f'{it["exact"]}</del> <ins data-label="put in: " datetime="2024-03-01">{it["new"]}</ins></span>'
        f'<span class="ref ref-correction" id="correction-{ident}-ref"><button type="button"'
        f' popovertarget="correction-{ident}-card" aria-label="Correction {sign}">{sign}</button>'
        f'<a role="doc-noteref" href="#correction-{ident}-text" aria-label="Correction {sign}">{sign}</a></span>'
    )


def _note(words: str) -> str:
    return (
        f"*Context.* {words} More words to fill the note to the size that real notes have, with\n"
        "a [link](https://example.org/a) and a date."
    )


def _place(text: str, quote: str) -> dict[str, Any]:
    """Return where a quote stands, with an id made of it."""
    start = text.index(quote)
    end = start + len(quote)
    return {
        "id": "-".join(re.findall(r"\w+", quote.lower())),
        "exact": quote,
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
        "start": start,
        "end": end,
    }


def _around(text: str, quote: str) -> tuple[str, str]:
    """Return the words of the paragraph before and after a quote."""
    paragraph = next(each for each in text.split("\n\n") if quote in each)
    before, _, after = paragraph.partition(quote)
    return before[-CONTEXT:], after[:CONTEXT]


def _passage(text: str, name: str) -> str:
    """Return the sentence that a name stands in, as HTML."""
    before, after = _around(text, name)
    before, after = before.rpartition(". ")[2], after.partition(". ")[0]
    return f"{escape(before)}<mark>{escape(name)}</mark>{escape(after)}."


def _page(path: Path, markdown: str = "", **front: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{markdown}\n")
