"""Addresses for elsewhere: absolute, relative to a file, or for a folder without a server."""

import pytest
from annosite.render.outside import Outlet

BASE = "https://example.org/sub/"


@pytest.mark.parametrize(
    ("url", "absolute", "portable"),
    [
        ("", BASE, "../index.html"),
        ("people/ada/", f"{BASE}people/ada/", "../people/ada/index.html"),
        ("people/ada/#top", f"{BASE}people/ada/#top", "../people/ada/index.html#top"),
        ("people/ada/#a:b", f"{BASE}people/ada/#a:b", "../people/ada/index.html#a:b"),
        ("#top", f"{BASE}#top", "../index.html#top"),
        ("files/a.pdf", f"{BASE}files/a.pdf", "../files/a.pdf"),
        ("files/a:b.pdf", f"{BASE}files/a:b.pdf", "../files/a:b.pdf"),
        ("https://law.example/act", "https://law.example/act", "https://law.example/act"),
        ("mailto:ed@example.org", "mailto:ed@example.org", "mailto:ed@example.org"),
        ("javascript:alert(1)", "", ""),
        ("java\nscript:alert(1)", "", ""),
        ("//evil.example/", "", ""),
    ],
)
def test_an_address_for_elsewhere(url: str, absolute: str, portable: str) -> None:
    assert Outlet(BASE)(url) == absolute
    assert Outlet("../", portable=True)(url) == portable


def test_of_our_own_there_is_no_address_where_the_root_is_not_known() -> None:
    assert Outlet("")("people/ada/") == ""
    assert Outlet("")("https://law.example/act") == "https://law.example/act"
