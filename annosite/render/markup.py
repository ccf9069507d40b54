"""Text that is HTML already, and text that becomes it: as markupsafe does both, at less cost for what is common."""

from markupsafe import Markup, escape


def as_markup(html: str) -> Markup:
    """Return text as the HTML that it is, without asking first whether it has a say in that, as ``Markup`` does."""
    return str.__new__(Markup, html)


def light_escape(value: object) -> str:
    """Escape as markupsafe does, but hand on what needs none: a third of a page's time went into copying such text."""
    if type(value) is str:
        if "<" in value or "&" in value or '"' in value or "'" in value or ">" in value:
            return escape(value)
        return value
    return value if type(value) is Markup else escape(value)
