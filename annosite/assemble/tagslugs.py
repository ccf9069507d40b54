"""Tags in addresses."""

from unicodedata import normalize

from annosite.base.digest import digest_bytes
from annosite.base.spelled import slugify

_SIGNS = (("+", " plus"), ("#", " sharp"), ("&", " and "), ("@", " at "), ("%", " percent"))
"""Signs that tell tags apart (C, C++, C#) and that a slug would drop."""
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that Windows keeps for itself in every folder."""


def tag_slug(tag: str) -> str:
    """Return the ASCII slug of a tag, at most 80 bytes; of a tag that ASCII cannot spell, a digest."""
    slug = slugify(
        normalize("NFC", tag), max_length=80, word_boundary=True, save_order=True, replacements=_SIGNS
    )
    if not slug:
        return "tag-" + digest_bytes(tag.encode())[:8]
    return f"{slug}-tag" if slug in _DEVICES else slug
