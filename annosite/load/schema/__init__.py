"""What may be written in each file, as models; and as JSON Schema, for editors."""

from collections.abc import Sequence
from typing import Any

from annosite.load.schema.article import ArticleFields, PageFields
from annosite.load.schema.entities import EntitiesFields, Overlay
from annosite.load.schema.marks import Refused
from annosite.load.schema.reading import reader
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


def read(kind: str, value: Any) -> Any:
    """Return the model of one kind of file with these values; raise ``Refused`` if anything is wrong with them."""
    return reader(KINDS[kind])(value)


def errors(kind: str, value: Any) -> Sequence[Any]:
    """Return all that is wrong with the values of one kind of file, as pydantic tells it."""
    from annosite.load.schema import models  # noqa: PLC0415 - 100 ms, and most files are right

    return models.errors(KINDS[kind], value)


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``site``, ``article``, ``page``, ``sidecar``, ``entities``, ``overlay`` or ``sources``."""
    from annosite.load.schema.docs import described  # noqa: PLC0415 - only one command shows it
    from annosite.load.schema.models import adapter  # noqa: PLC0415

    schema = described(adapter(KINDS[kind]).json_schema(by_alias=True), KINDS[kind])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


__all__ = ["KINDS", "Refused", "errors", "json_schema", "read"]
