"""Sources and their uses: what sources.yaml, sidecars, entries and front matter say of them."""

import re
from collections.abc import Mapping as Map

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.urls import is_safe_url
from annosite.base.yamlmend import quoted
from annosite.base.yamltree import Mapping, Node, Sequence
from annosite.load.context import Context
from annosite.load.ids import ID
from annosite.load.schema.sources import Origin, SourceFields, SourceUse
from annosite.load.spots import lacks_something
from annosite.model.codes import problem
from annosite.model.entry import Citation, Source


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


def sources_of(
    written: Map[str, SourceFields] | None, node: Node | None, file: TextFile, problems: list[Diagnostic]
) -> dict[str, Source]:
    """Return a bibliography by id; an entry that names nothing is reported and left out."""
    found: dict[str, Source] = {}
    for id_, fields in (written or {}).items():
        if _names_something(fields):
            found[id_] = source_of(fields, id_)
            continue
        assert isinstance(node, Mapping)
        at, fields_at = node.pairs[id_]
        if not lacks_something(fields_at):
            problems.append(_names_nothing(file.place(at.start, at.end)))
    return found


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
    uses: list[str | SourceUse] | None, node: Node | None, context: Context
) -> tuple[Citation, ...]:
    """Return the citations of an entry; ids of ``context.own`` are resolved, others are left to sources.yaml.

    ``node`` is what was written at ``sources``.
    """
    if not uses or node is None:
        return ()
    nodes = node.items if isinstance(node, Sequence) else [node]
    found = [_citation(use, at, context) for use, at in zip(uses, nodes, strict=True)]
    return tuple(citation for citation in found if citation is not None)


def _citation(use: str | SourceUse, node: Node, context: Context) -> Citation | None:
    place = context.file.place(node.start, node.end)
    if isinstance(use, SourceUse):
        return _described(use, node, context)
    text = use.strip()
    if ID.fullmatch(text):
        return _cited(text, place, context)
    if re.match(r"(https?|mailto):", text, re.IGNORECASE) and is_safe_url(text):
        return Citation(source=Source(url=text), place=place)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S|//", text):
        message = f"`{text}` is not a web address that may be published"
        context.problems.append(problem("unsafe-url", message, place, "Use http://, https:// or mailto:."))
        return None
    message = f"`{text}` is neither the id of a source nor a web address"
    hint = f"If it is a title, write `title: {quoted(text)}` in its place."
    context.problems.append(problem("bad-source", message, place, hint))
    return None


def _cited(id_: str, place: Place, context: Context, at: str = "", quote: str = "") -> Citation:
    own = context.own.get(id_)
    return Citation("" if own is not None else id_, own, at, quote, place)


def _described(use: SourceUse, node: Node, context: Context) -> Citation | None:
    place = context.file.place(node.start, node.end)
    at, quote = use.at or "", use.quote or ""
    if use.source is not None:
        if _names_something(use):
            message = f"this names the source `{use.source}` and describes it again"
            hint = "Beside `source`, only `at` and `quote` may stand."
            context.problems.append(problem("bad-source", message, place, hint))
        return _cited(use.source, place, context, at, quote)
    if not _names_something(use):
        if lacks_something(node):
            return None
        context.problems.append(_names_nothing(place))
        return None
    described = source_of(use.but(at=None, quote=None))
    return Citation(source=described, at=at, quote=quote, place=place)


def _names_something(fields: SourceFields) -> bool:
    return bool(fields.title or fields.url or fields.publisher or fields.doi or fields.isbn)


def _names_nothing(place: Place) -> Diagnostic:
    hint = "Give it at least a `title` or a `url`; to cite one of the bibliography, write `source: ID`."
    return problem("bad-source", "this source has no title and no address", place, hint)
