"""The allowlist of addresses."""

from urllib.parse import urlsplit

import pytest
from annosite.base.urls import SCHEMES, is_safe_url, is_web_url
from hypothesis import given
from hypothesis import strategies as st

GOOD = [
    "https://example.org",
    "http://example.org/a?b=c&d=e#f",
    "HTTPS://EXAMPLE.ORG/",
    "https://user@example.org:8443/a",
    "https://[2001:db8::1]/",
    "https://münchen.example/straße",
    "mailto:jo@example.org?subject=a%20b",
    "MailTo:jo@example.org",
    "a.md",
    "../a/b.md#c",
    "/a/b",
    "#part",
    "?page=2",
    "",
    "a/b:c",
    "?q=javascript:alert(1)",
    "#javascript:alert(1)",
    "./a:b",
]
BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\rscript:alert(1)",
    "\x01javascript:alert(1)",
    "\x00javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "blob:https://example.org/1",
    "file:///etc/passwd",
    "ms-msdt:/id",
    "ftp://example.org",
    "about:blank",
    "view-source:https://example.org",
    "x:y",
    "1:2",
    "//example.org",
    "//example.org/a",
    "/\\example.org",
    "\\\\example.org",
    "\\/example.org",
    "http:example.org",
    "https:///example.org",
    "https:/example.org",
    "http://",
    "http:\\\\example.org",
    "https://exa mple.org",
    "https://example.org/a\u00a0b",
    "https://example.org/\u2028",
    "\ufeffhttps://example.org",
    "https://example.org/\x7f",
]


@pytest.mark.parametrize("url", GOOD)
def test_allowed(url: str) -> None:
    assert is_safe_url(url)


@pytest.mark.parametrize("url", BAD)
def test_refused(url: str) -> None:
    assert not is_safe_url(url)


def test_web_addresses() -> None:
    assert is_web_url("https://example.org/a")
    for url in ("mailto:jo@example.org", "/a", "example.org", "https://", "https://a b"):
        assert not is_web_url(url)


@given(st.text(alphabet=st.sampled_from("jJavscriptht:/\\?#&;.a1 \t\n\x00\x01@[]%"), max_size=24))
def test_what_passes_has_an_allowed_scheme_for_a_browser(url: str) -> None:
    """Read as the WHATWG standard says: controls and spaces at the ends go, tabs and line ends go, backslash is slash."""
    if not is_safe_url(url):
        return
    seen = url.strip("".join(map(chr, range(33)))).translate({9: None, 10: None, 13: None}).replace("\\", "/")
    head = seen.split("/")[0].split("?")[0].split("#")[0]
    if ":" in head:
        assert head.split(":")[0].lower() in SCHEMES
    else:
        assert not seen.startswith("//")
        assert not urlsplit(seen).netloc
