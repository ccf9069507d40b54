"""Characters that make a text read other than it is written."""

import unicodedata
from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.audit import ArticleAudit
from annosite.model.codes import problem

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates of UAX 9: with them a line can show its words in another order."""


def hidden_characters(audit: ArticleAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each line of the article, and each text of its notes, that holds a bidi control."""
    markdown = audit.file.markdown
    for number, line in enumerate(markdown.split("\n") if _hidden(markdown) else ()):
        found = _hidden(line)
        if found:
            yield _problem(found, Place(audit.file.path, audit.file.first_line + number, 0, _visible(line)))
    for note in audit.sidecar.notes:
        found = _hidden(note.text + note.title + note.claim)
        if found:
            yield _problem(found, note.text_place or note.place)
    for correction in audit.sidecar.corrections:
        found = _hidden(correction.reason + (correction.replacement or ""))
        if found:
            yield _problem(found, correction.reason_place or correction.place)


def _hidden(text: str) -> frozenset[str]:
    """Return the bidi controls in ``text``; most texts are ASCII, which is known without reading them."""
    return frozenset() if text.isascii() else frozenset(filter(text.__contains__, BIDI_CONTROLS))


def _visible(line: str) -> str:
    return "".join("�" if c in BIDI_CONTROLS else c for c in line)


def _problem(found: frozenset[str], place: Place | None) -> Diagnostic:
    names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '').lower()}" for c in sorted(found))
    return problem(
        "bidi-control",
        f"an invisible character changes the order in which the line is read: {names}",
        place,
        "delete it, unless a right-to-left text needs it here",
    )
