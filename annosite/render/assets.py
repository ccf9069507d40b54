"""A theme's static files under names that hold their digest, so that they can be cached for ever."""

import re
from collections.abc import Mapping

from msgspec import Struct

from annosite.base.digest import digest_bytes

FOLDER = "static/"
"""Where themes' files stand in the output."""
_CSS_URL = re.compile(r"url\(\s*[\"']?(?P<name>[^\"')#?]+)(?P<rest>[#?][^\"')]*)?[\"']?\s*\)")
_PLAIN = (".txt", ".md")
"""Licences and notes keep their names: people look for them, pages do not load them."""


class Asset(Struct, frozen=True):
    """One static file of the theme as it is published."""

    path: str
    """In the output folder: ``static/site.1a2b3c4d.css``."""
    digest: str
    data: bytes


def hashed(files: Mapping[str, bytes]) -> tuple[dict[str, Asset], tuple[tuple[str, str], ...]]:
    """Return assets by name (``site.css``), and the (style sheet, name) pairs of files that are not there.

    Style sheets are named last: ``url(fonts/a.woff2)`` in them becomes the file's new name, so a changed font changes
    the sheet's name too. A sheet that imports another is not followed; themes link both.
    """
    assets: dict[str, Asset] = {}
    absent: list[tuple[str, str]] = []
    for name in sorted(files, key=lambda name: (name.endswith(".css"), name)):
        data = files[name]
        if name.endswith(".css"):
            text, unknown = _rewritten(name, data.decode("utf-8"), assets)
            absent += [(name, target) for target in unknown]
            data = text.encode("utf-8")
        sum_ = digest_bytes(data)
        assets[name] = Asset(FOLDER + _named(name, sum_), sum_, data)
    return assets, tuple(absent)


def _named(name: str, sum_: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return name if not dot or name.endswith(_PLAIN) else f"{stem}.{sum_[:8]}.{ending}"


def _rewritten(sheet: str, text: str, assets: Mapping[str, Asset]) -> tuple[str, list[str]]:
    folder = sheet.rpartition("/")[0]
    up = "../" * sheet.count("/")
    unknown: list[str] = []

    def address(found: re.Match[str]) -> str:
        name = found["name"].strip()
        if name.startswith(("data:", "http:", "https:", "/")):
            return found[0]
        target = f"{folder}/{name}".lstrip("/") if folder else name
        if target not in assets:
            unknown.append(name)
            return found[0]
        return f'url("{up}{assets[target].path.removeprefix(FOLDER)}{found["rest"] or ""}")'

    return _CSS_URL.sub(address, text), unknown
