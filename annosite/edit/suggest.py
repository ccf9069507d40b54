"""``annosite suggest``: people whom the articles name and the glossary does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import regex
from msgspec import Struct, field
from msgspec.structs import replace
from slugify import slugify

from annosite.annotate.mention import find_mentions
from annosite.annotate.namehits import touches
from annosite.annotate.names import build_names
from annosite.edit.capitalised import Readable, Run, runs
from annosite.edit.variants import KnownPeople
from annosite.model.entity import Glossary
from annosite.model.personname import SUFFIXES, split_name

_lower_words = regex.compile(r"\b\p{Ll}+\b")


class Suggestion(Struct, frozen=True):
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


class _Seen(Struct):
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
        found = [run for run in runs(readable, language) if not touches(known, run.start, run.end)]
        recurs: dict[str, bool] = {}
        ordinary.update(_lower_words.findall(readable.text))
        for run, only in _in_full(found, people):
            each = seen.setdefault(run.name.replace("’", "'"), _Seen(run.name, only))
            each.places.append((path, run.line))
            each.titles.update([run.title] if run.title else [])
            each.likely = each.likely or run.is_likely
            surname = _last_word(run.name)
            if surname not in recurs:
                recurs[surname] = _stands_alone(surname, readable.text)
            each.recurs = each.recurs or recurs[surname]
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


def _last_word(name: str) -> str:
    """Return the last word of a name that is no "Jr."."""
    return [word for word in name.split(" ") if word.strip(".").lower() not in SUFFIXES][-1]


def _stands_alone(surname: str, text: str) -> bool:
    """Return whether ``surname`` stands somewhere with no capitalised word before it, as in a second mention."""
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        before = text[at - 1 : at]
        whole = not before.isalnum() and not text[end : end + 1].isalnum()
        after_a_name = before.isspace() and text[at - 2 : at - 1].isalpha() and _is_capital_word(text, at - 1)
        if whole and not after_a_name:
            return True
        at = text.find(surname, end)
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
