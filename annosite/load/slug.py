"""Slugs: the part of an address that comes from a file's name."""

import re

from annosite.base.spelled import slugify
from annosite.load.ids import DEVICES

MAX_SLUG = 80
"""Bytes; file systems allow 255 for a name, and some tools add to it."""
_is_slug = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch


def slug_of(name: str) -> str:
    """Return the ASCII slug of a file's (or folder's) name; empty where nothing of it can be written in ASCII."""
    if _is_slug(name) and len(name) <= MAX_SLUG:
        slug = name
    else:
        slug = slugify(name, max_length=MAX_SLUG, word_boundary=True, save_order=True)
    return f"{slug}-page" if slug in DEVICES else slug
