"""The search index: our own as one script, and what Pagefind is given to read."""

from collections.abc import Iterator, Sequence
from html import escape

import msgspec
from msgspec import Struct

from annosite.base.digest import digest_bytes
from annosite.render.frame import Frame
from annosite.render.searchable import Label, SearchRecord
from annosite.render.slots import Relative, relative
from annosite.render.theme import Theme
from annosite.render.words import Words


class Found(Struct, frozen=True):
    """A record as the search page shows it: words spelled out, the address as written on that page."""

    url: str
    title: str
    text: str
    kind: str
    label: str
    within: str
    people: tuple[str, ...]
    tags: tuple[str, ...]
    year: str


def own_index(theme: Theme, frame: Frame, url: str, records: Sequence[SearchRecord]) -> bytes:
    """Return the index as a classic script, for pages opened from a folder may load neither JSON nor modules.

    ``url``: site path of the search page, which the script lies beside.
    """
    rows = [
        [getattr(it, name) for name in Found.__struct_fields__] for it in found(theme, frame, url, records)
    ]
    return b"globalThis.annositeIndex = " + msgspec.json.encode(rows) + b";\n"


def found(theme: Theme, frame: Frame, url: str, records: Sequence[SearchRecord]) -> Iterator[Found]:
    """Yield the records as the search page at ``url`` shows them."""
    words = theme.words(frame.language)
    write = relative(url, portable=frame.site.portable)
    for it in records:
        yield _found(it, words, write)


def _found(it: SearchRecord, words: Words, write: Relative) -> Found:
    return Found(
        write(it.url),
        it.title,
        it.text,
        _said(it.kind, words),
        _said(it.label, words),
        it.within,
        it.people,
        it.tags,
        it.year,
    )


def _said(label: Label, words: Words) -> str:
    return label.text or (words.word(label.word) if label.word in words else "")


def pagefind_page(it: Found, language: str) -> tuple[str, str]:
    """Return name and HTML of the page that Pagefind reads for a record.

    The name stays while the address does, so that what did not change keeps its place in the index.
    """
    filters = [("kind", it.kind), ("year", it.year)]
    filters += [("person", name) for name in it.people]
    filters += [("tag", tag) for tag in it.tags]
    meta = (("url", it.url), ("label", it.label), ("within", it.within))
    head = "".join(
        f'<meta data-pagefind-{what}="{name}[content]" content="{escape(value)}">'
        for what, pairs in (("meta", meta), ("filter", filters))
        for name, value in pairs
        if value
    )
    body = f"<h1>{escape(it.title)}</h1><p>{escape(it.text)}</p>"
    html = (
        f'<!doctype html><html lang="{escape(language)}"><head><title>{escape(it.title)}</title>{head}</head>'
        f"<body data-pagefind-body>{body}</body></html>\n"
    )
    name = digest_bytes(f"{language}\0{it.url}".encode())
    return f"{name[:2]}/{name[2:]}.html", html
