"""A changed article seen before the site is built again: it is what the build will make of it, or nothing."""

from pathlib import Path

import pytest
from annosite.build import build
from annosite.model.page import ArtifactGroup
from annosite.render.artifacts import each_file
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay

FIRST = Site(stories={"a": Story(sentences=(0, 1, 3), notes=(0,)), "b": Story(1, (2, 4, 5), correction=True)})


def pages(groups) -> dict[str, bytes]:
    return {artifact.path: artifact.produce() for artifact in each_file(groups)}


def built(root: Path):
    checked = build(root, OPTIONS)
    groups = [it for it in checked.value.artifacts() if isinstance(it, ArtifactGroup)]
    return checked.value, groups


@pytest.mark.parametrize(
    "story",
    [
        Story(sentences=(0, 1, 3, 5), notes=(0,)),
        Story(sentences=(0, 3, 2, 6), notes=(0, 2)),
        Story(sentences=(7, 6), notes=(6,)),
        Story(sentences=(0, 6), correction=True),
        Story(title=5, sentences=(0, 1, 3), notes=(0,)),
    ],
)
def test_an_article_is_shown_as_the_build_will_show_it(tmp_path: Path, story: Story) -> None:
    lay(tmp_path, FIRST)
    before, _ = built(tmp_path)
    lay(tmp_path, replace(FIRST, stories={**FIRST.stories, "a": story}))
    seen = before.glance({"content/articles/a.md", "content/articles/a.yaml"})
    assert [group.name for group in seen] == ["content/articles/a.md"]
    shown = pages(seen)
    before.memo.close()
    after, groups = built(tmp_path)
    made = pages(it for it in groups if it.name == "content/articles/a.md")
    after.memo.close()
    html = {path for path in made if story.title == 0 or not path.endswith("index.html")}
    assert {path: shown[path] for path in html} == {path: made[path] for path in html}
    assert shown.keys() == made.keys()


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (lambda root: (root / "content/entities/people.yaml").write_text("people: {}\n"), "content/entities/people.yaml"),
        (lambda root: (root / "content/articles/a.md").unlink(), "content/articles/a.md"),
        (lambda root: (root / "content/articles/c.md").write_text("---\ntitle: C\n---\n\nC.\n"), "content/articles/c.md"),
        (lambda root: (root / "content/articles/a.md").write_text("no front matter"), "content/articles/a.md"),
        (lambda root: (root / "content/articles/a.md").write_bytes(b"\xff"), "content/articles/a.md"),
        (lambda root: (root / "content/articles/a.md").write_text("---\ntitle: A\ndraft: true\n---\n\nA.\n"), "content/articles/a.md"),
    ],
)  # fmt: skip
def test_whatever_else_changes_waits_for_the_build(tmp_path: Path, edit, changed: str) -> None:
    lay(tmp_path, FIRST)
    before, _ = built(tmp_path)
    edit(tmp_path)
    assert before.glance({changed}) == ()
    assert before.glance({"content/articles/b.md", changed}) == ()
    assert before.glance(()) == ()
    before.memo.close()
