"""Where an entry stands: its quote in any of its forms, `through`, `occurrence`, `in`."""

from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence
from annosite.load.schema.sidecar import Place, Selector
from annosite.model.content import BODY, Anchored, Quote

Written = str | Selector


def anchored(fields: Place, node: Mapping, file: TextFile, target: str | None) -> Anchored:
    """Return the anchor of an entry; ``target`` is its ``in``, or the default's."""
    written = node.get("quote")
    through_node = node.get("through")
    through = getattr(fields, "through", None)
    target_node = node.get("in")
    return Anchored(
        quotes=() if fields.quote is None or written is None else _quotes(fields.quote, written, file),
        occurrence=fields.occurrence,
        through=None if through is None or through_node is None else _quote(through, through_node, file),
        target=target or BODY,
        target_place=None if target_node is None else file.place(target_node.start, target_node.end),
    )


def _quotes(value: Written | list[Written], node: Node, file: TextFile) -> tuple[Quote, ...]:
    if isinstance(value, list):
        assert isinstance(node, Sequence)
        return tuple(_quote(one, at, file) for one, at in zip(value, node.items, strict=True))
    return (_quote(value, node, file),)


def _quote(value: Written, node: Node, file: TextFile) -> Quote:
    if isinstance(value, str):
        return Quote(value, place=file.place(node.start, node.end), span=(node.start, node.end))
    assert isinstance(node, Mapping)
    exact = node.pairs["exact"][1]
    assert isinstance(exact, Scalar)
    return Quote(
        value.exact,
        prefix=(value.prefix or "").removesuffix("\n"),
        suffix=(value.suffix or "").removesuffix("\n"),
        place=file.place(exact.start, exact.end),
        span=(exact.start, exact.end),
    )
