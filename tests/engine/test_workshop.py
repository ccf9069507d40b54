"""What a process makes by its subject is what the list of all files tells of, whichever comes first."""

import os
from pathlib import Path

import pytest
from annosite.build import build
from annosite.model.page import Artifact, ArtifactGroup
from annosite.render.pages import SUBJECTS
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, clean_twin, lay, make, tree

pytestmark = pytest.mark.alone
STORIES = {f"s{number}": Story(sentences=(number % 8,), tags=("ports",)) for number in range(6)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workshop")
    lay(root, Site(stories={**Site().stories, **STORIES}))
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text() + "languages:\n  es: {title: Un sitio}\n")
    return root


def name(one: Artifact | ArtifactGroup) -> str:
    return one.path if isinstance(one, Artifact) else one.name


def test_every_subject_has_what_is_listed_of_it(root: Path) -> None:
    made = build(root, OPTIONS).value
    listed = [one for one in made.artifacts() if one.subject is not None]
    assert {one.subject[0] for one in listed} == set(SUBJECTS)
    assert {one.subject[1] for one in listed} == {"en", "es"}
    for one in listed:
        found = made.workshop.find(one.subject, name(one))
        assert found.key == one.key
        files = one.artifacts() if isinstance(one, ArtifactGroup) else (one,)
        others = found.artifacts() if isinstance(found, ArtifactGroup) else (found,)
        assert [(it.path, it.key, it.produce()) for it in files] == [
            (it.path, it.key, it.produce()) for it in others
        ]
    made.memo.close()


def test_there_is_nothing_else_about_a_subject(root: Path) -> None:
    made = build(root, OPTIONS).value
    with pytest.raises(KeyError):
        made.workshop.find(("entity", "en", "ada-example"), "people/nobody/index.html")
    made.memo.close()


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

    find, first, sign = producing.Work.find, os.getpid(), tmp_path / "died"

    def once(work, order):
        if os.getpid() != first and not sign.exists():
            sign.touch()
            os.kill(os.getpid(), 9)
        return find(work, order)

    monkeypatch.setattr(producing.Work, "find", once)
    clean_twin(root, tmp_path / "one", replace(OPTIONS, jobs=2, executor="processes"))
    assert sign.exists()
    monkeypatch.undo()
    clean_twin(root, tmp_path / "other", replace(OPTIONS, executor="inline"))
    assert tree(tmp_path / "one/output") == tree(tmp_path / "other/output")
