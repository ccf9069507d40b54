"""The same work on a cluster: sources travel, artifacts come back, a lost worker's work is done again."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from daskwork import Machines
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay, make, tree

pytest.importorskip("distributed")

from annosite.base.cluster import NoDask
from annosite.base.executors import Crew, Lost

SITE = replace(
    Site(),
    stories={f"s{n}": Story(n, (n % 8, (n + 1) % 8), notes=(n % 8,), tags=("ports",)) for n in range(9)},
)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and two workers."""
    with Machines(tmp_path_factory.mktemp("dask")) as machines:
        machines.worker()
        machines.worker()
        yield machines


def test_a_cluster_makes_the_same_site(tmp_path: Path, cluster) -> None:
    lay(tmp_path / "here", SITE)
    make(tmp_path / "here", replace(OPTIONS, executor="inline"))
    lay(tmp_path / "there", SITE)
    checked, _ = make(tmp_path / "there", replace(OPTIONS, executor="dask", scheduler=cluster.address))
    assert checked.value.counts.annotated == 9
    assert tree(tmp_path / "there/output") == tree(tmp_path / "here/output")


class Work:
    """A task that fails where somebody makes a digest of it."""

    def __dask_tokenize__(self) -> str:
        raise AssertionError("a digest of every task takes longer than the work")


def kind(state: int, task: Work) -> str:
    return f"{state} {type(task).__name__}"


def test_no_digest_is_made_of_what_is_sent(cluster) -> None:
    crew = Crew("dask", kind, 7, scheduler=cluster.address)
    assert [made for _, made in crew.run([Work(), Work()])] == ["7 Work"] * 2


def slowly(state: int, task: int) -> int:
    time.sleep(0.2)
    return state + task


def test_a_killed_worker_costs_nothing(cluster) -> None:
    """Last of those on this cluster: it leaves one worker behind."""
    threading.Timer(1.0, cluster.workers[0].kill).start()
    crew = Crew("dask", slowly, 100, jobs=2, scheduler=cluster.address, chunk=2)
    assert dict(crew.run(range(30))) == {n: n + 100 for n in range(30)}


def fatal(state: int, task: int) -> int:
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return state + task


def test_a_cluster_of_its_own_where_none_is_named() -> None:
    crew = Crew("dask", fatal, 100, jobs=1, chunk=4)
    assert dict(crew.run(range(8))) == {n: n + 100 for n in range(8) if n != 3} | {3: Lost("died")}


def test_where_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoDask, match="pip install"):
        list(Crew("dask", fatal, 1).run([1]))
