"""Which of the optional helpers are installed; asked without importing them."""

from importlib.util import find_spec


def pagefind_installed() -> bool:
    """Return whether the extra ``search`` is installed."""
    return all(find_spec(name) is not None for name in ("pagefind_bin", "cbor2"))


def pillow_installed() -> bool:
    """Return whether the extra ``cards`` is installed."""
    return find_spec("PIL") is not None
