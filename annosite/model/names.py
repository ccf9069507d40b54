"""Names and what is found of them in a text (FORMAT.md §5). Offsets are code points, half-open."""

from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct

FormKind = Literal["name", "alias", "surname", "term"]
Link = Literal["auto", "always", "never"]


class NameForm(Struct, frozen=True):
    """One way to write a name, folded as texts are (annotate/foldname.py)."""

    text: str
    kind: FormKind
    """``term``: matched without case, and folded so; ``surname``: counts only where the person is already named."""
    start: str = ""
    end: str = ""
    """The dates between which an alias is theirs, partial ISO dates; empty: open."""


class NameRecord(Struct, frozen=True):
    """All of one entity that finding its name depends on, and nothing else."""

    id: str
    type: str
    forms: tuple[NameForm, ...]
    link: Link = "auto"
    own: tuple[str, ...] = ()
    """People only: the words of the person's names, which may stand beside the surname (``Hillary``, ``Rodham``, ``H.``)."""
    titles: tuple[str, ...] = ()
    """Capitalised words of the titles of the person's roles (``Director``), which may as well."""
    suffixes: tuple[str, ...] = ()
    """``jr``, ``iii``: what the person's names end in, in lower case without full stop."""


@dataclass(frozen=True)
class Names:
    """The names of a glossary in one language: what ``find_mentions`` looks for. Can be sent to other processes."""

    language: str
    records: tuple[NameRecord, ...]
    """In order of id."""
    digest: str
    """Of ``language`` and ``records``: equal digests find equal mentions."""
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The automaton, built on first use by annotate/names.py; never sent along."""

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "memo": {}}


class Mention(Struct, frozen=True):
    """A name in a text, and who is meant."""

    start: int
    end: int
    entity: str
    surname: bool = False
    """Found by the surname alone."""
    quiet: bool = False
    """Its entity says ``link: never``: the mention is recorded, but not a link."""


DoubtReason = Literal["shared", "surname", "stranger"]


class Doubt(Struct, frozen=True):
    """A name that was left alone because it could mean several.

    ``shared``: the name of several entities, and the text has named none of them or several before; ``surname``:
    several people already named here bear it; ``stranger``: somebody whom the glossary does not know bears it too.
    """

    start: int
    end: int
    name: str
    """As it stands in the text."""
    candidates: tuple[str, ...]
    """Sorted ids."""
    reason: DoubtReason


class Mentions(Struct, frozen=True):
    """What ``find_mentions`` returns; both sorted by place, no two mentions overlap."""

    found: tuple[Mention, ...] = ()
    undecided: tuple[Doubt, ...] = ()


class Party(Struct, frozen=True):
    """Who stands where an id or plain words may: an entity, an author of site.yaml, or just words."""

    kind: Literal["entity", "author", "words", "unknown"]
    """``unknown``: looks like an id, but there is none such."""
    id: str = ""
    """Of the entity or author; the unknown id."""
    name: str = ""
    """What to print: the entity's or author's name, or the words."""
