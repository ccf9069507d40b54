"""The preview sends what the site's own _headers asks for."""

import re

from annosite.render.files.hosting import headers
from annosite.serve.policy import headers_for

RULES = headers(None, ("search/", "es/search/")).decode()


def policy(path: str) -> str:
    return headers_for(path, RULES)["Content-Security-Policy"]


def test_only_embedded_pages_may_be_framed_and_only_search_compiles() -> None:
    assert "frame-ancestors 'none'" in policy("/articles/a/")
    assert "frame-ancestors *" in policy("/articles/a/embed/")
    assert "wasm-unsafe-eval" in policy("/es/search/")
    assert "wasm-unsafe-eval" not in policy("/articles/a/")


def test_every_name_is_one_that_a_header_may_have() -> None:
    for path in ("/", "/articles/a/embed/", "/search/", "/feed.xml", "/articles/a/annotations.jsonld"):
        for name, value in headers_for(path, RULES).items():
            assert re.fullmatch(r"[A-Za-z-]+", name), name
            assert value


def test_a_policy_that_is_only_taken_away_leaves_the_careful_one() -> None:
    found = headers_for("/x", "/*\n  ! Content-Security-Policy\n")
    assert "default-src 'self'" in found["Content-Security-Policy"]
