"""Sources and their uses: what sources.yaml, sidecars, entries and front matter say of them."""

from collections.abc import Mapping as Map

from annosite.base.textfile import TextFile
from annosite.base.urls import is_safe_url
from annosite.base.yamltree import Mapping, Node, Sequence
from annosite.load.schema.sources import Origin, SourceFields, SourceUse
from annosite.model.content import Citation, Source


def source_of(fields: SourceFields, id_: str = "") -> Source:
    """Return a source of the bibliography."""
    return Source(
        id=id_,
        title=fields.title or "",
        url=fields.url or "",
        publisher=fields.publisher or "",
        authors=tuple(fields.authors or ()),
        date=fields.date or "",
        accessed=fields.accessed or "",
        archived=fields.archived or "",
        doi=fields.doi or "",
        isbn=fields.isbn or "",
        type=fields.type or "",
        at=fields.at or "",
        quote=fields.quote or "",
    )


def origin(fields: Origin | None) -> Source | None:
    """Return where an article first appeared."""
    if fields is None:
        return None
    return Source(
        title=fields.title or "",
        url=fields.url or "",
        publisher=fields.publisher or "",
        authors=tuple(fields.authors or ()),
        date=fields.date or "",
        language=fields.language or "",
        license=fields.license or "",
        archived=fields.archived or "",
    )


def citations(
    uses: list[str | SourceUse] | None, node: Node | None, file: TextFile, own: Map[str, Source]
) -> tuple[Citation, ...]:
    """Return the citations of an entry; ids in ``own`` are resolved, others are left to sources.yaml.

    ``node`` is what was written at ``sources``; None where the value comes from elsewhere.
    """
    if not uses:
        return ()
    nodes: list[Node | None] = [None] * len(uses)
    if isinstance(node, Sequence):
        nodes = list(node.items)
    elif node is not None:
        nodes = [node]
    return tuple(_citation(use, at, file, own) for use, at in zip(uses, nodes, strict=True))


def _citation(use: str | SourceUse, node: Node | None, file: TextFile, own: Map[str, Source]) -> Citation:
    place = None if node is None else file.place(node.start, node.end)
    if isinstance(use, str):
        use = use.strip()
        if ":" in use and is_safe_url(use):
            return Citation(source=Source(url=use), place=place)
        return Citation("" if use in own else use, own.get(use), place=place)
    at, quote = use.at or "", use.quote or ""
    if use.source is not None:
        return Citation(
            "" if use.source in own else use.source, own.get(use.source), at=at, quote=quote, place=place
        )
    inline = use.model_copy(update={"at": None, "quote": None})
    return Citation(source=source_of(inline), at=at, quote=quote, place=place)


__all__ = ["Mapping", "citations", "origin", "source_of"]
