"""A site's texts as the commands read them that change or propose files: one article after the other, uncached."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.entities import load_entities, load_overlay, merge
from annosite.load.overlay import OverlayWords
from annosite.load.owners import manuscripts
from annosite.load.read import read
from annosite.load.sidecar import load_sidecars, sidecar_entities
from annosite.model.config import Config, Options
from annosite.model.content import ArticleFile, Listing, Manuscript, Sidecar
from annosite.model.entity import Entity, Glossary

SETTINGS = "content/site.yaml"


class OpenArticle(Struct, frozen=True):
    """An article with its notes files as they stand on the disk."""

    file: ArticleFile
    sidecar: Sidecar
    notes: dict[str, TextFile]
    """By path, in the order in which they are merged."""


class Contents(Struct, frozen=True):
    """The files of a site and its settings."""

    root: Path
    config: Config
    listing: Listing
    manuscripts: tuple[Manuscript, ...]

    def article(self, path: str) -> Checked[ArticleFile | None]:
        """Return the article at ``path`` (relative to the site's folder); None where it cannot be used."""
        file = read(self.root, path)
        if file.value is None:
            return Checked(None, file.diagnostics)
        loaded = load_article(file.value, self.config)
        return Checked(loaded.value, (*file.diagnostics, *loaded.diagnostics))

    def annotated(self, options: Options) -> Iterator[Checked[OpenArticle | None]]:
        """Yield every article that has notes files, in order of path; None where it cannot be read."""
        for manuscript in self.manuscripts:
            if not manuscript.sidecars:
                continue
            read_notes = [read(self.root, info.path) for info in manuscript.sidecars]
            notes = {each.value.path: each.value for each in read_notes if each.value is not None}
            article = self.article(manuscript.article.path)
            sidecar = load_sidecars(tuple(notes.values()), self.config, options)
            problems = [problem for each in read_notes for problem in each.diagnostics]
            opened = OpenArticle(article.value, sidecar.value, notes) if article.value is not None else None
            yield Checked(opened, (*problems, *article.diagnostics, *sidecar.diagnostics))

    def glossary(self, options: Options) -> Glossary:
        """Return everybody and everything that has a name on this site."""
        entities: list[Entity] = []
        overlays: list[OverlayWords] = []
        for info in self.listing.entities:
            if (file := read(self.root, info.path).value) is not None:
                entities += load_entities(file, self.config, options).value
                overlays += load_overlay(file, self.config).value
        for file in self._all_notes():
            if "entities" in file.text:
                entities += sidecar_entities(file, self.config, options).value
        return merge(entities, self.config, options, overlays).value

    def _all_notes(self) -> Iterator[TextFile]:
        for manuscript in self.manuscripts:
            for info in manuscript.sidecars:
                if (file := read(self.root, info.path).value) is not None:
                    yield file


def open_contents(root: Path) -> Checked[Contents | None]:
    """Return the contents of the site in ``root``; None where its settings cannot be read."""
    problems: list[Diagnostic] = []
    found = discover(root)
    problems += found.diagnostics
    file = read(root, SETTINGS)
    problems += file.diagnostics
    if file.value is None:
        return Checked(None, tuple(problems))
    config = load_config(file.value)
    problems += config.diagnostics
    if config.value is None:
        return Checked(None, tuple(problems))
    owned = manuscripts(found.value, config.value)
    problems += owned.diagnostics
    return Checked(Contents(root, config.value, found.value, owned.value), tuple(problems))
