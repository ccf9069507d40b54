"""What may be written in each file, as pydantic models; and as JSON Schema, for editors."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from annosite.load.schema.article import ArticleFields, PageFields
from annosite.load.schema.entities import EntitiesFields, Overlay
from annosite.load.schema.sidecar import SidecarFile
from annosite.load.schema.site import SiteFile
from annosite.load.schema.sources import SourcesFile

KINDS: dict[str, Any] = {
    "site": SiteFile,
    "article": ArticleFields,
    "page": PageFields,
    "sidecar": SidecarFile,
    "entities": EntitiesFields,
    "overlay": Overlay,
    "sources": SourcesFile,
}


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return the validator of one kind of file; building one takes milliseconds, so each is built once, when it is needed."""
    return TypeAdapter(KINDS[kind])


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``site``, ``article``, ``page``, ``sidecar``, ``entities``, ``overlay`` or ``sources``."""
    from annosite.load.schema.docs import described  # noqa: PLC0415 - only one command shows it

    schema = described(adapter(kind).json_schema(by_alias=True), KINDS[kind])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


__all__ = ["KINDS", "adapter", "json_schema"]
