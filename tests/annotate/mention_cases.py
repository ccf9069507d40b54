"""Reads the case files of tests/cases/mentions and draws results in their notation.

A file is a glossary in the grammar of content/entities, ``---``, then cases: ``# the rule``, the text, options. In a text
``[words]{id}`` is a mention, ``[words]{? id id}`` could not be decided, ``¶`` ends a paragraph, ``⏎`` a line. Options:
``@ at=2019-01 language=de surnames=no``.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from annosite.annotate.mention import find_mentions
from annosite.annotate.names import build_names
from annosite.model.entity import Alias, Entity, EntityWords, Glossary, Role
from annosite.model.personname import derive_sort_name

CASES = Path(__file__).parent.parent / "cases" / "mentions"
_marked = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


@dataclass
class Case:
    file: str
    rule: str
    text: str
    """With the expected marks, as written."""
    options: dict[str, str] = field(default_factory=dict)

    @property
    def plain(self):
        return _marked.sub(r"\1", self.text)


def alias(given):
    if isinstance(given, str):
        return Alias(given)
    return Alias(
        given["name"], str(given.get("from", "")), str(given.get("to", "")), bool(given.get("hidden"))
    )


def entity(id_, type_, given):
    sort_name = given.get("sort_name") or (
        derive_sort_name(given["name"]) if type_ == "people" else given["name"]
    )
    return Entity(
        id=id_,
        type=type_,
        name=given["name"],
        sort_name=sort_name,
        aliases=tuple(alias(each) for each in given.get("aliases", ())),
        plurals=tuple(given.get("plurals", ())),
        roles=tuple(Role(role["title"]) for role in given.get("roles", ())),
        link=given.get("link", "auto"),
        anonymous=given.get("anonymous", False),
        translations={
            language: EntityWords(
                name=words.get("name", ""),
                sort_name=words.get("sort_name", ""),
                aliases=tuple(alias(each) for each in words.get("aliases", ())),
                plurals=tuple(words.get("plurals", ())),
            )
            for language, words in given.get("translations", {}).items()
        },
    )


def glossary(text):
    groups = yaml.load(text, yaml.BaseLoader) or {}
    entities = [entity(id_, type_, given) for type_, group in groups.items() for id_, given in group.items()]
    return Glossary({each.id: each for each in sorted(entities, key=lambda each: each.id)})


def read(path):
    """Return the glossary and the cases of a file."""
    head, _, tail = path.read_text(encoding="utf-8").partition("\n---\n")
    cases = []
    for block in tail.strip().split("\n\n"):
        lines = block.split("\n")
        options = {}
        if lines[-1].startswith("@ "):
            options = dict(option.split("=") for option in lines.pop()[2:].split())
        cases.append(Case(path.name, lines[0].removeprefix("# "), "\n".join(lines[1:]), options))
    return glossary(head), cases


def draw(text, mentions):
    """Return ``text`` with what was found marked as in a case file."""
    marks = [(m.start, m.end, m.entity) for m in mentions.found]
    marks += [(d.start, d.end, "? " + " ".join(d.candidates)) for d in mentions.undecided]
    for start, end, mark in sorted(marks, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{{{mark}}}{text[end:]}"
    return text


def solve(case, entities):
    """Return the text of ``case`` with what is found marked."""
    text = case.plain.replace("¶", "\n\n").replace("⏎", "\n")
    names = build_names(entities, case.options.get("language", "en"))
    mentions = find_mentions(
        text, names, surnames=case.options.get("surnames") != "no", at=case.options.get("at", "")
    )
    return draw(text, mentions).replace("\n\n", "¶").replace("\n", "⏎")


def table(cases):
    """Return cases as the table of docs/people.md: the rule, the sentence with its mentions in bold, who is meant."""
    lines = ["| rule | in a sentence | which is |", "| --- | --- | --- |"]
    for case in cases:
        who = [mark[2] for mark in _marked.finditer(case.text)]
        meant = ", ".join(dict.fromkeys(f"`{each}`" for each in who if not each.startswith("?")))
        doubts = [
            " or ".join(f"`{each}`" for each in mark[1:].split()) for mark in who if mark.startswith("?")
        ]
        undecided = "; ".join(dict.fromkeys(f"undecided: {each}" for each in doubts))
        words = _marked.sub(
            lambda mark: f"*{mark[1]}* (?)" if mark[2].startswith("?") else f"**{mark[1]}**", case.text
        )
        lines.append(f"| {case.rule} | {words} | {'; '.join(filter(None, (meant, undecided))) or 'nobody'} |")
    return "\n".join(lines)
