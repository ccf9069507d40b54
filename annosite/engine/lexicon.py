"""The glossary's names for those who look for them, and what is new among them since the last build."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from annosite.annotate.affected import Search, forms, names_digest
from annosite.annotate.names import build_names
from annosite.base.digest import digest
from annosite.base.memo import Memo
from annosite.model.entity import Glossary
from annosite.model.names import Names

WHOLE = "names"


class Lexicon:
    """Names by language, each made when it is first asked for. Sent to other processes as the glossary."""

    def __init__(self, glossary: Glossary, main: str) -> None:
        self._glossary = glossary
        self._main = main
        self._made: dict[str, Names] = {}

    def names(self, language: str) -> Names:
        """Return the names as texts in ``language`` (``""``: the main one) spell them."""
        code = language or self._main
        if code not in self._made:
            self._made[code] = build_names(self._glossary, code)
        return self._made[code]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_made": {}}


class _Saved(msgspec.Struct, array_like=True):
    """The names as they were."""

    glossary: str = ""
    """Digest of the whole glossary: where it is the same, nothing else need be compared."""
    digest: str = ""
    entities: dict[str, tuple[str, tuple[str, ...]]] = {}
    """Id → digest of the names, words to be sought in files (annotate/affected.py)."""


class NameNews(Struct, frozen=True):
    """What changed among the names."""

    digest: str
    """Of all names, as they are now."""
    glossary: str = ""
    """Of all entities."""
    before: str = ""
    """As they were; empty where that is not known."""
    search: Search = field(default_factory=lambda: Search(()))
    """Finds the words of every name that was added, removed or changed."""

    def spares(self, known: Mapping[str, str]) -> bool:
        """Return whether what was made with these parts saw the names as they were ``before``."""
        return bool(self.before) and known.get("names") == self.before


def name_news(glossary: Glossary, memo: Memo) -> NameNews:
    """Return what changed since the last build, and remember the names for the next."""
    whole = digest(glossary.entities)
    saved = _load(memo)
    if saved.glossary == whole:
        return NameNews(saved.digest, whole, saved.digest)
    now = {entity.id: (names_digest(entity), forms(entity)) for entity in glossary.entities.values()}
    summary = digest({ident: names for ident, (names, _) in now.items()})
    words: set[str] = set()
    for ident in now.keys() | saved.entities.keys():
        old, new = saved.entities.get(ident), now.get(ident)
        if old is None or new is None or old[0] != new[0]:
            words.update(old[1] if old else (), new[1] if new else ())
    memo.put_whole(WHOLE, msgspec.msgpack.encode(_Saved(whole, summary, now)))
    return NameNews(summary, whole, saved.digest, Search(words))


def _load(memo: Memo) -> _Saved:
    data = memo.whole(WHOLE)
    try:
        return _Saved() if data is None else msgspec.msgpack.decode(data, type=_Saved)
    except msgspec.MsgspecError:
        return _Saved()
