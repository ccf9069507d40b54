"""Annotations as JSON: one value or a list of them, strings or objects, as JSON-LD allows everywhere."""

from typing import Any

from annosite.base.urls import is_safe_url

Json = dict[str, Any]


def listed(value: Any) -> Any:
    """Return a value as a list: itself, or of itself alone; empty for nothing."""
    return value if isinstance(value, list) else [] if value is None or value == "" else [value]


def mapping(value: Any) -> Json:
    """Return an object; empty for anything else."""
    return value if isinstance(value, dict) else {}


def source_of(body: Any) -> str:
    """Return the address that a body or target is or names, if it is one that may be published; else nothing."""
    if isinstance(body, str):
        return body
    source = body.get("source", body.get("id", "")) if isinstance(body, dict) else ""
    found = source.get("id", "") if isinstance(source, dict) else source
    return found if isinstance(found, str) and is_safe_url(found) else ""


def is_text(body: Any) -> bool:
    """Return whether a body is text."""
    return isinstance(body, dict) and ("TextualBody" in listed(body.get("type")) or "value" in body)


def is_plain(body: Json) -> bool:
    """Return whether a body is plain text that may stand in place of the words."""
    return body.get("format") == "text/plain" and body.get("purpose") in (None, "editing")


def first_value(bodies: list[Json]) -> str:
    """Return the text of the first body; empty where there is none."""
    return str(bodies[0].get("value", "")) if bodies else ""


def selectors(target: Json) -> list[Json]:
    """Return the selectors of a target that are objects."""
    return [it for it in listed(target.get("selector")) if isinstance(it, dict)]


def quote_of(target: Json) -> Json:
    """Return a target’s TextQuoteSelector; empty where it has none."""
    return next((it for it in selectors(target) if it.get("type") == "TextQuoteSelector"), {})
