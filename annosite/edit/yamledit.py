"""Small changes to an entry of a YAML file, at the spans of its nodes; everything else stays byte for byte.

Offsets are code points of the file, half-open. Edits are collected and applied together, last first.
"""

from collections.abc import Iterable

from msgspec import Struct

from annosite.base.textfile import TextFile
from annosite.base.yamlquote import quoted
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml
from annosite.edit.insert import last_offset
from annosite.edit.scalar import restyled


class Edit(Struct, frozen=True, order=True):
    """Put ``text`` in place of the code points ``start`` to ``end``."""

    start: int
    end: int
    text: str


class Entry(Struct, frozen=True):
    """An entry of a list (a note, a correction) and the scalar in it that holds the words of one quote."""

    mapping: Mapping
    quote: Scalar
    holder: Mapping | None
    """The mapping with ``exact`` where the quote is written as one; None: the scalar stands for itself."""
    listed: bool
    """Whether the quote is one of a list, which cannot have a prefix of its own without becoming a mapping."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all edits done. ValueError: two of them overlap."""
    out, done = [], 0
    for edit in sorted(set(edits)):
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start}")
        out += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*out, text[done:]])


def find_entry(file: TextFile, span: tuple[int, int]) -> Entry | None:
    """Return the entry whose quote is the scalar at ``span``; None: the file has no such entry any more."""
    tree = parse_yaml(file).value
    if not isinstance(tree, Mapping):
        return None
    for _, group in tree.pairs.values():
        for entry in group.items if isinstance(group, Sequence) else ():
            if isinstance(entry, Mapping) and entry.start <= span[0] < max(entry.end, last_offset(entry)):
                return _quote_in(entry, span)
    return None


def _quote_in(entry: Mapping, span: tuple[int, int]) -> Entry | None:
    value = entry.get("quote")
    options: list[tuple[Node | None, bool]] = [(value, False)]
    if isinstance(value, Sequence):
        options = [(item, True) for item in value.items]
    for node, listed in options:
        if isinstance(node, Mapping):
            exact = node.get("exact")
            if isinstance(exact, Scalar) and exact.start == span[0]:
                return Entry(entry, exact, node, listed)
        elif isinstance(node, Scalar) and node.start == span[0]:
            return Entry(entry, node, None, listed)
    return None


def requote(file: TextFile, entry: Entry, exact: str, prefix: str = "", suffix: str = "") -> list[Edit]:
    """Return the edits that give the quote these words, and this prefix or suffix where one is given.

    The style of the quote stays; a prefix or suffix that stands there is replaced, or taken out where none is given.
    """
    text = file.text
    node = entry.quote
    source = text[node.start : node.end]
    same = " ".join(node.value.split()) == " ".join(exact.split())
    body = source if same else restyled(source, exact, key_indent=_indent(text, entry.mapping))
    context = [(key, value) for key, value in (("prefix", prefix), ("suffix", suffix)) if value]
    if entry.holder is None:
        if not context:
            return [] if same else [Edit(node.start, node.end, body)]
        written = _as_mapping(text, entry, exact, context)
        begin = len(text[: node.start].rstrip(" ")) if written[:1] in "\r\n" else node.start
        return [Edit(begin, node.end, written)]
    edits = [] if same else [Edit(node.start, node.end, body)]
    missing = []
    for key, value in (("prefix", prefix), ("suffix", suffix)):
        pair = entry.holder.pairs.get(key)
        if pair is None:
            if value:
                missing.append((key, value))
        elif isinstance(pair[1], Scalar):
            if value and pair[1].value != value:
                edits.append(
                    Edit(pair[1].start, pair[1].end, restyled(text[pair[1].start : pair[1].end], value))
                )
            elif not value:
                edits.append(without(file, entry.holder, key))
    if missing:
        edits.append(_added(text, entry.holder, node, missing))
    return edits


def with_id(file: TextFile, entry: Entry, ident: str) -> Edit:
    """Return the edit that writes out the id of an entry that has none, just after its quote."""
    value = entry.mapping.pairs["quote"][1]
    return _added(file.text, entry.mapping, value, [("id", ident)], plain=True)


def without(file: TextFile, mapping: Mapping, key: str) -> Edit:
    """Return the edit that takes ``key`` out of ``mapping``; a comment behind it stays."""
    text = file.text
    name, value = mapping.pairs[key]
    end = max(name.end, last_offset(value))
    if mapping.flow:
        before = text.rfind(",", mapping.start, name.start)
        if before >= 0:
            return Edit(before, end, "")
        after = text.find(",", end, mapping.end)
        return Edit(name.start, end if after < 0 else after + 1 + _spaces(text, after + 1), "")
    line = text.rfind("\n", 0, name.start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop + 1
    rest = text[end:stop]
    if text[line : name.start].strip():
        # It follows the dash of its entry: the next key takes its place.
        return Edit(name.start, stop + _spaces(text, stop), "")
    return Edit(line, stop, "") if not rest.strip() else Edit(name.start, end + _spaces(text, end), "")


def _as_mapping(text: str, entry: Entry, exact: str, context: list[tuple[str, str]]) -> str:
    pairs = [("exact", exact), *context]
    if entry.mapping.flow or entry.listed:
        return "{" + ", ".join(f"{key}: {quoted(value)}" for key, value in pairs) + "}"
    indent = " " * (_indent(text, entry.mapping) + 2)
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{end_of_line}{indent}{key}: {quoted(value)}" for key, value in pairs)


def _added(
    text: str, mapping: Mapping, after: Node, pairs: list[tuple[str, str]], *, plain: bool = False
) -> Edit:
    written = [f"{key}: {value if plain else quoted(value)}" for key, value in pairs]
    end = last_offset(after)
    if mapping.flow:
        return Edit(end, end, "".join(f", {pair}" for pair in written))
    stop = text.find("\n", len(text[:end].rstrip()))
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    indent = " " * _indent(text, mapping)
    lines = [indent + pair for pair in written]
    if stop < 0:
        return Edit(len(text), len(text), "".join(end_of_line + line for line in lines))
    return Edit(stop + 1, stop + 1, "".join(line + end_of_line for line in lines))


def _indent(text: str, mapping: Mapping) -> int:
    return mapping.start - (text.rfind("\n", 0, mapping.start) + 1)


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" "))
