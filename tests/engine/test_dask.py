"""The same work on a cluster: sources travel, artifacts come back, a lost worker's work is done again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay, make, tree

pytest.importorskip("distributed")

from annosite.base.cluster import NoDask, NoWorkers, open_cluster
from annosite.base.executors import Crew, Lost
from annosite.engine.annotating import OtherProgram

SITE = replace(
    Site(),
    stories={f"s{n}": Story(n, (n % 8, (n + 1) % 8), notes=(n % 8,), tags=("ports",)) for n in range(9)},
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler and two workers, each a process of its own on loopback; they share no folder with the site."""
    folder = tmp_path_factory.mktemp("dask")
    address = f"tcp://127.0.0.1:{free_port()}"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}

    def start(*command: str) -> subprocess.Popen:
        log = (folder / f"{command[0]}.log").open("ab")
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{command[0]}", *command[1:]],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )

    processes = [start("dask_scheduler", "--host", address, "--no-dashboard", "--no-show")]
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    processes += [start("dask_worker", address, *options) for _ in range(2)]
    yield address, processes
    for process in processes:
        process.kill()
        process.wait()


def test_a_cluster_makes_the_same_site(tmp_path: Path, cluster) -> None:
    address, _ = cluster
    lay(tmp_path / "here", SITE)
    make(tmp_path / "here", replace(OPTIONS, executor="inline"))
    lay(tmp_path / "there", SITE)
    checked, _ = make(tmp_path / "there", replace(OPTIONS, executor="dask", scheduler=address))
    assert checked.value.counts.annotated == 9
    assert tree(tmp_path / "there/output") == tree(tmp_path / "here/output")


def test_another_program_is_refused(tmp_path: Path, cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    address, _ = cluster
    monkeypatch.setattr("annosite.build.program_digest", lambda: "another")
    lay(tmp_path, SITE)
    with pytest.raises(OtherProgram, match="another version"):
        make(tmp_path, replace(OPTIONS, executor="dask", scheduler=address))
    assert not (tmp_path / "output").exists()


class Work:
    """A task that fails where somebody makes a digest of it."""

    def __dask_tokenize__(self) -> str:
        raise AssertionError("a digest of every task takes longer than the work")


def kind(state: int, task: Work) -> str:
    return f"{state} {type(task).__name__}"


def test_no_digest_is_made_of_what_is_sent(cluster) -> None:
    address, _ = cluster
    assert [made for _, made in Crew("dask", kind, 7, scheduler=address).run([Work(), Work()])] == [
        "7 Work"
    ] * 2


def slowly(state: int, task: int) -> int:
    time.sleep(0.2)
    return state + task


def test_a_killed_worker_costs_nothing(cluster) -> None:
    """Last of those on this cluster: it leaves one worker behind."""
    address, processes = cluster
    threading.Timer(1.0, lambda: processes[1].send_signal(signal.SIGKILL)).start()
    crew = Crew("dask", slowly, 100, jobs=2, scheduler=address, chunk=2)
    assert dict(crew.run(range(30))) == {n: n + 100 for n in range(30)}


def test_a_scheduler_without_workers_is_not_waited_for() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        pytest.raises(NoWorkers, match="start some"),
    ):
        open_cluster(empty.scheduler_address, 1, None, wait=0.5)


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
