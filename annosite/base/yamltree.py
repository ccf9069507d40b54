"""YAML text to nodes with spans, from parse events.

``compose`` and the constructors are not used: the first crashes the process at depth, the second guess a value's
type by its spelling (``no``, ``12:30``, ``010``). Here every scalar stays the text that was written; what it means
is for the schema to say. Anchors, aliases, tags, merge keys, directives, several documents, duplicate keys and keys
that are no plain text are refused, each with its place.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from annosite.base import yamltraps
from annosite.base.diagnostics import Checked, Diagnostic, Label
from annosite.base.textfile import TextFile

try:
    from yaml.cyaml import CParser as EventParser
except ImportError:  # PyYAML without libyaml: ten times slower, the same events
    from yaml.loader import Loader as EventParser  # type: ignore[assignment]

MAX_DEPTH = 32
"""Levels of lists and mappings; no file of ours needs more than eight."""

_ODD_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
"""YAML 1.1 takes these for line ends, no editor does: read as spaces, one for one, so that offsets stay."""


@dataclass(slots=True)
class Scalar:
    """A text; ``start`` and ``end`` (code points of the file, half-open) include its quotation marks.

    A block scalar's span begins at its ``|`` or ``>`` and may end with its last line end.
    """

    value: str
    start: int
    end: int
    style: str
    """Empty (plain), ``"``, ``'``, ``|`` or ``>``."""

    @property
    def absent(self) -> bool:
        """Whether nothing was written, or ``null`` or ``~`` without quotation marks."""
        return not self.style and self.value in ("", "~", "null")


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: "list[Node]"
    start: int
    end: int
    flow: bool
    """Whether it is written with ``[]``."""


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    pairs: "dict[str, tuple[Scalar, Node]]"
    start: int
    end: int
    flow: bool
    """Whether it is written with ``{}``."""

    def get(self, key: str) -> "Node | None":
        """Return the value of ``key``; None where it is not written, or is absent."""
        pair = self.pairs.get(key)
        if pair is None or (isinstance(pair[1], Scalar) and pair[1].absent):
            return None
        return pair[1]


Node: TypeAlias = Scalar | Sequence | Mapping


def parse_yaml(
    file: TextFile, start: int = 0, end: int | None = None, *, max_nodes: int = 1_000_000
) -> Checked[Node | None]:
    """Return the tree of the file's code points ``start`` to ``end``.

    The value is None where the text is empty, or where it cannot be read at all; then an error says why. Errors that
    leave the tree readable (an anchor, a duplicate key) come with it.
    """
    text = file.text if start == 0 and end is None else file.text[start:end]
    if not text.isascii():
        text = text.translate(_ODD_BREAKS)
    builder = _Builder(file, start, max_nodes)
    try:
        return Checked(builder.document(EventParser(text)), tuple(builder.problems))
    except _StopError:
        return Checked(None, tuple(builder.problems))
    except MarkedYAMLError as error:
        found = yamltraps.explain(file, start, start + len(text), error)
    except (YAMLError, UnicodeEncodeError):
        found = yamltraps.unreadable(file, start, text)
    return Checked(None, (*builder.problems, found))


class _StopError(Exception):
    """The file is beyond what may be read; the problem is noted."""


class _Builder:
    """One pass over the events of one file."""

    def __init__(self, file: TextFile, offset: int, max_nodes: int) -> None:
        self.file = file
        self.offset = offset
        self.left = max_nodes
        self.problems: list[Diagnostic] = []
        self.parser: Any = None

    def document(self, parser: Any) -> Node | None:
        self.parser = parser
        event = parser.get_event()
        if type(event) is StreamStartEvent:
            event = parser.get_event()
        if type(event) is not DocumentStartEvent:
            return None
        if event.version or event.tags:
            self.problem("yaml-directive", event, *yamltraps.DIRECTIVE)
        root = self.node(parser.get_event(), 1)
        event = parser.get_event()
        if type(event) is DocumentEndEvent:
            event = parser.get_event()
        if type(event) is DocumentStartEvent:
            self.problem("yaml-documents", event, *yamltraps.DOCUMENTS)
        if isinstance(root, Scalar) and root.absent:
            return None
        return root

    def node(self, event: Any, depth: int) -> Node:
        self.left -= 1
        if self.left < 0:
            self.problem("yaml-too-large", event, *yamltraps.TOO_LARGE)
            raise _StopError
        kind = type(event)
        offset = self.offset
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse_property(event)
            return Scalar(
                event.value,
                event.start_mark.index + offset,
                event.end_mark.index + offset,
                event.style or "",
            )
        if kind is AliasEvent:
            self.problems.append(
                yamltraps.begins_with(self.file, event.start_mark.index + offset, "yaml-alias")
            )
            return Scalar("", event.start_mark.index + offset, event.end_mark.index + offset, '"')
        if event.anchor is not None or event.tag is not None:
            self.refuse_property(event)
        if depth > MAX_DEPTH:
            self.problem("yaml-too-deep", event, *yamltraps.TOO_DEEP)
            raise _StopError
        start, flow = event.start_mark.index + offset, bool(event.flow_style)
        next_event = self.parser.get_event
        if kind is SequenceStartEvent:
            items: list[Node] = []
            event = next_event()
            while type(event) is not SequenceEndEvent:
                items.append(self.node(event, depth + 1))
                event = next_event()
            return Sequence(items, start, event.end_mark.index + offset, flow)
        assert kind is MappingStartEvent, kind
        pairs: dict[str, tuple[Scalar, Node]] = {}
        event = next_event()
        while type(event) is not MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(next_event(), depth + 1)
            self.add(pairs, key, value, flow)
            event = next_event()
        return Mapping(pairs, start, event.end_mark.index + offset, flow)

    def add(self, pairs: dict[str, tuple[Scalar, Node]], key: Node, value: Node, flow: bool) -> None:
        if not isinstance(key, Scalar):
            self.problems.append(yamltraps.odd_key(self.file, key.start, key.end))
        elif key.value == "<<" and not key.style:
            self.problems.append(yamltraps.merge_key(self.file, key.start, key.end))
        elif key.value in pairs:
            first = pairs[key.value][0]
            self.problems.append(yamltraps.duplicate(self.file, key.value, key.start, key.end, first.start))
        else:
            if flow and isinstance(value, Scalar) and value.start == value.end and not value.style:
                comma = yamltraps.comma(self.file, key.start, key.end, value.start)
                if comma is not None:
                    self.problems.append(comma)
                    return
            pairs[key.value] = (key, value)

    def refuse_property(self, event: Any) -> None:
        code = "yaml-anchor" if event.anchor is not None else "yaml-tag"
        self.problems.append(yamltraps.begins_with(self.file, event.start_mark.index + self.offset, code))

    def problem(self, code: str, event: Any, message: str, *hints: str) -> None:
        start, end = event.start_mark.index + self.offset, event.end_mark.index + self.offset
        self.problems.append(Diagnostic(code, "error", message, self.file.place(start, end), hints))


__all__ = ["MAX_DEPTH", "Label", "Mapping", "Node", "Scalar", "Sequence", "parse_yaml"]
