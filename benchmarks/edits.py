"""What is changed in a site before it is built again. Each edit can be made several times; ``turn`` tells them apart."""

import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, int], None]
"""Changes the site in a folder, for the n-th time."""


def article(site: Path, number: int) -> Path:
    """Return the path of one article's file."""
    return site / "content" / "articles" / f"{number // 1000:03}" / f"article-{number:06}.md"


def substitute(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first match in a file; a pattern that is not there is a mistake of the benchmark."""
    text, count = re.subn(pattern, replacement, path.read_text(), count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"{pattern!r} is not in {path}")
    path.write_text(text)


def edit_text(site: Path, turn: int) -> None:
    """Add a sentence to the end of one article."""
    path = article(site, 42)
    path.write_text(f"{path.read_text()}\nSentence {turn} was added here.\n")


def edit_newest(site: Path, turn: int) -> None:
    """Add a sentence to the newest article, which stands in more lists and feeds than any other."""
    found = (site / "content" / "articles").rglob("*.md")
    path = max(found, key=lambda it: (date_of(it.read_text()), it.name))
    path.write_text(f"{path.read_text()}\nSentence {turn} was added here.\n")


def date_of(text: str) -> str:
    """Return an article's date."""
    return text.partition("\ndate: ")[2].partition("\n")[0]


def edit_note(site: Path, turn: int) -> None:
    """Add a note to one article."""
    path = article(site, 41).with_suffix(".yaml")
    substitute(path, r"^notes:\n", f'notes:\n  - text: "A note more: {turn}."\n')


def edit_title(site: Path, turn: int) -> None:
    """Change one article's title."""
    substitute(article(site, 43), '^title: "', f'title: "New {turn} ')


def edit_bio(site: Path, turn: int) -> None:
    """Change one person's summary."""
    substitute(site / "content" / "entities" / "people.yaml", 'summary: "', f'summary: "Since {turn} ')


def edit_alias(site: Path, turn: int) -> None:
    """Give one person one more name, which occurs in no text but one."""
    name = f"Zyxwv Utsrq{'abcdefghij'[turn % 10] * (1 + turn // 10)}"
    path = article(site, 44)
    path.write_text(f"{path.read_text()}\nAnother name, {name}, stands here.\n")
    people = site / "content" / "entities" / "people.yaml"
    substitute(people, r"^(    summary: .*)\n    roles:", rf'\1\n    aliases: ["{name}"]\n    roles:')


def edit_theme(site: Path, turn: int) -> None:
    """Change a template of the site's own theme."""
    path = site / "themes" / "measured" / "templates" / "article.html"
    substitute(path, r"\{#.*?#\}(<!-- .* -->)?", f"{{# {turn} #}}<!-- {turn} -->")


EDITS: dict[str, Edit] = {
    "text": edit_text,
    "newest": edit_newest,
    "note": edit_note,
    "title": edit_title,
    "bio": edit_bio,
    "alias": edit_alias,
    "theme": edit_theme,
}
HEAVY = frozenset({"theme"})
"""Edits after which nearly everything is made again."""
