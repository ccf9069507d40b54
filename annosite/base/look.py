"""How files stood at a moment. The standard library alone: ``fresh`` looks before anything heavy is imported."""

from typing import NamedTuple

Stat = tuple[int, int, int, int]
"""Size in bytes, when content and inode changed (nanoseconds since 1970), inode."""


class Look(NamedTuple):
    """All files of a site, looked at once."""

    files: dict[str, Stat]
    """By path in the site's folder, hidden ones among them."""
    moment: int
    """When the look began, in nanoseconds since 1970."""
