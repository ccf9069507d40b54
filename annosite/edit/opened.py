"""A site opened for editing: its settings, and each article with its notes files, read one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.owners import manuscripts
from annosite.load.read import read
from annosite.load.sidecar import load_sidecars
from annosite.model.config import Config, Options
from annosite.model.content import ArticleFile, Sidecar


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with its notes files as they stand on the disk."""

    file: ArticleFile
    sidecar: Sidecar
    notes: dict[str, TextFile]
    """By path, in the order in which they are merged."""


def open_config(root: Path) -> Checked[Config | None]:
    """Return the settings of the site in ``root``; None where they cannot be read."""
    file = read(root, "content/site.yaml")
    if file.value is None:
        return Checked(None, file.diagnostics)
    loaded = load_config(file.value)
    return Checked(loaded.value, (*file.diagnostics, *loaded.diagnostics))


def open_articles(root: Path, config: Config, options: Options) -> Iterator[Checked[OpenArticle | None]]:
    """Yield every article that has notes files, in order of path; None where it cannot be read."""
    for each in manuscripts(discover(root).value, config).value:
        if not each.sidecars:
            continue
        problems: list[Diagnostic] = []
        text = read(root, each.article.path)
        problems += text.diagnostics
        notes = {}
        for info in each.sidecars:
            found = read(root, info.path)
            problems += found.diagnostics
            if found.value is not None:
                notes[info.path] = found.value
        article = load_article(text.value, config) if text.value is not None else Checked(None)
        sidecar = load_sidecars(tuple(notes.values()), config, options)
        problems += (*article.diagnostics, *sidecar.diagnostics)
        opened = OpenArticle(article.value, sidecar.value, notes) if article.value is not None else None
        yield Checked(opened, tuple(problems))
