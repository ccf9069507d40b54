"""YAML text to nodes with spans, from parse events.

``compose`` and the constructors are not used: the first crashes the process at depth, the second guess a value's
type by its spelling (``no``, ``12:30``, ``010``). Here every scalar stays the text that was written; what it means
is for the schema to say. Anchors, aliases, tags, merge keys, directives, several documents, duplicate keys and keys
that are no plain text are refused, each with its place.
"""

from typing import Any, TypeAlias

from msgspec import Struct, field
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from annosite.base import yamlflow, yamlrefused, yamltraps
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml: ten times slower, the same events
    from yaml.loader import Loader as EventParser  # type: ignore[assignment]

MAX_DEPTH = 32
"""Levels of lists and mappings; no file of ours needs more than eight."""
MAX_PROBLEMS = 100
"""A file with more slips than these is not what its name says; reading on would only cost time."""

_ODD_BREAKS = ("\x85", "\u2028", "\u2029")
"""YAML 1.1 takes these for line ends, no editor does: read as spaces, one for one, so that offsets stay."""


class Scalar(Struct):
    """A text; ``start`` and ``end`` (code points of the file, half-open) include its quotation marks.

    The span of a text below ``|`` or ``>`` begins at that sign and may end with its last line end.
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


class Sequence(Struct):
    """A list."""

    items: "list[Node]"
    start: int
    end: int
    flow: bool
    """Whether it is written with ``[]``."""
    refused: bool = False
    """Whether some item was refused and left out; a problem says why."""


class Mapping(Struct):
    """Keys with their values, in the order of the file."""

    pairs: "dict[str, tuple[Scalar, Node]]"
    start: int
    end: int
    flow: bool
    """Whether it is written with ``{}``."""
    refused: set[str] = field(default_factory=set)
    """Keys with a value that was refused, or that were written twice; a problem says why. Not in ``pairs``, or the first."""

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

    The value is None where the text is empty, or where it cannot be read; then an error says why. Errors that leave
    the rest readable (an alias, a duplicate key) come with the tree, which lacks what they refuse.
    """
    text = file.text if start == 0 and end is None else file.text[start:end]
    if not text.isascii():
        for sign in _ODD_BREAKS:
            text = text.replace(sign, " ")
    builder = _Builder(file, start, max_nodes)
    try:
        return Checked(builder.document(EventParser(text)), tuple(builder.problems))
    except _StopError:
        return Checked(None, tuple(builder.problems))
    except MarkedYAMLError as error:
        found = _too_deep_ahead(file, start, error) or yamltraps.explain(
            file, start, start + len(text), error, builder.reached
        )
    except (YAMLError, UnicodeEncodeError):
        found = yamlrefused.unreadable(file, start, text)
    return Checked(None, tuple(dict.fromkeys((*builder.problems, found))))


def _too_deep_ahead(file: TextFile, start: int, error: MarkedYAMLError) -> Diagnostic | None:
    """What libyaml (since 0.2.6) refuses for a limit of its own, far beyond ours, which it meets first: it reads ahead of its events."""
    if error.problem_mark is None or "nesting depth" not in (error.problem or ""):
        return None
    at = start + error.problem_mark.index
    return yamlrefused.too_deep(file, (at, at + 1), MAX_DEPTH)


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
        self.scalar: Scalar | None = None
        self.open: list[int] = []

    @property
    def reached(self) -> yamltraps.Reached:
        scalar = self.scalar or Scalar("", -1, -1, "")
        return yamltraps.Reached(scalar.start, scalar.end, scalar.style, self.open[-1] if self.open else -1)

    def document(self, parser: Any) -> Node | None:
        self.parser = parser
        event = parser.get_event()
        if type(event) is StreamStartEvent:
            event = parser.get_event()
        if type(event) is not DocumentStartEvent:
            return None
        if event.version or event.tags:
            self.note(yamlrefused.directive(self.file, self.place_of(event)))
        root = self.node(parser.get_event(), 1)
        event = parser.get_event()
        if type(event) is DocumentEndEvent:
            event = parser.get_event()
        if type(event) is DocumentStartEvent:
            self.note(yamlrefused.second_document(self.file, self.place_of(event)))
        return None if isinstance(root, Scalar) and root.absent else root

    def node(self, event: Any, depth: int) -> Node | None:
        """Return the node that begins with ``event``; None where it is refused, which is then noted."""
        self.left -= 1
        if self.left < 0:
            self.note(yamlrefused.too_large(self.file, self.place_of(event)))
            raise _StopError
        kind = type(event)
        offset = self.offset
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.note(yamltraps.begins_with(self.file, event.start_mark.index + offset))
                return None
            self.scalar = Scalar(
                event.value,
                event.start_mark.index + offset,
                event.end_mark.index + offset,
                event.style or "",
            )
            return self.scalar
        if kind is AliasEvent:
            self.note(yamltraps.begins_with(self.file, event.start_mark.index + offset))
            return None
        if depth > MAX_DEPTH:
            self.note(yamlrefused.too_deep(self.file, self.place_of(event), MAX_DEPTH))
            raise _StopError
        named = event.anchor is not None or event.tag is not None
        if event.flow_style:
            at = event.end_mark.index + offset - 1
            # A pair within [] is a mapping of its own without a brace of its own: [a: b].
            self.open.append(at if self.file.text[at : at + 1] in ("[", "{") else self.open[-1])
        node = self.sequence(event, depth) if kind is SequenceStartEvent else self.mapping(event, depth)
        if node.flow:
            self.open.pop()
        if named:
            self.note(yamlrefused.anchor(self.file, node.start))
            return None
        return node

    def sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        refused = False
        next_event = self.parser.get_event
        event = next_event()
        while type(event) is not SequenceEndEvent:
            item = self.node(event, depth + 1)
            if item is None:
                refused = True
            else:
                items.append(item)
            event = next_event()
        first, after = self.place_of(start)[0], self.place_of(event)[1]
        return Sequence(items, first, after, bool(start.flow_style), refused)

    def mapping(self, start: Any, depth: int) -> Mapping:
        node = Mapping({}, self.place_of(start)[0], 0, bool(start.flow_style))
        bare: list[tuple[str, Scalar]] = []
        before = ""
        next_event = self.parser.get_event
        event = next_event()
        while type(event) is not MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(next_event(), depth + 1)
            if isinstance(key, Scalar):
                if node.flow and before and self.is_bare(key, value):
                    bare.append((before, key))
                else:
                    name = before = key.value
                    if (
                        value is None
                        or name in node.pairs
                        or name in node.refused
                        or (name == "<<" and not key.style)
                    ):
                        self.refuse(node, key)
                    else:
                        node.pairs[name] = (key, value)
            elif key is not None:
                node.refused.add("")
                self.note(yamlrefused.odd_key(self.file, key.start, key.end))
            event = next_event()
        node.end = self.place_of(event)[1]
        if bare:
            self.commas(node, bare)
        return node

    def refuse(self, node: Mapping, key: Scalar) -> None:
        """Note what is wrong with a key that cannot be added; of its value, if that is wrong, it is noted already."""
        name = key.value
        if name == "<<" and not key.style:
            node.refused.add(name)
            self.note(yamlrefused.merge_key(self.file, key.start, key.end))
        elif name in node.pairs or name in node.refused:
            node.refused.add(name)
            if name in node.pairs:
                first = node.pairs[name][0]
                self.note(yamlrefused.duplicate_key(self.file, name, (key.start, key.end), first.start))
        else:
            node.refused.add(name)

    def is_bare(self, key: Scalar, value: Node | None) -> bool:
        """Whether a key within ``{}`` has no colon: a comma cut it off the value before it."""
        return (
            isinstance(value, Scalar)
            and not value.style
            and value.start == value.end
            and ":" not in self.file.text[key.end : value.end]
        )

    def commas(self, node: Mapping, bare: list[tuple[str, Scalar]]) -> None:
        ends = {name: key.end for name, key in bare}  # the last piece of each value
        for name, end in ends.items():
            pair = node.pairs.pop(name, None)
            node.refused.add(name)
            if pair is not None:
                self.note(yamlflow.comma(self.file, pair[1].start, end))

    def place_of(self, event: Any) -> tuple[int, int]:
        return event.start_mark.index + self.offset, event.end_mark.index + self.offset

    def note(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopError
