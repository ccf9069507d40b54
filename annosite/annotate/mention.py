"""Finding the names of the glossary in a text (FORMAT.md §5, "Mention rules"). A wrong link is worse than none.

The steps: all names and surnames are sought at once; hits that do not stand free are dropped; where hits overlap, the
longest that counts wins, then the leftmost; from left to right it is decided who is meant, for a surname counts only
after its bearer was named, and a shared name may be settled by who was named before.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from annosite.annotate.beside import Beside
from annosite.annotate.namehits import Hit, Range, clusters, free_hits, merge, touches
from annosite.annotate.names import PEOPLE, Candidate, Index, index_of
from annosite.annotate.spellings import UNSPACED
from annosite.annotate.wordsbefore import has_name_before
from annosite.model.dates import first_day, last_day
from annosite.model.names import Doubt, DoubtReason, Mention, Mentions, NameForm, Names

_start = attrgetter("start")

Fixed = tuple[int, int, str | None]
"""(start, end, entity or nobody), as an entry of ``mentions:`` says."""


def find_mentions(
    text: str,
    names: Names,
    *,
    closed: Iterable[Range] = (),
    fixed: Iterable[Fixed] = (),
    surnames: bool = True,
    at: str = "",
) -> Mentions:
    """Return who is named in ``text``, and what could not be decided.

    ``closed``: ranges in which nothing counts (code, addresses); ``fixed``: what the notes file decides; ``surnames``:
    whether a surname alone may count; ``at``: the (partial) date at which dated aliases are read; empty: all of them
    may be meant. Two line feeds end a paragraph: no name runs across.
    """
    index = index_of(names)
    hits = [
        *free_hits(text, index, names.language),
        *(Hit(start, end, (), who) for start, end, who in fixed),
    ]
    if not hits:
        return Mentions()
    shut = merge(closed)
    if shut:
        hits = [hit for hit in hits if not hit.is_open or not touches(shut, hit.start, hit.end)]
    hits.sort(key=attrgetter("start", "end"))
    reading = _Reading(text, index, names.language, surnames=surnames, at=at)
    for cluster in clusters(hits):
        for hit in reading.winners(cluster):
            reading.decide(hit)
    return Mentions(tuple(reading.found), tuple(reading.undecided))


class _Reading:
    """One text, read from left to right: who was named so far decides what comes."""

    def __init__(self, text: str, index: Index, language: str, *, surnames: bool, at: str) -> None:
        self.text = text
        self.found: list[Mention] = []
        self.undecided: list[Doubt] = []
        self._index = index
        self._language = language
        self._surnames = surnames
        self._period = (first_day(at), last_day(at)) if at else None
        self._named: set[str] = set()
        self._in_full: set[str] = set()
        """People whose surname alone counts from here on."""
        self._perhaps: set[str] = set()
        """People whose full name stood here, but may have been another's."""
        self._strangers: set[str] = set()
        """Surnames that somebody else bears in this text."""
        self._genders: dict[str, str] = {}

    def winners(self, cluster: list[Hit]) -> list[Hit]:
        """Return the hits of a cluster that count: the longest first, then the leftmost, none overlapping."""
        if len(cluster) == 1:
            return cluster
        won: list[Hit] = []
        for hit in sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.is_open, hit.start)):
            at = bisect_left(won, hit.end, key=_start) if won else 0
            if (at == 0 or won[at - 1].end <= hit.start) and self._claims(hit):
                won.insert(at, hit)
        return won

    def _claims(self, hit: Hit) -> bool:
        """Return whether ``hit`` keeps shorter names out: a surname does so only where it counts."""
        if not hit.is_open:
            return True
        for each in hit.candidates:
            if self._bears(each) if each.form.kind == "surname" else self._is_theirs(each.form):
                return True
        return False

    def _bears(self, candidate: Candidate) -> bool:
        """Return whether a surname is to be looked at: its bearer was named here, or perhaps was."""
        return self._surnames and (self._counts(candidate) or candidate.record.id in self._perhaps)

    def _counts(self, candidate: Candidate) -> bool:
        """Return whether the surname alone may mean this person here."""
        return candidate.record.id in self._in_full or candidate.record.link == "always"

    def _is_theirs(self, form: NameForm) -> bool:
        """Return whether a dated alias may be meant at the article's date."""
        if self._period is None or not (form.start or form.end):
            return True
        first, last = self._period
        return not (form.start and first_day(form.start) > last) and not (
            form.end and last_day(form.end) < first
        )

    def decide(self, hit: Hit) -> None:
        """Record who is meant by ``hit``, or that it cannot be told, or nothing."""
        if not hit.is_open:
            if hit.fixed is not None:
                self._record(hit, hit.fixed, surname=False, full=True)
            return
        if not self._claims(hit) and not has_name_before(self.text, hit.start):
            return  # a surname of nobody who was named, and not of another either: the commonest case
        beside: Beside | None = None
        likely: list[Candidate] = []
        certain: list[Candidate] = []
        strange = False
        for each in hit.candidates:
            is_surname = each.form.kind == "surname"
            if not is_surname and not self._is_theirs(each.form):
                continue
            if each.record.type != PEOPLE:
                likely.append(each)
                continue
            beside = beside or Beside(self.text, hit.start, hit.end, self._language)
            bears = is_surname and self._bears(each)
            if is_surname and not bears and not beside.before:
                continue  # it counts for nobody, and there is no other's name before it
            alone = is_surname or not _is_in_full(each)
            verdict = beside.surname(each.record) if alone else beside.full_name(each.record)
            if verdict == "stranger":
                strange = strange or is_surname
                if not alone:  # "Mary Smith-Jones": a Smith that the glossary does not know
                    self._strangers.update(_surnames(each))
            elif verdict in ("fits", "own") and (bears or not is_surname):
                likely.append(each)
                if not is_surname or (verdict == "own" and self._counts(each)):
                    certain.append(each)
        if strange and not certain:
            # "Bill Clinton": whoever else is known by this name, he is not meant here, nor for certain later.
            for each in hit.candidates:
                self._strangers.update(_surnames(each) if each.form.kind == "surname" else ())
            return
        if likely:
            self._choose(hit, likely, certain, beside)

    def _choose(
        self, hit: Hit, likely: list[Candidate], certain: list[Candidate], beside: Beside | None
    ) -> None:
        ids = sorted({each.record.id for each in likely})
        if len(ids) > 1:
            by_name = [each for each in likely if each.form.kind != "surname"]
            decided = {each.record.id for each in certain}
            if by_name:
                decided = self._named.intersection(ids) if len(by_name) == len(likely) else set()
                # "John Adams" after John Quincy Adams may be his alias, but is the other's very name.
                if any(each.form.kind == "name" and each.record.id not in self._named for each in by_name):
                    decided &= {each.record.id for each in by_name if each.form.kind == "name"}
            if len(decided) != 1:
                self._doubt(hit, ids, "shared" if by_name else "surname")
                self._perhaps.update(each.record.id for each in by_name if _is_in_full(each))
                return
            ids = list(decided)
            likely = [each for each in likely if each.record.id == ids[0]]
        chosen = next((each for each in likely if each.form.kind != "surname"), likely[0])
        surname = chosen.form.kind == "surname"
        known = self._genders.get(ids[0], "")
        gender = (beside.gender() if beside else "") or known
        if surname and chosen not in certain:
            if not self._counts(chosen):
                self._doubt(hit, ids, "surname")
                return
            if known and gender != known:  # "Mrs. Clinton" after "Mr. Clinton"
                self._strangers.update(_surnames(chosen))
            if chosen.form.text in self._strangers:
                self._doubt(hit, ids, "stranger")
                return
        self._genders[ids[0]] = known or gender
        self._record(hit, ids[0], surname=surname, full=not surname and _is_in_full(chosen))

    def _record(self, hit: Hit, entity: str, *, surname: bool, full: bool) -> None:
        record = self._index.records.get(entity)
        quiet = record is not None and record.link == "never"
        self.found.append(Mention(hit.start, hit.end, entity, surname, quiet))
        self._named.add(entity)
        if full:
            self._in_full.add(entity)

    def _doubt(self, hit: Hit, ids: Iterable[str], reason: DoubtReason) -> None:
        name = self.text[hit.start : hit.end]
        self.undecided.append(Doubt(hit.start, hit.end, name, tuple(ids), reason))


def _surnames(candidate: Candidate) -> Iterator[str]:
    return (form.text for form in candidate.record.forms if form.kind == "surname")


def _is_in_full(candidate: Candidate) -> bool:
    """Return whether a form has several words, so that the surname alone counts after it."""
    text = candidate.form.text
    if not text.isascii() and UNSPACED.fullmatch(text):
        bare = min((len(form.text) for form in candidate.record.forms if form.kind == "surname"), default=0)
        return len(text) > max(bare, 1)
    return " " in text
