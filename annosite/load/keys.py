"""Unknown keys: the nearest known one, and the usual synonyms (FORMAT.md §2)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping
from annosite.load.schema import json_schema
from annosite.load.spots import Spot, Step
from annosite.load.words import nearest
from annosite.model.codes import problem

SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": ("reason", "bio", "summary"),
    "comment": ("reason", "text"),
    "note": ("text", "reason"),
    "body": ("text", "bio"),
    "content": ("text", "bio"),
    "description": ("summary", "text", "reason"),
    "subtitle": ("summary", "tagline"),
    "abstract": ("summary",),
    "why": ("reason",),
    "explanation": ("reason", "text"),
    "new": ("replacement",),
    "to": ("replacement",),
    "correct": ("replacement",),
    "corrected": ("replacement",),
    "replace": ("replacement",),
    "with": ("replacement",),
    "old": ("quote",),
    "was": ("quote",),
    "original": ("quote",),
    "anchor": ("quote",),
    "words": ("quote",),
    "type": ("kind",),
    "category": ("kind", "tags"),
    "source": ("sources",),
    "ref": ("sources",),
    "references": ("sources",),
    "author": ("authors",),
    "by": ("authors",),
    "tag": ("tags",),
    "keywords": ("tags",),
    "alias": ("aliases",),
    "aka": ("aliases",),
    "role": ("roles",),
    "position": ("roles",),
    "person": ("people", "entity"),
    "organisations": ("organizations",),
    "organisation": ("organization", "organizations"),
    "terms": ("terms",),
    "glossary": ("terms",),
    "biography": ("bio",),
    "lang": ("language",),
    "link": ("url",),
    "href": ("url",),
    "modified": ("updated",),
    "lastmod": ("updated",),
    "published": ("date",),
    "permalink": ("slug",),
    "redirect_from": ("aliases",),
    "claimant": ("speaker",),
    "rating": ("verdict",),
    "start": ("from",),
    "since": ("from",),
    "end": ("to",),
    "until": ("to",),
    "nav": ("navigation",),
    "menu": ("navigation",),
    "baseurl": ("base_url",),
    "site_url": ("base_url",),
}
"""What people write, and what it is called here, the likeliest first."""

_ELSEWHERE = {
    "prefix": "`prefix` belongs to the quote: `quote: {exact: …, prefix: …}`.",
    "suffix": "`suffix` belongs to the quote: `quote: {exact: …, suffix: …}`.",
    "exact": "`exact` belongs to the quote: `quote: {exact: …, prefix: …}`.",
    "occurrence": "`occurrence` stands beside `quote`, not in it.",
    "through": "`through` is for notes only.",
    "quote": "`quote` is for notes, corrections, mentions and sources.",
}


def unknown_key(file: TextFile, kind: str, spot: Spot) -> tuple[Diagnostic, str]:
    """Return the problem of a key that is not known where it stands, and the key that was probably meant."""
    assert spot.key is not None
    key = spot.key.value
    known = keys_at(kind, spot.path[:-1])
    meant = _meant(key, known)
    if meant:
        hints = [f"Did you mean `{meant}`?"]
    elif key in _ELSEWHERE:
        hints = [_ELSEWHERE[key]]
    elif key.startswith("-"):
        hints = ["An entry of a list begins with a dash and a space: `- `."]
    else:
        hints = [f"Known here: {', '.join(known)}."] if known else []
        if isinstance(spot.parent, Mapping) and spot.parent.flow and not re.fullmatch(r"[a-z_]+", key):
            hints.append("If it belongs to the text before the comma, put that text in quotation marks.")
    where = "in this file" if len(spot.path) == 1 else "here"
    found = problem(
        "unknown-key", f"`{key}` means nothing {where}", file.place(spot.key.start, spot.key.end), *hints
    )
    return found, meant


def meant_key(kind: str, spot: Spot) -> str:
    """Return the key of the value at a spot; of a key that is not known there, the one that was probably meant."""
    if spot.key is None:
        return ""
    key = spot.key.value
    return _meant(key, keys_at(kind, spot.path[:-1])) if spot.kind == "extra_forbidden" else key


def _meant(key: str, known: tuple[str, ...]) -> str:
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    for candidate in SYNONYMS.get(plain, ()):
        if candidate in known:
            return candidate
    return nearest(plain, known)


_schema = cache(json_schema)
"""Making one takes a tenth of a second."""


def keys_at(kind: str, path: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the keys that the mapping at ``path`` may have, in the order of the schema."""
    schema = _schema(kind)
    branches = [schema]
    for step in path:
        branches = [after for branch in branches for after in _steps(schema, branch, step)]
    found: dict[str, None] = {}
    for branch in branches:
        for option in _options(schema, branch):
            found.update(dict.fromkeys(option.get("properties", ())))
    return tuple(found)


def _options(schema: dict[str, Any], branch: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the alternatives of a schema, references followed."""
    if "$ref" in branch:
        yield from _options(schema, schema["$defs"][branch["$ref"].rpartition("/")[2]])
        return
    for word in ("anyOf", "oneOf", "allOf"):
        for option in branch.get(word, ()):
            yield from _options(schema, option)
    yield branch


def _steps(schema: dict[str, Any], branch: dict[str, Any], step: Step) -> Iterator[dict[str, Any]]:
    for option in _options(schema, branch):
        if isinstance(step, int):
            if "items" in option:
                yield option["items"]
        elif step in option.get("properties", {}):
            yield option["properties"][step]
        elif isinstance(option.get("additionalProperties"), dict):
            yield option["additionalProperties"]
