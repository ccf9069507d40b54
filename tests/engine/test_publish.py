"""What publishing refuses, keeps and says."""

import os
from pathlib import Path

import pytest
from annosite.base.outdir import OutputRefused
from annosite.build import build
from annosite.publish import clean, forget, publish
from msgspec.structs import replace
from sitework import OPTIONS, Site, lay, make, tree


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".annosite" not in path.parts
    }


@pytest.mark.parametrize(
    "place",
    [
        ".",
        "content",
        "content/articles",
        "content/new",
        "themes/own",
        "..",
        ".annosite",
        ".git",
        "output/../content",
    ],
)
def test_places_that_are_refused(tmp_path: Path, place: str) -> None:
    root = tmp_path / "above/site"
    lay(root, Site())
    before = everything(tmp_path)
    checked = build(root, OPTIONS)
    with pytest.raises(OutputRefused):
        publish(checked.value, root / place, root, OPTIONS)
    checked.value.memo.close()
    assert everything(tmp_path) == before


def test_content_is_never_touched(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    before = {
        path: data for path, data in everything(tmp_path).items() if path.startswith(("content/", "themes/"))
    }
    make(tmp_path)
    lay(tmp_path, Site())
    make(tmp_path)
    clean(tmp_path / "output", tmp_path)
    assert everything(tmp_path) == before


def test_clean_takes_the_output_and_the_cache_and_nothing_else(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    (tmp_path / "output").mkdir()
    (tmp_path / "output/CNAME").write_text("example.org")
    make(tmp_path)
    (tmp_path / ".annosite/mine.txt").write_text("mine")
    assert "index.html" in clean(tmp_path / "output", tmp_path)
    assert os.listdir(tmp_path / "output") == ["CNAME"]
    assert forget(tmp_path)
    assert os.listdir(tmp_path / ".annosite") == ["mine.txt"]
    (tmp_path / ".annosite/mine.txt").unlink()
    assert forget(tmp_path)
    assert not (tmp_path / ".annosite").exists()
    assert not forget(tmp_path)


def test_errors_publish_nothing_and_keep_going_what_is_sound(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    make(tmp_path)
    before = tree(tmp_path / "output")
    (tmp_path / "content/articles/a.md").write_text("---\ndate: 2026-03-01\n---\n\nNo title.\n")
    strict = build(tmp_path, replace(OPTIONS, keep_going=False))
    strict.value.memo.close()
    assert not strict.value.publishable
    assert tree(tmp_path / "output") == before
    checked, _ = make(tmp_path)
    assert checked.value.missing == ("content/articles/a.md",)
    assert "articles/b/index.html" in tree(tmp_path / "output")
    assert "articles/a/index.html" not in tree(tmp_path / "output")


def test_an_unplaced_note_leaves_no_page_out(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    notes = tmp_path / "content/articles/a.yaml"
    notes.write_text(notes.read_text().replace("Ada Example met", "Ada Example never met"))
    checked, _ = make(tmp_path)
    assert any(it.severity == "error" for it in checked.diagnostics)
    assert checked.value.missing == ()
    assert "articles/a/index.html" in tree(tmp_path / "output")


def test_warnings_are_errors_where_asked(tmp_path: Path) -> None:
    lay(tmp_path, replace(Site(), sources=3))
    for strict in (False, True):
        checked = build(tmp_path, replace(OPTIONS, keep_going=False, strict=strict))
        checked.value.memo.close()
        assert {it.severity for it in checked.diagnostics} == {"warning"}
        assert checked.value.publishable is not strict


def test_what_was_said_of_unchanged_articles_is_said_again(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    notes = tmp_path / "content/articles/a.yaml"
    notes.write_text(notes.read_text().replace("    sources: [s0]\n", "    occurrence: 1\n"))
    first, _ = make(tmp_path)
    second, _ = make(tmp_path)
    assert second.value.counts.annotated == 0
    assert second.diagnostics == first.diagnostics
    assert any(it.place and it.place.path.endswith("a.yaml") for it in first.diagnostics)


def test_a_plugin_extends_the_pipeline(tmp_path: Path) -> None:
    lay(tmp_path, Site())
    (tmp_path / "site_plugin_for_test.py").write_text(
        "from msgspec.structs import replace\n"
        "from annosite.base.diagnostics import Diagnostic\n"
        "from annosite.model.page import Artifact\n\n"
        "def shout(article):\n    return replace(article, card=replace(article.card, title=article.card.title.upper()))\n\n"
        "def doubt(audit):\n    return [Diagnostic('unused-entity', 'warning', 'doubtful')]\n\n"
        "def extra(site):\n    return [Artifact('extra.txt', '1', lambda: b'extra')]\n\n"
        "def extend(pipeline):\n"
        "    return replace(pipeline, transforms=(*pipeline.transforms, shout), checks=(*pipeline.checks, doubt),\n"
        "                   pages=(*pipeline.pages, extra))\n"
    )
    settings = tmp_path / "content/site.yaml"
    settings.write_text(settings.read_text() + "plugins:\n  - site_plugin_for_test:extend\n")
    checked, _ = make(tmp_path)
    files = tree(tmp_path / "output")
    assert files["extra.txt"] == b"extra"
    assert b"STORY A 0" in files["index.html"]
    assert "doubtful" in [it.message for it in checked.diagnostics]
    settings.write_text(settings.read_text().replace("extend", "not_there"))
    checked, _ = make(tmp_path)
    assert [it.code for it in checked.diagnostics if it.severity == "error"] == ["plugin-failed"]
