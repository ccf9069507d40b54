"""A big site is put together in a process of its own: nobody can tell, but by the memory that is left."""

import os
import signal

import pytest
from annosite.engine import stowing
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, clean_twin, lay, make, told, tree

pytestmark = pytest.mark.alone
JOBS = replace(OPTIONS, jobs=2)
EDITS = (
    Site(),
    Site(title="Another name"),
    Site(title="Another name", template="Gone"),
    Site(title="Another name", template="Gone", aliases=("the committee",)),
    Site(template="Gone", stories={**Site().stories, "c": Story(2, (3, 6), notes=(6,), tags=("ports",))}),
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any site counts as big."""
    monkeypatch.setattr(stowing, "MANY", 0)


@pytest.mark.usefixtures("small")
def test_it_is_the_same_site(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "site"
    for site in EDITS:
        lay(root, site)
        checked, report = make(root, JOBS)
        assert checked.value.amended is not None or report.written
        with monkeypatch.context() as here:
            here.setattr(stowing, "MANY", 10**6)
            clean, _ = clean_twin(root, tmp_path / "twin", JOBS)
        assert tree(root / "output") == tree(tmp_path / "twin/output")
        assert told(checked) == told(clean)
        assert checked.value.state == clean.value.state
        assert checked.value.counts.annotated == len(checked.value.why)
        assert make(root, JOBS)[1].written == ()


@pytest.mark.usefixtures("small")
def test_the_first_build_tells_what_it_annotated(tmp_path) -> None:
    lay(tmp_path, Site())
    checked, _ = make(tmp_path, JOBS)
    assert checked.value.counts.annotated == 2
    assert set(checked.value.why.values()) == {("new",)}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("how", ["killed", "broken"])
def test_a_process_that_fails_costs_nothing_but_time(
    how: str, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        if how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise ValueError("a bug")

    monkeypatch.setattr(stowing, "put_together", fail)
    lay(tmp_path / "site", Site())
    checked, _ = make(tmp_path / "site", JOBS)
    assert checked.value.counts.annotated == 2
    clean, _ = clean_twin(tmp_path / "site", tmp_path / "twin", replace(OPTIONS, jobs=1))
    assert tree(tmp_path / "site/output") == tree(tmp_path / "twin/output")
    assert checked.value.state == clean.value.state


@pytest.mark.usefixtures("small")
def test_what_is_wrong_is_said_once(tmp_path) -> None:
    lay(tmp_path, Site())
    story = tmp_path / "content/articles/b.yaml"
    story.write_text(story.read_text() + "notes:\n  - quote: Words that nobody said\n    text: Where?\n")
    for _ in range(2):
        checked, _ = make(tmp_path, JOBS)
        codes = [it.code for it in checked.diagnostics]
        assert codes.count("quote-not-found") == 1
        assert checked.value.state == ""
    story.write_text(story.read_text().replace("Words that nobody said", "A quorum"))
    checked, _ = make(tmp_path, JOBS)
    assert checked.value.state


@pytest.mark.usefixtures("small")
def test_without_a_place_for_the_memo_all_is_done_here(tmp_path) -> None:
    lay(tmp_path / "site", Site())
    (tmp_path / "site/.annosite").write_text("A file where the folder of the memo has to be.")
    checked, _ = make(tmp_path / "site", replace(JOBS, executor="processes"))
    assert not checked.value.memo.lasts
    (tmp_path / "site/.annosite").unlink()
    clean_twin(tmp_path / "site", tmp_path / "twin")
    assert tree(tmp_path / "site/output") == tree(tmp_path / "twin/output")
