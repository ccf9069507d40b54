"""Which names a browser may call the preview by.

A page of another site can have its own name point at this machine (DNS rebinding) and then read what is served here;
it cannot change the Host header, which holds that name.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def host_name(header: str) -> str:
    """Return the name in a Host header, without port and brackets, lower case; empty for a malformed one."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises for what is no number
    except ValueError:
        return ""
    plain = not (parts.username or parts.password or parts.path or parts.query or parts.fragment)
    return (parts.hostname or "").rstrip(".") if plain else ""


def is_allowed(header: str, bound: str, own_name: str = "") -> bool:
    """Return whether a request with this Host header is meant for us.

    ``bound`` is the address we listen on. On loopback only loopback's names count. Elsewhere (``--host 0.0.0.0``) also
    any IP address, which no foreign name can stand behind, and this machine's ``own_name``, with or without ``.local``.
    """
    name = host_name(header)
    if not name:
        return False
    if name in LOOPBACK or name == bound.lower():
        return True
    if is_loopback(bound):
        return False
    return _is_address(name) or (bool(own_name) and name in {own_name.lower(), f"{own_name.lower()}.local"})


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach ``host``."""
    return host.lower() in LOOPBACK or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
