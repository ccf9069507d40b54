"""The benchmark's own parts; nothing here is timed."""

from pathlib import Path

import pytest

pytest.importorskip("psutil")  # comes with Dask

from benchmarks.edits import EDITS
from benchmarks.phases import PHASES, Renamed, Stopwatch, find
from benchmarks.results import HUGO, HUGO_SAME, OURS, Measured, Results, Run, load, save
from benchmarks.scratch import Scratch
from benchmarks.table import main_table, phase_tables, slope
from outputs import tree

from benchmarks import corpus, hugo, hugo_same

RESULTS = Results(
    "a machine",
    {
        100: {OURS: Measured({"cold": Run(3.0, 5.0, 150.0), "text": Run(1.0, 1.0, 90.0)}, 2337, 47_000_000)},
        1000: {
            HUGO: Measured({"cold": Run(2.0, 3.0, 300.0)}, 7000, 40_000_000),
            HUGO_SAME: Measured({"cold": Run(10.0, 15.0, 600.0)}, 13600, 460_000_000),
            OURS: Measured(
                {"cold": Run(15.0, 28.0, 450.0), "text": Run(0.5, 0.5, 90.0)}, 13700, 450_000_000, {}, 0.7
            ),
        },
    },
)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    corpus.write_site(tmp_path / "one", 3, people=20)
    corpus.write_site(tmp_path / "two", 3, people=20)
    corpus.write_site(tmp_path / "other", 3, people=20, seed=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert tree(tmp_path / "one").keys() == tree(tmp_path / "other").keys()
    assert tree(tmp_path / "one") != tree(tmp_path / "other")


def test_hugo_gets_the_same_articles_twice(tmp_path: Path) -> None:
    for write in (hugo.write_site, hugo_same.write_site):
        first, second = tmp_path / f"{write.__module__}-1", tmp_path / f"{write.__module__}-2"
        write(first, 3, people=20)
        write(second, 3, people=20)
        assert tree(first) == tree(second)
    notes = list((tmp_path / "benchmarks.hugo_same-1/content/notes").rglob("*-*.md"))
    assert len(notes) == 3 * corpus.NOTES


def test_an_article_depends_on_its_number_alone(tmp_path: Path) -> None:
    corpus.write_site(tmp_path / "few", 2, people=20)
    corpus.write_site(tmp_path / "more", 4, people=20)
    few, more = tree(tmp_path / "few"), tree(tmp_path / "more")
    assert {path: more[path] for path in few} == few


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_something_each_time(tmp_path: Path, name: str) -> None:
    corpus.write_site(tmp_path, 45, people=20)
    template = tmp_path / "themes/measured/templates/article.html"
    template.parent.mkdir(parents=True)
    template.write_text("{# #}")
    seen = [tree(tmp_path)]
    for turn in range(3):
        EDITS[name](tmp_path, turn)
        now = tree(tmp_path)
        assert now not in seen
        seen.append(now)


def test_results_come_back_as_they_were(tmp_path: Path) -> None:
    save(RESULTS, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == RESULTS


def test_the_table_is_made_of_the_results() -> None:
    assert main_table(RESULTS) == (
        "| articles | program | cold | unchanged | text | newest | note | title | bio | alias | theme | preview | peak memory | files | MB |\n"
        f"|{' --- |' * 15}\n"
        "| 100 | Annosite | 3.00 s |  | 1.00 s |  |  |  |  |  |  |  | 150 MB | 2,337 | 47 |\n"
        "| 1,000 | Hugo | 2.00 s |  |  |  |  |  |  |  |  |  | 300 MB | 7,000 | 40 |\n"
        "| 1,000 | Hugo, same files | 10.0 s (5.0) |  |  |  |  |  |  |  |  |  | 600 MB (2.0) | 13,600 | 460 |\n"
        "| 1,000 | Annosite | 15.0 s (7.5; 1.50) |  | 0.50 s (0.25; 0.050) |  |  |  |  |  |  | 0.70 s | 450 MB (1.50; 0.75) | 13,700 | 450 |"
    )
    assert slope(RESULTS) == "A cold build's seconds per article: 0.50 times from 100 to 1,000."


def test_a_table_of_phases() -> None:
    parts = {"cold": {"start-up": 0.5, "drawing": 9.5}, "text": {"start-up": 0.6, "drawing": 0.2}}
    measured = Results("", {1000: {OURS: Measured({}, phases=parts)}})
    (told,) = phase_tables(measured)
    assert told == (
        "| 1,000 articles, phases | cold | text |\n"
        "| --- | --- | --- |\n"
        "| start-up | 0.50 s (5%) | 0.60 s (75%) |\n"
        "| drawing | 9.50 s (95%) | 0.20 s (25%) |\n"
        "| all | 10.0 s | 0.80 s |"
    )
    assert list(phase_tables(RESULTS)) == []


@pytest.mark.parametrize("target", [target for targets in PHASES.values() for target in targets])
def test_what_is_timed_is_there(target: str) -> None:
    """A build in which one of these got another name would have a silent zero in its table."""
    assert callable(find(target)[2])


@pytest.mark.parametrize(
    "target", ["annosite.build:bild", "annosite.bild:build", "annosite.engine.files:Files.safe"]
)
def test_what_is_renamed_is_an_error(target: str) -> None:
    with pytest.raises(Renamed, match=target):
        find(target)


def test_a_phase_has_the_time_that_no_other_has(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("benchmarks.phases.time.perf_counter", lambda: float(next(clock)))
    monkeypatch.setattr("benchmarks.phases.time.time", lambda: 0.0)
    watch = Stopwatch(-2.0)
    watch.starts_work()
    with watch.phase("drawing"), watch.phase("theme"):
        pass
    found = watch.stop()
    assert {name: spent for name, spent in found.items() if spent} == {
        "start-up": 3.0,
        "drawing": 2.0,
        "theme": 1.0,
        "end": 2.0,
    }


def test_nothing_is_deleted_before_the_end(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "work")
    for text in "ab":
        (place := scratch.fresh("site")).mkdir()
        (place / text).write_text(text)
    assert sorted(path.name for path in tmp_path.rglob("?") if path.is_file()) == ["a", "b"]
    Scratch(tmp_path / "work").remove()  # as the next run after one that was interrupted
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_others_is_deleted(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not a benchmark's"):
        Scratch(tmp_path)
