"""Patterns, aliases and copied files to paths in the output folder."""

from collections.abc import Mapping
from posixpath import normpath
from urllib.parse import unquote

_STATIC = "content/static/"
_CONTENT = "content/"


def fill_pattern(pattern: str, date: str, **words: str) -> tuple[str, tuple[str, ...]]:
    """Return the site path that a permalink pattern gives, and which parts of the date it lacks.

    What is lacking is left out of the path.
    """
    year, month, day = (*date.split("-"), "", "", "")[:3]
    parts = {"year": year, "month": month, "day": day[:2], **words}
    lacking = tuple(name for name in ("year", "month", "day") if f"{{{name}}}" in pattern and not parts[name])
    path = pattern
    for name, value in parts.items():
        path = path.replace(f"{{{name}}}", value)
    return "".join(f"{part}/" for part in path.split("/") if part), lacking


def redirect_file(alias: str) -> str | None:
    """Return the output file of an alias (``/2020/briefing/``, ``old.html``); None: none can stand there."""
    path = unquote(alias)
    if "//" in path or ":" in path.partition("/")[0] or any(mark in path for mark in "?#\\\x00"):
        return None
    path = path.removeprefix("/")
    parts = path.rstrip("/").split("/")
    if not path.strip("/") or any(part in {"", ".", ".."} for part in parts):
        return None
    return "/".join(parts) if parts[-1].endswith((".html", ".htm")) else "/".join([*parts, "index.html"])


def copied_to(path: str, bundles: Mapping[str, tuple[str, str]]) -> str:
    """Return where a file is copied to: static files to the root, a bundle's beside its article, others as they lie.

    ``bundles``: file → (the bundle's folder, site path of its article).
    """
    if path in bundles:
        folder, url = bundles[path]
        return url + normpath(path[len(folder) + 1 :])
    return path.removeprefix(_STATIC if path.startswith(_STATIC) else _CONTENT)
