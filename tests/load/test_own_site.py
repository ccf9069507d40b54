"""The project's own site, and a glossary of clashing names, load without a word."""

from pathlib import Path

from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.entities import load_entities, load_overlay, merge
from annosite.load.owners import manuscripts
from annosite.load.page import load_page
from annosite.load.read import read
from annosite.load.sidecar import load_sidecars, sidecar_entities
from annosite.load.sources import load_sources
from loading import NOON, sound

ROOT = Path(__file__).parents[2]


def test_our_own_site() -> None:
    listing = sound(discover(ROOT))

    def text(path: str):  # type: ignore[no-untyped-def]
        file = sound(read(ROOT, path))
        assert file is not None
        return file

    config = sound(load_config(text("content/site.yaml")))
    assert config is not None
    assert sound(load_sources(text("content/sources.yaml"), config))
    entities, overlays = [], []
    for info in listing.entities:
        entities += sound(load_entities(text(info.path), config, NOON))
        overlays += sound(load_overlay(text(info.path), config))
    notes = 0
    for manuscript in sound(manuscripts(listing, config)):
        article = sound(load_article(text(manuscript.article.path), config, manuscript.bundle))
        assert article is not None
        assert article.meta.title
        files = [text(info.path) for info in manuscript.sidecars]
        notes += len(sound(load_sidecars(files, config, NOON)).notes)
        for file in files:
            entities += sound(sidecar_entities(file, config, NOON))
    for info in listing.pages:
        assert sound(load_page(text(info.path), config))
    files_known = {info.path for info in listing.files}
    glossary = sound(merge(entities, config, NOON, overlays, files_known))
    assert notes >= 40
    assert sum(entity.type == "people" for entity in glossary.entities.values()) >= 18
