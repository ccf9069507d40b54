"""The headers that a careful host would send, so that what they forbid shows in the preview and not after publishing."""

import fnmatch

DEFAULT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers_for(path: str, rules: str) -> dict[str, str]:
    """Return the headers for a URL's path.

    ``rules`` is the text of the site's ``_headers`` file (the format that Netlify and Cloudflare Pages read: a pattern at
    the line's start, indented ``Name: value`` below it; later ones win); empty where there is none. Caching is the
    preview's own matter, and what only https may promise is left out.
    """
    found = {"Content-Security-Policy": DEFAULT_POLICY, **ALWAYS}
    applies = False
    for line in rules.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            applies = fnmatch.fnmatchcase(path, line.strip())
        elif applies:
            name, _, value = line.strip().partition(":")
            found[name.strip().title()] = value.strip()
    for name in ("Cache-Control", "Strict-Transport-Security"):
        found.pop(name, None)
    return found
