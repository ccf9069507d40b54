"""By which names the preview answers."""

import pytest
from annosite.serve.hosts import host_name, is_allowed, is_loopback


@pytest.mark.parametrize(
    "header", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST", "localhost.:80"]
)
def test_loopback_names_pass(header: str):
    assert is_allowed(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "evil.example#localhost",
        "localhost:80:80",
        "192.168.1.7",
        "0.0.0.0:8000",
        "[::ffff",
        "localhost:port",
        "localhost/x",
    ],
)
def test_others_do_not(header: str):
    assert not is_allowed(header, "127.0.0.1")


def test_where_others_may_look_in_addresses_pass_and_foreign_names_do_not():
    assert is_allowed("192.168.1.7:8000", "0.0.0.0")
    assert is_allowed("[fe80::1]:8000", "::")
    assert is_allowed("desk:8000", "0.0.0.0", "desk")
    assert is_allowed("desk.local:8000", "0.0.0.0", "Desk")
    assert is_allowed("preview.example", "preview.example")
    assert not is_allowed("evil.example", "0.0.0.0", "desk")


def test_names_are_read_without_port_and_brackets():
    assert host_name("[::1]:80") == "::1"
    assert host_name("A.Example:8") == "a.example"


def test_loopback_is_known():
    assert is_loopback("127.0.0.5")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("desk")
