"""Articles as they would be if nothing but their own files had changed: shown while the whole site is still being built.

Ten thousand articles take a second or two to put together again; the one that is being written takes some milliseconds.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from annosite.base.textfile import TextFile
from annosite.engine.annotating import Context, Job, annotated
from annosite.engine.naming import Own
from annosite.load.read import read
from annosite.model.article import Body
from annosite.model.content import FileInfo, Manuscript
from annosite.model.page import ArtifactGroup
from annosite.model.records import ArticleRecord
from annosite.model.site import Site
from annosite.render.artifacts import Keys
from annosite.render.pagemakers.articles import article_pages
from annosite.render.parts import EditionParts


class Glance(Struct, frozen=True):
    """Knows a site as it was built."""

    root: Path
    site: Site
    keys: Keys
    context: Context
    manuscripts: Mapping[str, Manuscript]
    """By the article's path."""

    def __call__(self, changed: Collection[str]) -> tuple[ArtifactGroup, ...]:
        """Return the files of the articles whose text or notes file is among ``changed`` (paths in the site's folder).

        None where anything else changed too, or where such an article cannot be shown: whoever asked waits for the
        build. What others show of the articles, and their own addresses, stay as they were.
        """
        owners = {info.path: path for path, one in self.manuscripts.items() for info in _infos(one)}
        if not changed or not all(path in owners for path in changed):
            return ()
        made = [self._made(path) for path in sorted({owners[path] for path in changed})]
        return tuple(group for group in made if group is not None) if all(made) else ()

    def _made(self, path: str) -> ArtifactGroup | None:
        one, before = self.manuscripts[path], self.site.articles.get(path)
        texts = [read(self.root, info.path).value for info in _infos(one)]
        read_all = [text for text in texts if text is not None]
        if before is None or len(read_all) < len(texts):
            return None
        kept, values = annotated(self.context, _job(read_all, one))
        if kept.record is None:
            return None
        record = replace(kept.record, card=replace(kept.record.card, image=before.card.image))
        site = self._with(record, values["body"], values["named"].named)
        (group,) = article_pages(EditionParts(site, site.edition(record.card.language)), path)
        return self.keys.group(group)

    def _with(self, record: ArticleRecord, body: Body, named: Mapping[str, Own]) -> Site:
        """Return the site with one article in place of the one at its path."""
        articles = {**self.site.articles, record.card.path: record}
        load = replace(
            self.site.load,
            body=lambda _path: body,
            corrections=lambda _path: body.corrections,
            passages=lambda _path, entity: named[entity][1] if entity in named else (),
        )
        directory = self.site.directory.among(articles)
        return replace(self.site, articles=articles, load=load, directory=directory)


def _job(texts: list[TextFile], one: Manuscript) -> Job:
    return Job(texts[0], tuple(texts[1:]), one.bundle)


def _infos(one: Manuscript) -> tuple[FileInfo, ...]:
    return (one.article, *one.sidecars)
