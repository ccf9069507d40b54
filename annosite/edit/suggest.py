"""``annosite suggest``: people whom the articles name and the glossary does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import regex
from slugify import slugify

from annosite.annotate.mention import find_mentions
from annosite.annotate.names import build_names
from annosite.edit.capitalised import Readable, Run, runs
from annosite.edit.variants import KnownPeople
from annosite.model.content import Glossary
from annosite.model.personname import SUFFIXES, split_name

_lower_words = regex.compile(r"\b\p{Ll}+\b")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that the glossary does not have."""

    name: str
    id: str
    """Not used by any other entity or suggestion."""
    count: int
    """How often the full name stands in the articles."""
    places: tuple[tuple[str, int], ...]
    """(path, line) of each, in the order of the files."""
    titles: tuple[str, ...] = ()
    """Titles that stood before it: ``Sen.``."""
    like: tuple[str, ...] = ()
    """Ids of known people whom it may be another name of."""
    likely: bool = True
    """False where only its capitals speak for a person."""

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({path for path, _ in self.places})


@dataclass(slots=True)
class _Seen:
    name: str
    surname: str = ""
    """Where nothing else is known."""
    places: list[tuple[str, int]] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    likely: bool = False
    recurs: bool = False


def suggest(
    articles: Iterable[tuple[str, str]], glossary: Glossary, language: str = "en"
) -> tuple[Suggestion, ...]:
    """Return the unknown names in ``articles`` (path, Markdown): those of several articles first, then the likeliest.

    A name with a title and no given name ("Sen. Warren") is taken for the person of that surname whom the same article
    names in full, if there is one.
    """
    names = build_names(glossary, language)
    people = KnownPeople(glossary.entities.values())
    seen: dict[str, _Seen] = {}
    ordinary: set[str] = set()
    for path, markdown in articles:
        readable = Readable(markdown)
        known = [(each.start, each.end) for each in find_mentions(readable.text, names).found]
        found = [run for run in runs(readable, language) if not _touches(run, known)]
        ordinary.update(_lower_words.findall(readable.text))
        for run, surname in _in_full(found, people):
            each = seen.setdefault(run.name.replace("’", "'"), _Seen(run.name, surname))
            each.places.append((path, run.line))
            each.titles.update([run.title] if run.title else [])
            each.likely = each.likely or run.is_likely
            each.recurs = each.recurs or _surname_recurs(run, readable.text)
    for each in seen.values():
        # "Divine Providence" recurs as a person's surname does, but "divine" is an ordinary word.
        if each.recurs and not any(word.lower() in ordinary for word in each.name.split(" ")):
            each.likely = True
    used = set(glossary.entities)
    order = sorted(
        seen.values(),
        key=lambda each: (
            -len({path for path, _ in each.places}),
            not each.likely,
            -len(each.places),
            each.name,
        ),
    )
    suggestions = []
    for each in order:
        id_ = _new_id(each.name, used)
        used.add(id_)
        titles = tuple(
            title for title, _ in sorted(each.titles.items(), key=lambda item: (-item[1], item[0]))
        )
        like = people.like(each.surname or each.name)
        suggestions.append(
            Suggestion(
                each.name, id_, len(each.places), tuple(each.places), titles, like, each.likely or bool(like)
            )
        )
    return tuple(suggestions)


def _touches(run: Run, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start < run.end and end > run.start for start, end in ranges)


def _in_full(found: list[Run], people: KnownPeople) -> Iterator[tuple[Run, str]]:
    """Yield the runs of one article with the surname of those that are but that.

    They go under the full name where the article has just one and the glossary knows nobody of that surname.
    """
    full: defaultdict[str, set[str]] = defaultdict(set)
    for run in found:
        if " " in run.name:
            full[split_name(run.name).surname].add(run.name)
    for run in found:
        if " " in run.name:
            yield run, ""
            continue
        owners = full.get(run.name, set())
        if len(owners) == 1 and not people.like(run.name):
            yield replace(run, name=min(owners)), ""
        else:
            yield replace(run, name=f"{run.title} {run.name}"), run.name


def _surname_recurs(run: Run, text: str) -> bool:
    """Return whether the name's last word stands alone elsewhere, as a person's does when named again."""
    words = [word for word in run.name.split(" ") if word.strip(".").lower() not in SUFFIXES]
    last = words[-1]
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        outside = end <= run.start or at >= run.end
        before, after = text[at - 2 : at], text[end : end + 2]
        follows_name = (
            len(before) == 2 and before[1] == " " and before[0].isalpha() and _is_capital_word(text, at - 1)
        )
        if outside and not follows_name and not after[:1].isalnum() and not before[1:].isalnum():
            return True
        at = text.find(last, end)
    return False


def _is_capital_word(text: str, end: int) -> bool:
    """Return whether the word that ends at ``end`` begins with a capital."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start].isupper()


def _new_id(name: str, used: set[str]) -> str:
    base = slugify(name) or "person"
    id_, number = base, 1
    while id_ in used:
        number += 1
        id_ = f"{base}-{number}"
    return id_
