"""The passages nearest to a quote that has no hit. They are shown and proposed; nothing is ever placed by likeness.

A score cannot tell "did say" from "did not say", so a proposal says what its difference may mean.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from annosite.annotate.fold import fold_words
from annosite.base.patterns import Pattern
from annosite.model.prose import Prose

_UNSPACED = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}"
_word = Pattern(
    rf"(?V1)[{_UNSPACED}]|[[\p{{L}}\p{{M}}\p{{N}}_]--[{_UNSPACED}]]+(?:['.,:/-][\p{{L}}\p{{N}}]+)*|[%€$£]"
)
_NEGATIONS = frozenset(
    """
    not no never none nobody nothing neither nor without cannot hardly nicht kein keine keinen keiner
    nie niemals ohne niemand nichts ne pas jamais aucun aucune sans rien personne non nunca nadie nada
    ninguno ninguna ningún sin tampoco mai nessuno senza niente не нет ни без 不 没 未
    """.split()  # noqa: SIM905 - a table of words reads better as one
)
_COMMON = 400
"""A word that stands more often tells nothing about where a quote was."""
_CANDIDATES = 6

Change = Literal["same", "gone", "new"]


class Proposal(Struct, frozen=True):
    """A passage that resembles a quote. Offsets are those of ``Prose.text``, half-open."""

    exact: str
    """The passage as a quote: its words as they stand, white space as single spaces."""
    start: int
    end: int
    kept: float
    """The share of the quote's words that it keeps in their order, whatever their case, 0 to 1."""
    diff: tuple[tuple[Change, str], ...]
    """The quote turned into the passage, word by word."""
    meaning: tuple[str, ...] = ()
    """Why the meaning may have changed: ``the number 2016 became 2020``; empty: nothing points to that."""

    @property
    def changes_meaning(self) -> bool:
        """Whether a digit, a negation or a capitalised name differs."""
        return bool(self.meaning)


class _Word(Struct, frozen=True):
    text: str
    start: int
    end: int


class Nearest:
    """Finds the passages nearest to quotes in one article; what it needs of the article is made once."""

    def __init__(self, prose: Prose) -> None:
        """Look at ``prose``."""
        self._prose = prose
        text = prose.folded.text
        self._words = [_Word(m[0], m.start(), m.end()) for m in _word.finditer(text)]
        self._keys = [word.text.casefold() for word in self._words]
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, key in enumerate(self._keys):
            self._at[key].append(index)
        self._lower = {word.text for word in self._words if word.text.islower()}

    def propose(
        self, quote: str, within: tuple[int, int] | None = None, limit: int = 2
    ) -> tuple[Proposal, ...]:
        """Return up to ``limit`` passages, best first; none where nothing resembles the quote."""
        words = [match[0] for match in _word.finditer(fold_words(quote))]
        keys = [word.casefold() for word in words]
        if not words:
            return ()
        found: dict[tuple[int, int], Proposal] = {}
        for first, last in [*self._by_votes(keys), *self._by_likeness(keys)]:
            proposal = self._proposal(words, first, last)
            inside = within is None or (within[0] <= proposal.start and proposal.end <= within[1])
            if inside and (proposal.kept >= 0.3 or len(words) <= 3):
                found[(proposal.start, proposal.end)] = proposal
        likeness = {p: fuzz.ratio(quote, p.exact) for p in found.values()}
        ranked = sorted(found.values(), key=lambda p: (-round(p.kept, 2), -likeness[p], p.start))
        best: list[Proposal] = []
        for proposal in ranked:
            if any(proposal.start < other.end and other.start < proposal.end for other in best):
                continue
            if best and (proposal.kept < 0.6 * best[0].kept or likeness[proposal] < 0.75 * likeness[best[0]]):
                continue
            best.append(proposal)
        return tuple(best[:limit])

    def _by_votes(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        """Return ranges of words in which several of the quote's rarer words stand where they should."""
        votes: Counter[int] = Counter()
        width = max(2, len(keys) // 3)
        for index, key in enumerate(keys):
            places = self._at.get(key, ())
            if len(places) > _COMMON and len(keys) > 2:
                continue
            weight = 1000 // (len(places) + 4) + 1
            for place in places:
                bucket = (place - index) // width
                votes[bucket] += weight
                votes[bucket + 1] += weight // 2
        ranges = []
        for bucket, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
            low = max(0, bucket * width - width - len(keys) // 2)
            high = min(len(self._keys), bucket * width + 2 * width + len(keys) + len(keys) // 2)
            ranges.append(self._fitted(keys, low, high))
        return [each for each in ranges if each is not None]

    def _fitted(self, keys: Sequence[str], low: int, high: int) -> tuple[int, int] | None:
        """Return the part of the words ``low`` to ``high`` that corresponds to the quote."""
        window = self._keys[low:high]
        blocks = [op for op in LCSseq.opcodes(keys, window) if op.tag == "equal"]
        if not blocks:
            return None
        first, last = low + blocks[0].dest_start, low + blocks[-1].dest_end
        # Words that the quote has before its first and after its last common one may have been replaced.
        early = max(low, first - blocks[0].src_start)
        late = min(high, last + len(keys) - blocks[-1].src_end)
        quote = " ".join(keys)
        options = sorted({(a, b) for a in (first, early) for b in (last, late)})
        return max(
            options, key=lambda each: (fuzz.ratio(quote, " ".join(self._keys[each[0] : each[1]])), -each[0])
        )

    def _by_likeness(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        """Return ranges as long as a short quote that are spelled much like it."""
        size = len(keys)
        if size > 4 or not self._keys:
            return []
        grams: dict[str, int] = {}
        for index in range(len(self._keys) - size + 1):
            grams.setdefault(" ".join(self._keys[index : index + size]), index)
        hits = process.extract(" ".join(keys), list(grams), scorer=fuzz.ratio, score_cutoff=72, limit=3)
        return [(grams[text], grams[text] + size) for text, _, _ in hits]

    def _proposal(self, words: Sequence[str], first: int, last: int) -> Proposal:
        theirs = [word.text for word in self._words[first:last]]
        diff: list[tuple[Change, str]] = []
        gone: list[str] = []
        new: list[str] = []
        mine = other = 0
        for block in (*LCSseq.opcodes(words, theirs), None):
            if block is not None and block.tag != "equal":
                continue
            before = words[mine : block.src_start if block else len(words)]
            after = theirs[other : block.dest_start if block else len(theirs)]
            if before:
                diff.append(("gone", " ".join(before)))
            if after:
                diff.append(("new", " ".join(after)))
            gone += before
            new += after
            if block is not None:
                diff.append(("same", " ".join(words[block.src_start : block.src_end])))
                mine, other = block.src_end, block.dest_end
        kept = LCSseq.similarity([word.casefold() for word in words], self._keys[first:last])
        folded = self._prose.folded
        start, end = folded.start(self._words[first].start), folded.end(self._words[last - 1].end)
        exact = " ".join(self._prose.text[start:end].split())
        return Proposal(exact, start, end, kept / len(words), tuple(diff), self._meaning(gone, new))

    def _meaning(self, gone: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
        reasons = []
        for what, test in (("number", _is_number), ("negation", _is_negation), ("name", self._is_name)):
            before, after = [w for w in gone if test(w)], [w for w in new if test(w)]
            if before == after:
                continue
            if before and after:
                reasons.append(f"the {what} “{' '.join(before)}” became “{' '.join(after)}”")
            elif before:
                reasons.append(f"the {what} “{' '.join(before)}” is gone")
            else:
                reasons.append(f"the {what} “{' '.join(after)}” is new")
        return tuple(reasons)

    def _is_name(self, word: str) -> bool:
        """Whether a word is capitalised, and not only because it begins a sentence."""
        return word[0].isupper() and word.lower() not in self._lower and not _is_negation(word)


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _is_negation(word: str) -> bool:
    lower = word.casefold()
    return lower in _NEGATIONS or lower.endswith("n't")


def propose(quote: str, prose: Prose) -> tuple[Proposal, ...]:
    """Return the passages of ``prose`` nearest to ``quote``, best first (for one quote; else keep a ``Nearest``)."""
    return Nearest(prose).propose(quote)


def drawn(diff: Sequence[tuple[Change, str]]) -> str:
    """Return a word diff as plain text: ``[-gone-]`` and ``{+new+}``."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return " ".join(signs[change].format(words) for change, words in diff)
