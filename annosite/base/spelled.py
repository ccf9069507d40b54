"""Words in letters that addresses can have."""

from typing import Any


def slugify(text: str, **how: Any) -> str:
    """Return ``text`` as python-slugify spells it; ``how``: its settings."""
    from slugify import slugify as spelled  # noqa: PLC0415 - 4 ms, and most words need no other spelling

    found: str = spelled(text, **how)
    return found
