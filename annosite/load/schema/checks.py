"""What a value must look like, whatever YAML would have made of its spelling: each returns the value, or refuses it."""

import re
from collections.abc import Callable
from typing import Any

from annosite.base.urls import is_safe_url, is_web_url
from annosite.load.ids import DEVICES, ID, MAX_ID, id_hint
from annosite.load.moments import moment_problem, partial_date_problem
from annosite.load.schema.marks import Refused


def line(value: str) -> str:
    """Text on one line: line ends within become spaces."""
    if "\n" in value:
        return " ".join(value.split())
    return value


def short(value: str) -> str:
    """Markdown of a note or a reason."""
    return _capped(value, MAX_NOTE)


def long(value: str) -> str:
    """Markdown of a biography."""
    return _capped(value, MAX_BIO)


def _capped(value: str, limit: int) -> str:
    size = len(value) if value.isascii() else len(value.encode())
    if size > limit:
        raise Refused(
            "too-large",
            f"this text has {size / 1000:.1f} KB, and {limit // 1000} KB are read at most",
            "What needs more room is an article or a page of its own: link to it.",
        )
    return value


MAX_NOTE, MAX_BIO = 20_000, 100_000
"""Bytes: Markdown’s worst cases take time that grows with the square of the length."""


def filled(value: str) -> str:
    """Text that says something."""
    if not value:
        raise Refused("empty-text", "this text is empty")
    return value


def id_(value: str) -> str:
    """An id: ``[a-z0-9-]+``."""
    if not ID.fullmatch(value):
        raise Refused(
            "bad-id",
            f"`{value}` is not an id: ids are made of lower-case letters a to z, digits and hyphens",
            id_hint(value),
        )
    if value in DEVICES:
        raise Refused(
            "bad-id",
            f"`{value}` is the name of a device to Windows, and no folder can have it",
            "Choose another one.",
        )
    if len(value) > MAX_ID:
        raise Refused(
            "bad-id", f"this id has {len(value)} letters, and {MAX_ID} are allowed", "Choose a shorter one."
        )
    return value


def date(value: str) -> str:
    """A date of any precision."""
    found = partial_date_problem(value)
    if found is not None:
        raise Refused("bad-date", *found)
    return value


def day(value: str) -> str:
    """A date of front matter: a time of day, as other generators write it, is left out."""
    return date(value[:10] if _TIMED.match(value) else value)


_TIMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{1,2}:[0-9]{2}")


def moment(value: str) -> str:
    """Date and time of an embargo."""
    found = moment_problem(value)
    if found is not None:
        raise Refused("bad-date", *found)
    return value


def flag(value: Any) -> bool:
    """A truth value in any of YAML 1.1’s spellings."""
    if isinstance(value, str):
        known = _FLAGS.get(value.strip().lower())
        if known is not None:
            return known
        raise Refused("bad-flag", f"`{value}` is neither true nor false", "Write `true` or `false`.")
    raise Refused("wrong-kind", "this must be `true` or `false`")


_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def whole(value: Any) -> int:
    """A whole number, in digits only."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    shown = f"`{value}` is" if isinstance(value, str) else "this is"
    raise Refused("bad-number", f"{shown} not a whole number", "Write it in digits only, such as `20`.")


def count(value: Any) -> int:
    """A whole number from 1."""
    number = whole(value)
    if number == 0:
        raise Refused("bad-number", "this must be 1 or more")
    return number


def occurrence(value: Any) -> Any:
    """A whole number from 1, or ``all``."""
    if value == "all":
        return value
    try:
        number = whole(value)
    except Refused:
        number = 0
    if number == 0:
        raise Refused("bad-number", "`occurrence` is a whole number from 1, or `all`")
    return number


def decimal(limit: int) -> Callable[[Any], float]:
    """Return the check of a number from ``-limit`` to ``limit``."""

    def check(value: Any) -> float:
        if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?", value.strip()):
            number = float(value)
            if abs(number) <= limit:
                return number
        shown = f"`{value}`" if isinstance(value, str) else "this"
        raise Refused("bad-number", f"{shown} is not a number of degrees from -{limit} to {limit}")

    return check


def url(value: str) -> str:
    """An http, https or mailto address, or a path of the site."""
    if not value or not is_safe_url(value):
        raise Refused(
            "unsafe-url",
            f"`{value}` is not a web address that may be published",
            "Use http://, https:// or mailto:, or a path of this site; a space is written %20.",
        )
    return value


def web_url(value: str) -> str:
    """An absolute http or https address."""
    if not is_web_url(value):
        raise Refused("unsafe-url", f"`{value}` is not a web address", "It begins with https:// or http://.")
    return value


def doi(value: str) -> str:
    """A DOI, without the address or the word before it."""
    match = re.fullmatch(
        r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9.]+/[!-~]+)", value, re.IGNORECASE
    )
    if match is None:
        raise Refused(
            "bad-id", f"`{value}` is not a DOI", "It begins with 10. and has a slash: `10.1000/182`."
        )
    return match[1]


def language(value: str) -> str:
    """A language tag (BCP 47)."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise Refused(
            "bad-language", f"`{value}` is not a language", "Such as `en`, `es` or `pt-BR` (BCP 47)."
        )
    return value


def slug(value: str) -> str:
    """The last part of an address."""
    if value in DEVICES:
        raise Refused(
            "bad-slug",
            f"`{value}` is the name of a device to Windows, and no folder can have it",
            "Choose another one.",
        )
    if not ID.fullmatch(value) or len(value) > MAX_ID:
        raise Refused(
            "bad-slug",
            f"`{value[:100]}` cannot be part of an address: a slug is made of at most {MAX_ID} lower-case letters a to z, digits and hyphens",
            id_hint(value[:MAX_ID]),
        )
    return value


def site_path(value: str) -> str:
    """An old address on this site, with its leading slash."""
    path = value if value.startswith("/") else f"/{value}"
    parts = path.strip("/").split("/")
    if (
        not is_safe_url(path)
        or re.search(r"[\\?#<>\"|*:]", path)
        or not all(parts)
        or {".", ".."} & set(parts)
    ):
        raise Refused(
            "bad-path",
            f"`{value}` is not a path on this site",
            "Such as `/2020/briefing/`; without https:// and the host.",
        )
    if any(len(part.encode()) > 255 for part in parts):
        raise Refused("bad-path", "a part of this path is longer than the name of a folder may be")
    return path


def file_path(value: str) -> str:
    """A file of the site, as another names it."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", value) or "\\" in value:
        raise Refused(
            "bad-path",
            f"`{value}` is not a file of this site",
            "Put the file beside this one or into content/static.",
        )
    return value


def template(value: str) -> str:
    """The name of a template."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\.[a-z0-9.]+)?", value):
        raise Refused("bad-path", f"`{value}` is not the name of a template", "Such as `article.html`.")
    return value
