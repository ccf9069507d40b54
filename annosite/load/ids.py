"""Ids, and names that can be folders everywhere."""

import re

ID = re.compile(r"[a-z0-9-]+")
MAX_ID = 80
"""Ids become names of folders; file systems allow 255 bytes for a name."""
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10)))
)
"""Names that Windows keeps for devices: no file or folder can have them."""


def id_hint(value: str) -> str:
    """Return the advice that goes with a text that is no id."""
    mended = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    return f"Write `{mended}`." if mended else ""
