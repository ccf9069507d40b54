"""Highlighted code: classes of Pygments, no style attributes."""

import importlib
from functools import cache

from annosite.model.article import SLOT_OPEN


def highlight(code: str, language: str) -> str:
    """Return the HTML of ``code`` in a language that Pygments knows (a name or alias); else an empty text."""
    formatter, lexer = _tools(language)
    if formatter is None or lexer is None or SLOT_OPEN in code:
        return ""
    pygments = importlib.import_module("pygments")
    html: str = pygments.highlight(code, lexer, formatter)
    return html.removesuffix("\n")


@cache
def _tools(language: str) -> tuple[object, object]:
    # Imported here, because most sites hold no code and Pygments takes long to load.
    formatters = importlib.import_module("pygments.formatters.html")
    lexers = importlib.import_module("pygments.lexers")
    try:
        lexer = lexers.get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except importlib.import_module("pygments.util").ClassNotFound:
        return None, None
    return formatters.HtmlFormatter(nowrap=True), lexer
