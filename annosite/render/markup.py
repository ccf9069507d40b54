"""Text that is HTML already, and text that becomes it: as markupsafe does both, at less cost for what is common."""

from jinja2.runtime import markup_join
from markupsafe import Markup, escape

try:
    # What escape itself does with text, without making it Markup, which would only be copied into a longer text.
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # pragma: no cover - another version of markupsafe

    def _escaped(text: str, /) -> str:
        """Return the text escaped."""
        return str(escape(text))


escape_text = _escaped
"""Escapes plain text, and nothing else."""


def as_markup(html: str) -> Markup:
    """Return text as the HTML that it is, without asking first whether it has a say in that, as ``Markup`` does."""
    return str.__new__(Markup, html)


def light_escape(value: object) -> str:
    """Return text for HTML, escaped as markupsafe does it, but as any text: it is only put into more of it."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


def light_join(pieces: tuple[object, ...]) -> str:
    """Return what ``a ~ b`` is: as Jinja's ``markup_join``, but at once where all pieces are plain text."""
    for piece in pieces:
        if type(piece) is not str:
            return markup_join(pieces)
    return "".join(pieces)  # type: ignore[arg-type]
