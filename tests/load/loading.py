"""Short ways to load a text in tests; a problem fails the test."""

from datetime import UTC, datetime
from typing import TypeVar

from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.entities import load_entities, load_overlay, merge
from annosite.load.sidecar import load_sidecars
from annosite.model.config import Config, Options
from annosite.model.content import ArticleFile, Sidecar
from annosite.model.entity import Glossary

T = TypeVar("T")
NOON = Options(clock=datetime(2026, 11, 23, 12, tzinfo=UTC))
DRAFTS = Options(clock=datetime(2026, 11, 23, 12, tzinfo=UTC), drafts=True)


def sound(checked: Checked[T]) -> T:
    assert not checked.diagnostics, [(each.code, each.message) for each in checked.diagnostics]
    return checked.value


def config(text: str = "title: T\n") -> Config:
    found = sound(load_config(TextFile("content/site.yaml", text)))
    assert found is not None
    return found


SPANISH = config("title: T\nlanguages: {es: {title: Tes, path: /es/}}\ntimezone: UTC\n")


def article(text: str, path: str = "content/articles/a.md", settings: Config = SPANISH) -> ArticleFile:
    found = sound(load_article(TextFile(path, text), settings))
    assert found is not None
    return found


def sidecar(*texts: str, options: Options = NOON, settings: Config = SPANISH) -> Sidecar:
    files = [TextFile(f"content/articles/a{at or ''}.yaml", text) for at, text in enumerate(texts)]
    return sound(load_sidecars(files, settings, options))


def glossary(settings: Config = SPANISH, options: Options = NOON, **texts: str) -> Glossary:
    """Load entity files by name (``_`` stands for a full stop)."""
    files = [
        TextFile(f"content/entities/{name.replace('_', '.')}.yaml", text) for name, text in texts.items()
    ]
    entities = [entity for file in files for entity in sound(load_entities(file, settings, options))]
    overlays = [words for file in files for words in sound(load_overlay(file, settings))]
    return sound(merge(entities, settings, options, overlays))
