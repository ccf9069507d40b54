"""What is made one subject after the other is what the list of all files tells of, whoever makes it."""

import os
from pathlib import Path

import pytest
from annosite.build import build
from annosite.model.page import Artifact, ArtifactGroup
from annosite.render.pagemakers.places import BLOCK, blocks
from annosite.render.pages import FAMILIES, WRITTEN
from annosite.render.workshop import Listing, Workshop
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, clean_twin, lay, make, tree

pytestmark = pytest.mark.alone
STORIES = {f"s{number}": Story(sentences=(number % 8,), tags=("ports",)) for number in range(6)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workshop")
    lay(root, Site(stories={**Site().stories, **STORIES}))
    settings = root / "content/site.yaml"
    said = settings.read_text().replace("theme: own", "theme: {name: own, options: {cards: all}}")
    settings.write_text(f"{said}languages:\n  es: {{title: Un sitio}}\n")
    claim = (
        "notes:\n  - quote: Ada Example met\n    kind: fact-check\n    verdict: 'true'\n    text: She did.\n"
    )
    (root / "content/articles/s0.yaml").write_text(claim)
    return root


def name(one: Artifact | ArtifactGroup) -> tuple[str, str]:
    return ("file", one.path) if isinstance(one, Artifact) else ("group", one.name)


def files(one: Artifact | ArtifactGroup) -> list[tuple[str, str, bytes]]:
    each = one.artifacts() if isinstance(one, ArtifactGroup) else (one,)
    return [(it.path, it.key, it.produce()) for it in each]


def test_the_subjects_have_together_what_is_listed(root: Path) -> None:
    made = build(root, replace(OPTIONS, cards=True)).value
    assert isinstance(made.source, Workshop)
    subjects = list(made.source.subjects())
    assert {family for family, _, _ in subjects} == {*FAMILIES, "copied"}
    assert {language for _, language, _ in subjects} == {"en", "es", ""}
    listed = {name(one): one for one in made.artifacts()}
    for subject in subjects:
        for one in made.source.about(subject):
            other = listed.pop(name(one))
            assert one.key == other.key
            assert files(one) == files(other)
    assert not listed
    made.memo.close()


def test_where_something_is_wrong_all_is_listed(root: Path, tmp_path: Path) -> None:
    """Two things may want one address then, and the first has it."""
    clean_twin(root, tmp_path / "one", OPTIONS)
    (tmp_path / "one/content/articles/s1.yaml").write_text(
        "notes:\n  - quote: words that are not there\n    text: A.\n"
    )
    made = build(tmp_path / "one", OPTIONS).value
    assert isinstance(made.source, Listing)
    assert sum(1 for _ in made.source.subjects()) == sum(1 for _ in made.artifacts())
    made.memo.close()


def test_a_long_list_is_made_in_blocks() -> None:
    assert list(blocks(0, 10)) == list(blocks(10, 10)) == ["0"]
    assert list(blocks(BLOCK * 10, 10)) == ["0"]
    assert list(blocks(BLOCK * 10 + 1, 10)) == ["0", "1"]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_nobody_can_tell_by_whom_it_was_made(jobs: int, root: Path, tmp_path: Path) -> None:
    options = replace(OPTIONS, jobs=jobs, executor="processes" if jobs > 1 else "inline")
    one, other = tmp_path / "one", tmp_path / "other"
    clean_twin(root, one, options)
    clean_twin(root, other, replace(OPTIONS, executor="inline"))
    assert tree(one / "output") == tree(other / "output")
    (one / "content/articles/s1.md").write_text((other / "content/articles/s2.md").read_text())
    (other / "content/articles/s1.md").write_text((other / "content/articles/s2.md").read_text())
    make(one, options)
    make(other, replace(OPTIONS, executor="inline"))
    assert tree(one / "output") == tree(other / "output")


def test_a_process_that_dies_in_drawing_is_replaced(root: Path, tmp_path: Path, monkeypatch) -> None:
    """Once: what it was at is made by another, and all of it is there."""
    from annosite.engine import producing

    made, first, sign = producing._made, os.getpid(), tmp_path / "died"

    def once(work, one):
        if os.getpid() != first and not sign.exists():
            sign.touch()
            os.kill(os.getpid(), 9)
        return made(work, one)

    monkeypatch.setattr(producing, "_made", once)
    clean_twin(root, tmp_path / "one", replace(OPTIONS, jobs=2, executor="processes"))
    assert sign.exists()
    monkeypatch.undo()
    clean_twin(root, tmp_path / "other", replace(OPTIONS, executor="inline"))
    assert tree(tmp_path / "one/output") == tree(tmp_path / "other/output")


def test_another_template_asks_only_for_the_families_that_it_reaches(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    clean_twin(root, site)
    own = site / "themes/own/templates"
    own.mkdir(exist_ok=True)
    drawn = {name for name, family in FAMILIES.items() if family.drawn != {WRITTEN}}
    for template, reached in {"entity": {"entity", "article", "other"}, "base": drawn}.items():
        text = '{% extends "!parent/NAME.html" %}{% block main %}More.{{ super() }}{% endblock %}\n'
        (own / f"{template}.html").write_text(text.replace("NAME", template))
        clean_twin(site, tmp_path / "clean")
        changed, report = make(site)
        assert {family for family, _, _ in changed.value.amended.source.subjects()} == reached
        assert "people/ada-example/index.html" in report.why
        assert tree(site / "output") == tree(tmp_path / "clean/output")
