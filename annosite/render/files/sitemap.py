"""sitemap.xml (sitemaps.org, protocol 0.9), in several files where one may not hold all, and robots.txt."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from annosite.render.theme import Theme

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""URLs in one file, as the protocol has it."""


def sitemap(theme: Theme, base_url: str, urls: Sequence[tuple[str, str]]) -> bytes:
    """Return one sitemap; ``urls``: (site path, ISO date of the last change or ``""``)."""
    root = ET.Element("urlset", {"xmlns": SCHEMA})
    for url, changed in urls:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = base_url + url
        if changed:
            # A date of a W3C profile: year, month or day will do.
            ET.SubElement(entry, "lastmod").text = changed
    return _document(root)


def sitemap_index(theme: Theme, base_url: str, parts: Sequence[str]) -> bytes:
    """Return the index of several sitemaps; ``parts``: their site paths."""
    root = ET.Element("sitemapindex", {"xmlns": SCHEMA})
    for part in parts:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = base_url + part
    return _document(root)


def robots(theme: Theme, base_url: str) -> bytes:
    """Return robots.txt (RFC 9309): everything may be read; what should not be listed says so itself (noindex)."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {base_url}sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def _document(root: ET.Element) -> bytes:
    ET.indent(root, space="")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()
