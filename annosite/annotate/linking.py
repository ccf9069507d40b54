"""Who is named where: in the text, in replacements, in notes; which of it is a link; and the passages for their pages.

Names are sought once, in one text: the corrected article, then the notes, then the corrections' old words. So a surname
in a note counts when the article has the full name, and struck words count nowhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from annosite.annotate.anchor import Range
from annosite.annotate.correct import Corrected
from annosite.annotate.draft import Draft
from annosite.annotate.links import link_slot
from annosite.annotate.marks import Link
from annosite.annotate.mention import find_mentions
from annosite.annotate.names import index_of
from annosite.annotate.overlay import Overlay
from annosite.annotate.parse import Parsed
from annosite.model.config import Linking
from annosite.model.content import MentionRule
from annosite.model.names import Doubt, Mention, Names
from annosite.model.prose import Prose

_address = re.compile(r"(?:https?://|www\.)\S+")
_GAP = "\n\n"


class Named(Struct, frozen=True):
    """One mention in the article. ``start`` and ``end`` are of ``Prose.text``, -1 where it holds words of a replacement."""

    entity: str
    anchor: str
    """The id of its element: ``mention-adam-schiff-1``."""
    start: int
    end: int
    corrected: tuple[int, int]
    """Its range in the corrected text."""
    change: int = -1
    """Index of the change whose new words it holds."""


class Linked(Struct):
    """All mentions of one article."""

    body: list[Named] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    """To be drawn over the text."""
    tails: dict[int, list[Link]] = field(default_factory=dict)
    """To be drawn over a change's new words, by its index; offsets are theirs."""
    notes: list[list[Link]] = field(default_factory=list)
    """To be drawn over each draft."""
    note_mentions: list[list[Mention]] = field(default_factory=list)
    quotes: list[tuple[str, ...]] = field(default_factory=list)
    """Ids named in each of the old words."""
    undecided: list[tuple[Doubt, int]] = field(default_factory=list)
    """With the offset in ``Prose.text``."""


def link_all(
    parsed: Parsed,
    over: Overlay,
    drafts: Sequence[Draft],
    quotes: Sequence[str],
    rules: Iterable[tuple[MentionRule, tuple[Range, ...]]],
    names: Names,
    linking: Linking,
    at: str,
) -> Linked:
    """Return every mention in an article, its notes and its corrections' old words; ``at``: the date of its roles."""
    corrected = over.corrected
    parts = [corrected.text]
    begins: list[int] = []
    length = len(corrected.text)
    for text in (*(draft.text for draft in drafts), *quotes):
        begins.append(length + 2)
        parts += (_GAP, text)
        length += 2 + len(text)
    joint = "".join(parts)
    found = find_mentions(
        joint,
        names,
        closed=_closed(parsed, corrected, drafts, begins, joint),
        fixed=[*_fixed(rules, corrected), *_written(drafts, begins, names)],
        surnames=linking.surnames,
        at=at,
    )
    out = Linked(note_mentions=[[] for _ in drafts])
    body = _Body(parsed, over, linking, out)
    named: list[set[str]] = [set() for _ in quotes]
    for mention in found.found:
        part = bisect_right(begins, mention.start) - 1
        if part < 0:
            body.add(mention)
        elif part < len(drafts):
            out.note_mentions[part].append(
                Mention(
                    mention.start - begins[part],
                    mention.end - begins[part],
                    mention.entity,
                    quiet=mention.quiet,
                )
            )
        else:
            named[part - len(drafts)].add(mention.entity)
    out.quotes = [tuple(sorted(each)) for each in named]
    out.notes = [
        note_links(mentions, draft.stream.links, linking)
        for draft, mentions in zip(drafts, out.note_mentions, strict=True)
    ]
    body_end = begins[0] - 2 if begins else len(joint)
    for doubt in found.undecided:
        if doubt.start < body_end:
            back = corrected.back(doubt.start, doubt.end)
            if back is not None:
                out.undecided.append((doubt, back[0]))
    return out


def note_links(
    mentions: Iterable[Mention], links: Iterable[tuple[int, int]], linking: Linking, self_id: str = ""
) -> list[Link]:
    """Return the mentions in a short text that are links: none within a link; each entity once but in mode ``all``."""
    unlinked = _Ranges(links)
    seen = {self_id}
    out = []
    for mention in mentions:
        if linking.mode == "none" or mention.quiet or unlinked.touch(mention.start, mention.end):
            continue
        if mention.entity in seen and (linking.mode != "all" or mention.entity == self_id):
            continue
        seen.add(mention.entity)
        out.append(
            Link(mention.start, mention.end, mention.entity, "", link_slot("entity:" + mention.entity))
        )
    return out


class _Body:
    """Numbers the mentions of the text, and decides which of them are links."""

    def __init__(self, parsed: Parsed, over: Overlay, linking: Linking, out: Linked) -> None:
        prose = parsed.prose
        headings = ((start, end) for _, start, end in parsed.stream.headings)
        self._unlinked = _Ranges([prose.title, prose.summary, *headings, *parsed.stream.links])
        self._covering = sorted(
            (c for c in over.changes if c.cover and c.start < c.end), key=lambda c: c.start
        )
        self._prose: Prose = prose
        self._over = over
        self._mode = linking.mode
        self._out = out
        self._counts: dict[str, int] = {}
        self._linked: set[tuple[str, str]] = set()

    def add(self, mention: Mention) -> None:
        entity = mention.entity
        corrected = self._over.corrected
        span = (mention.start, mention.end)
        back = corrected.back(*span)
        if back is not None and len(self._prose.units_in(*back)) > 1:
            return  # a name does not run from one cell or list item into the next
        number = self._counts[entity] = self._counts.get(entity, 0) + 1
        anchor = f"mention-{entity}-{number}"
        if back is None:
            index = corrected.change_at(*span)
            assert index is not None
            begin, end = corrected.spans[index]
            change = self._over.replacing[index]
            change.extra_ids.append(anchor)
            if begin <= mention.start and mention.end <= end:
                # An insertion may touch a link's edge and be drawn inside it: there it is no link either.
                held = self._unlinked.touch(change.start - 1, change.end + 1)
                href = "" if held else self._href(mention, change.start)
                self._out.tails.setdefault(index, []).append(
                    Link(mention.start - begin, mention.end - begin, entity, "", href)
                )
            self._out.body.append(Named(entity, anchor, -1, -1, span, index))
            return
        start, end = back
        href = "" if self._unlinked.touch(start, end) else self._href(mention, start)
        covering = None
        for change in self._covering:
            if change.start < end and start < change.end:
                covering = change
                break
        if covering is not None and covering.start <= start and end <= covering.end:
            covering.extra_ids.append(anchor)
            self._out.links.append(Link(start, end, entity, "", href))
        else:
            self._out.links.append(Link(start, end, entity, anchor, href))
        self._out.body.append(Named(entity, anchor, start, end, span))

    def _href(self, mention: Mention, start: int) -> str:
        if self._mode == "none" or mention.quiet:
            return ""
        if self._mode != "all":
            section = self._prose.section_of(start) if self._mode == "section" else None
            key = (mention.entity, section.id if section else "")
            if key in self._linked:
                return ""
            self._linked.add(key)
        return link_slot("entity:" + mention.entity)


class _Ranges:
    """Asks whether a range touches any of some ranges."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(each for each in ranges if each[0] < each[1])

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self._ranges, (end, -1)) - 1
        return at >= 0 and self._ranges[at][1] > start


def _closed(
    parsed: Parsed, corrected: Corrected, drafts: Sequence[Draft], begins: Sequence[int], joint: str
) -> list[tuple[int, int]]:
    """Return where no name counts: code, and addresses that are written out."""
    closed = [(corrected.forward(start), corrected.forward(end)) for start, end in parsed.stream.code]
    for draft, begin in zip(drafts, begins, strict=False):
        if draft.stream.code:
            closed += ((begin + start, begin + end) for start, end in draft.stream.code)
    if ("/" in joint and "://" in joint) or "www." in joint:  # one sign alone is found ten times as fast
        closed += (match.span() for match in _address.finditer(joint))
    return closed


def _written(
    drafts: Sequence[Draft], begins: Sequence[int], names: Names
) -> Iterator[tuple[int, int, str | None]]:
    """Yield the entities that notes link to by id."""
    for draft, begin in zip(drafts, begins, strict=False):
        for start, end, id_ in draft.stream.entities:
            if id_ in index_of(names).records:
                yield begin + start, begin + end, id_


def _fixed(
    rules: Iterable[tuple[MentionRule, tuple[Range, ...]]], corrected: Corrected
) -> list[tuple[int, int, str | None]]:
    """Return what the notes file decides, in the corrected text; words that are struck are nobody's."""
    fixed = []
    for rule, ranges in rules:
        for each in ranges:
            start, end = corrected.forward(each.start), corrected.forward(each.end - 1) + 1
            if end - start == each.end - each.start:
                fixed.append((start, end, rule.entity))
    return fixed
