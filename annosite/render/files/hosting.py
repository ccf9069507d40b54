"""What hosts read: ``_headers`` and ``_redirects`` (Netlify, Cloudflare Pages and others), and what machines may ask of a build."""

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from annosite import __version__
from annosite.render.theme import Theme

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""Content Security Policy, Level 3. Pages have no inline script or style, and ask no other host for anything."""
FRAMED = POLICY | {"frame-ancestors": "*"}
"""Embedded pages: the only ones that other sites may frame."""
SEARCHING = POLICY | {
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "worker-src": "'self'",
}
"""The search page alone: it compiles Pagefind's WebAssembly and fetches pieces of the index."""
YEAR = 31_536_000
"""Seconds."""


def policy_text(policy: dict[str, str]) -> str:
    """Return the header's value."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def headers(theme: Theme, search: Sequence[str]) -> bytes:
    """Return ``_headers``; ``search``: site paths of the search pages.

    Where several rules match, Netlify takes the last one's value of a header and Cloudflare joins all, unless a line
    ``! Name`` takes away what came before; Netlify leaves lines without a colon out.
    """
    rules = [
        "/*",
        f"  Content-Security-Policy: {policy_text(POLICY)}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "",
        *_instead("/*/embed/", policy_text(FRAMED)),
    ]
    for url in search:
        rules += ["", *_instead(f"/{quote(url)}", policy_text(SEARCHING))]
    rules += [
        "",
        "/static/*",
        f"  Cache-Control: public, max-age={YEAR}, immutable",
        "",
        "/*.jsonld",
        "  Content-Type: application/ld+json; charset=utf-8",
        "  Access-Control-Allow-Origin: *",
        "",
        "/*/text.txt",
        "  Access-Control-Allow-Origin: *",
        "",
        "/*feed.xml",
        "  Content-Type: application/atom+xml; charset=utf-8",
        "",
        "/*feed.json",
        "  Content-Type: application/feed+json; charset=utf-8",
    ]
    return ("\n".join(rules) + "\n").encode()


def _instead(path: str, policy: str) -> list[str]:
    return [path, "  ! Content-Security-Policy", f"  Content-Security-Policy: {policy}"]


def redirects(theme: Theme, moved: Sequence[tuple[str, str]]) -> bytes:
    """Return ``_redirects``; ``moved``: (output path of the stub, site path that it leads to)."""
    lines = []
    for stub, url in moved:
        old = stub.removesuffix("index.html")
        target = f"/{url}"
        lines.append(f"/{quote(old)} {target} 301")
        if old.endswith("/"):
            lines.append(f"/{quote(old.rstrip('/'))} {target} 301")
    return ("\n".join(lines) + "\n").encode()


def empty(theme: Theme) -> bytes:
    """Return ``.nojekyll``: GitHub Pages then serves files as they are, those that begin with ``_`` among them."""
    return b""


def assets(theme: Theme) -> bytes:
    """Return ``assets.json``: the theme's files by name, with the names that they are published under."""
    return msgspec.json.format(msgspec.json.encode(theme.asset_paths), indent=1) + b"\n"


def humans(theme: Theme, title: str, counts: Sequence[tuple[str, int]]) -> bytes:
    """Return ``humans.txt``: what this build holds and what it was made with; no times, no paths, no host names."""
    lines = [title, "", *(f"{name}: {count}" for name, count in counts), ""]
    lines += [f"Made with Annosite {__version__}, theme {theme.name}."]
    return ("\n".join(lines) + "\n").encode()
