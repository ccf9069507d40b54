"""The glossary's names, ready to be found: one record for each entity, two automata for all."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs
from msgspec import Struct

from annosite.annotate.foldname import fold_case, fold_name
from annosite.annotate.spellings import spellings, surname_spellings
from annosite.base.digest import digest
from annosite.base.patterns import Pattern
from annosite.model.entity import Alias, Entity, Glossary
from annosite.model.names import NameForm, NameRecord, Names
from annosite.model.personname import SUFFIXES, surname_of

PEOPLE, TERMS = "people", "terms"
"""The types whose names have rules of their own."""

_capitalised = Pattern(r"\p{Lu}[\p{L}\p{M}'-]*")


def build_names(glossary: Glossary, language: str = "") -> Names:
    """Return the names of ``glossary`` in ``language`` (a language of the site; the main one's where it has none)."""
    records = tuple(
        record
        for id_ in sorted(glossary.entities)
        if (record := name_record(glossary.entities[id_], language)).forms
    )
    return Names(language, records, digest(language, records))


def name_record(entity: Entity, language: str = "") -> NameRecord:
    """Return all of ``entity`` that finding its name depends on.

    The name of someone anonymous is a description ("a senior official") that fits others elsewhere: it is not sought,
    its aliases are.
    """
    words = entity.translations.get(language)
    name = (words.name if words else "") or entity.name
    aliases = (words.aliases if words else ()) or entity.aliases
    if entity.type == TERMS:
        plurals = (words.plurals if words else ()) or entity.plurals
        main = [NameForm(fold_term(text), "term") for text in (name, *plurals)]
        others = [NameForm(fold_term(alias.name), "term", alias.start, alias.end) for alias in aliases]
        return NameRecord(entity.id, entity.type, _unique((*main, *others)), entity.link)
    if entity.type != PEOPLE:
        main = [NameForm(fold_name(name), "name")]
        others = [NameForm(fold_name(alias.name), "alias", alias.start, alias.end) for alias in aliases]
        return NameRecord(entity.id, entity.type, _unique((*main, *others)), entity.link)
    if words is None:
        sort_name = entity.sort_name
    else:  # a name translated without its sort name is taken apart afresh
        sort_name = words.sort_name or ("" if words.name else entity.sort_name)
    return _person(entity, "" if entity.anonymous else name, sort_name, aliases)


def fold_term(name: str) -> str:
    """Return a name as the automaton of terms has it: folded, without case."""
    return fold_case(fold_name(name)).text


def _person(entity: Entity, name: str, sort_name: str, aliases: Iterable[Alias]) -> NameRecord:
    folded = fold_name(name)
    forms: list[NameForm] = [NameForm(text, "name") for text in spellings(folded)]
    own = set(_own_words(folded))
    for alias in aliases:
        text = fold_name(alias.name)
        own.update(_own_words(text))
        forms += (NameForm(spelling, "alias", alias.start, alias.end) for spelling in spellings(text))
    surname = fold_name(surname_of(name, sort_name)) if name else ""
    forms += (NameForm(text, "surname") for text in surname_spellings(surname, folded))
    titles = {word for role in entity.roles for word in _capitalised.findall(role.title)}
    return NameRecord(
        entity.id,
        entity.type,
        _unique(forms),
        entity.link,
        tuple(sorted(own - set(surname.split()))),
        tuple(sorted(titles)),
        tuple(sorted(word.lower() for word in own if word.lower() in SUFFIXES)),
    )


def _own_words(name: str) -> Iterator[str]:
    """Yield the words of a name as they may stand beside the surname: without full stops and quotation marks."""
    for word in name.replace(".", ". ").split():
        bare = word.strip(".,\"'()")
        if bare:
            yield bare


def _unique(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """Return each form once; a surname that is also a name or alias for all time is that."""
    given = [form for form in forms if form.text]
    if len({form.text for form in given}) == len(given):
        return tuple(given)
    lasting: dict[str, NameForm] = {}
    for form in given:
        if form.kind != "surname" and not form.start and not form.end:
            lasting.setdefault(form.text, form)
    return tuple(dict.fromkeys(lasting.get(form.text, form) for form in given))


class Candidate(Struct, frozen=True):
    """One entity that a form may mean."""

    record: NameRecord
    form: NameForm


class Automaton:
    """All forms of one kind of matching, with who they may mean."""

    __slots__ = ("_find", "meanings")

    def __init__(self, forms: dict[str, list[Candidate]]) -> None:
        self.meanings: list[list[Candidate]] = list(forms.values())
        self._find = ahocorasick_rs.AhoCorasick(list(forms), store_patterns=False) if forms else None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return (index into ``meanings``, start, end) of all hits in a folded text, overlapping ones too."""
        if self._find is None:
            return []
        found: list[tuple[int, int, int]] = self._find.find_matches_as_indexes(text, overlapping=True)
        return found


class Index(Struct, frozen=True):
    """What is built from ``Names`` once in each process."""

    cased: Automaton
    terms: Automaton
    records: dict[str, NameRecord]
    """By id."""


def index_of(names: Names) -> Index:
    """Return the index of ``names``, built on first use."""
    index = names.memo.get("index")
    if index is None:
        index = names.memo["index"] = _build_index(names)
    assert isinstance(index, Index)
    return index


def _build_index(names: Names) -> Index:
    cased: dict[str, list[Candidate]] = {}
    terms: dict[str, list[Candidate]] = {}
    for record in names.records:
        for form in record.forms:
            (terms if form.kind == "term" else cased).setdefault(form.text, []).append(
                Candidate(record, form)
            )
    return Index(Automaton(cased), Automaton(terms), {record.id: record for record in names.records})
