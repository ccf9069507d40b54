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
    preview's own matter, what only https may promise is left out, and the reload socket is let through.
    """
    found = {"Content-Security-Policy": DEFAULT_POLICY, **ALWAYS}
    applies = False
    for line in rules.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            applies = fnmatch.fnmatchcase(path, line.strip())
        elif applies and line.strip().startswith("!"):
            found.pop(
                line.strip().lstrip("! ").title(), None
            )  # Cloudflare's way to take away what came before
        elif applies:
            name, _, value = line.strip().partition(":")
            found[name.strip().title()] = value.strip()
    for name in ("Cache-Control", "Strict-Transport-Security"):
        found.pop(name, None)
    found["Content-Security-Policy"] = _with_socket(found.get("Content-Security-Policy", DEFAULT_POLICY))
    return found


def _with_socket(policy: str) -> str:
    """Return the policy with leave for the one thing that only the preview has: the socket that reloads pages."""
    directives = [directive.split() for directive in policy.split(";") if directive.strip()]
    for words in directives:
        if words[0].lower() == "connect-src":
            if "'self'" not in words:
                words[1:] = [word for word in words[1:] if word.lower() != "'none'"] + ["'self'"]
            break
    else:
        directives.append(["connect-src", "'self'"])
    return "; ".join(" ".join(words) for words in directives)
