"""Names in order: A–Z without regard to case and accents, each letter with its own group."""

from collections.abc import Iterable, Mapping
from unicodedata import category, name, normalize

from annosite.base.spelled import slugify
from annosite.model.records import ArticleRecord


def _plain(char: str) -> str:
    """Return a letter as it is filed: Latin ones without accents (Ł as l), others in lower case, others yet as they are."""
    if char.isascii():
        return char.lower()
    if category(char)[0] == "L" and name(char, "").startswith("LATIN"):
        return slugify(char) or char.casefold()
    return char.casefold()


def sort_key(text: str) -> tuple[str, str]:
    """Return what ``text`` is filed under; equal ones are told apart by the text itself."""
    plain = "".join(
        _plain(char) for char in normalize("NFC", text) if category(char)[0] in "LNZ" or char == "-"
    )
    return plain.replace("-", " "), text


def letter_of(text: str) -> str:
    """Return the letter under which an A–Z lists ``text``; ``#`` for what begins with none."""
    for char in normalize("NFC", text):
        kind = category(char)[0]
        if kind == "L":
            return _plain(char)[:1].upper()
        if kind == "N":
            break
    return "#"


def newest_first(paths: Iterable[str], articles: Mapping[str, ArticleRecord]) -> tuple[str, ...]:
    """Return article paths by date, newest first, undated ones last; those of one day by path."""
    return tuple(sorted(sorted(paths), key=lambda path: articles[path].card.date, reverse=True))
