"""An outline comes back from its bytes as it was."""

from pathlib import Path

from annosite.build import build
from annosite.engine.outlines import packed, unpacked
from annosite.model.site import Outline
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay

LANGUAGES = "languages:\n  es:\n    title: Un sitio\n"


def outline(root: Path) -> Outline:
    checked = build(root, OPTIONS)
    checked.value.memo.close()
    site = checked.value.site
    return Outline(site.editions, site.files, site.redirects, site.alternates)


def test_an_outline_survives_its_bytes(tmp_path: Path) -> None:
    stories = {**Site().stories, "c": Story(2, (6, 7), notes=(6,), tags=("ports", "Keys"), correction=True)}
    lay(tmp_path, Site(stories=stories, sources=2, static="one"))
    config = tmp_path / "content/site.yaml"
    config.write_text(config.read_text() + LANGUAGES)
    english = tmp_path / "content/articles/c.md"
    english.with_suffix(".es.md").write_text(english.read_text().replace("Story", "Historia"))
    notes = english.with_suffix(".yaml")
    notes.write_text(
        notes.read_text().replace("text: A note", "kind: fact-check\n    verdict: false\n    text: A note")
    )
    found = outline(tmp_path)
    assert [edition.code for edition in found.editions] == ["en", "es"]
    assert found.alternates
    assert all(edition.named and edition.urls for edition in found.editions)
    assert found.editions[0].log
    assert found.editions[0].claims
    data, digest = packed(found)
    assert unpacked(data, digest) == found
    assert packed(found) == (data, digest)


def test_another_outline_is_none(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    data, digest = packed(outline(tmp_path))
    assert unpacked(data, "0" * 32) is None
    assert unpacked(data[:-1], digest) is None
    assert unpacked(b"", digest) is None
    lay(tmp_path, replace(Site(), stories={"a": Story()}))
    assert packed(outline(tmp_path))[1] != digest
