"""Suggestions as YAML that is ready to paste, and ``suggest --write``, which appends it to a file of its own."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from annosite.annotate.titles import HONORIFICS
from annosite.base.textfile import TextFile
from annosite.edit.files import change, create
from annosite.edit.insert import add_to_mapping
from annosite.edit.made import Made
from annosite.edit.suggest import Suggestion

FILE = "content/entities/suggested.yaml"
"""Where ``--write`` puts the entries, relative to the site's folder."""
_HEADING = (
    "# Names that `annosite suggest --write` found in the articles. Keep what are people, add what you know of them,\n"
    "# and delete the rest.\n"
)
_SHOWN = 3


def stub(suggestions: Iterable[Suggestion]) -> str:
    """Return YAML for content/entities: an entry for each likely person, comments for the others.

    A name that may be a known person's is only a comment: it belongs to that person's aliases.
    """
    suggestions = list(suggestions)
    lines = ["people:"] if any(map(_is_new, suggestions)) else []
    for each in filter(_is_new, suggestions):
        lines += ("  " + line for line in _entry(each))
    return "".join(f"{line}\n" for line in (*lines, *_comments(suggestions)))


def append_stubs(file: TextFile | None, suggestions: Sequence[Suggestion]) -> str | None:
    """Return the text of ``file`` (None: there is none yet) with the likely new people added; None: it cannot be done."""
    new = [each for each in suggestions if _is_new(each)]
    if file is None:
        return _HEADING + stub(new)
    for each in new:
        text = add_to_mapping(file, "people", _entry(each))
        if text is None:
            return None
        file = TextFile(file.path, text)
    return file.text


def write_stubs(root: Path, file: TextFile | None, suggestions: Sequence[Suggestion], when: datetime) -> Made:
    """Append the likely new people to ``FILE`` in the site at ``root``; ``file``: as it is now, if it is there."""
    if not any(map(_is_new, suggestions)):
        return Made(refusal="there is no new name to write")
    text = append_stubs(file, suggestions)
    if text is None:
        return Made(
            refusal=f"{FILE} is not written line by line under `people:`, so nothing can be added to it"
        )
    if file is None:
        create(root, FILE, text)
    else:
        change(root, FILE, text, when)
    return Made((FILE,), (f"open {FILE}, delete what is no person, and add what you know of the others",))


def _is_new(suggestion: Suggestion) -> bool:
    return suggestion.likely and not suggestion.like


def _entry(suggestion: Suggestion) -> list[str]:
    """Return the lines of one entry, without indentation."""
    lines = [f"{suggestion.id}:", f"  # {places_in_words(suggestion)}", f"  name: {_quoted(suggestion.name)}"]
    offices = [title for title in suggestion.titles if title.strip(".").lower() not in HONORIFICS]
    if offices:
        title = offices[0]
        lines.insert(
            2, f"  # called {_one_line(title)}: if that is an office, write it under `roles:` with its dates"
        )
    return lines


def places_in_words(suggestion: Suggestion) -> str:
    """Return how often and where the name stands: ``3 times in 2 articles: content/articles/a.md:12, …``."""
    times = "once" if suggestion.count == 1 else f"{suggestion.count} times"
    where = "" if suggestion.articles == 1 else f" in {suggestion.articles} articles"
    shown = ", ".join(f"{_one_line(path)}:{line}" for path, line in suggestion.places[:_SHOWN])
    more = ", …" if len(suggestion.places) > _SHOWN else ""
    return f"{times}{where}: {shown}{more}"


def _comments(suggestions: Iterable[Suggestion]) -> list[str]:
    lines = []
    for each in suggestions:
        if each.like:
            whom = " or ".join(each.like[:_SHOWN]) + (" or another" if len(each.like) > _SHOWN else "")
            lines.append(f"# {_one_line(each.name)} may be {whom}: then add it to the `aliases:` there")
        elif not each.likely:
            lines.append(f"# perhaps a name: {_one_line(each.name)} ({places_in_words(each)})")
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    escaped = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
