"""Which URLs may be published: an allowlist of schemes, for Markdown and for every URL in YAML."""

import re
from functools import lru_cache

SCHEMES = ("http", "https", "mailto")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_HOST = re.compile(r"https?://[^/?#\\]+", re.IGNORECASE)


@lru_cache(maxsize=1024)  # the pages of an article ask for the same few, again and again
def is_safe_url(url: str) -> bool:
    """Return whether ``url`` is http, https, mailto or relative.

    Browsers drop tabs and line ends within a URL and spaces before it, and read a backslash as a slash (WHATWG URL,
    4.4), so a URL with any of these is refused; so is ``//host``, which looks relative and is not.
    """
    if _UNPRINTABLE.search(url) or url.startswith(("//", "/\\", "\\")):
        return False
    scheme = _SCHEME.match(url)
    if scheme is None:
        # A colon before the first slash, query or fragment would make a scheme of what stands before it.
        return ":" not in re.split(r"[/?#]", url, maxsplit=1)[0]
    name = scheme[1].lower()
    return name == "mailto" or (name in SCHEMES and _HOST.match(url) is not None)


def is_web_url(url: str) -> bool:
    """Return whether ``url`` is a safe absolute http or https URL."""
    return _HOST.match(url) is not None and is_safe_url(url)
