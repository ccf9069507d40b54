"""Every way of working gives the same results; a worker that dies or hangs costs its task and no more."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from annosite.base.executors import Crew, Lost


def work(state: dict[str, int], task: int | str) -> int:
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        time.sleep(600)
    if task == "raise":
        raise ValueError("a bug")
    return state["add"] + int(task)


def run(kind: str, tasks, **options) -> dict:
    crew = Crew(kind, work, {"add": 100}, jobs=2, chunk=4, **options)
    return dict(crew.run(tasks))


@pytest.mark.parametrize("kind", ["inline", "processes"])
def test_all_tasks_are_done(kind: str) -> None:
    assert run(kind, range(50)) == {n: n + 100 for n in range(50)}
    assert run(kind, []) == {}


@pytest.mark.parametrize("kind", ["inline", "processes"])
def test_a_bug_is_raised(kind: str) -> None:
    with pytest.raises(ValueError, match="a bug"):
        run(kind, [1, 2, "raise", 3])


def test_dead_workers_cost_their_tasks_only() -> None:
    tasks = [*range(20), "die", *range(20, 40)]
    assert run("processes", tasks) == {n: n + 100 for n in range(40)} | {"die": Lost("died")}


def test_a_hung_worker_is_ended() -> None:
    begin = time.monotonic()
    assert run("processes", [1, "hang", 2, 3], limit=0.8) == {n: n + 100 for n in (1, 2, 3)} | {
        "hang": Lost("hung")
    }
    assert time.monotonic() - begin < 30


FIRST = os.getpid()


def whose(_state: object, task: int | str) -> tuple[int, int | str]:
    if task == "die" and os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang" and os.getpid() == FIRST:
        time.sleep(600)
    time.sleep(0.01)
    return os.getpid(), task


@pytest.mark.alone
def test_the_first_process_works_too_from_the_other_end() -> None:
    done = list(Crew("processes", whose, None, jobs=2, chunk=4, joining=True).run(range(100)))
    assert sorted(task for task, _ in done) == list(range(100))
    own = [task for task, (process, _) in done if process == FIRST]
    assert own == sorted(own, reverse=True)
    assert own[0] == 99
    assert len({process for _, (process, _) in done}) == 2


@pytest.mark.alone
def test_a_worker_that_dies_beside_the_first_process_costs_its_task() -> None:
    done = dict(Crew("processes", whose, None, jobs=2, chunk=2, joining=True).run(["die", *range(60)]))
    assert done.pop("die") == Lost("died")
    assert [task for _, task in done.values()] == list(done)
    assert set(done) == set(range(60))


@pytest.mark.alone
def test_what_hangs_in_the_first_process_is_ended() -> None:
    begin = time.monotonic()
    with pytest.raises(TimeoutError, match=r"after 0\.8 seconds"):
        list(
            Crew("processes", whose, None, jobs=2, chunk=1, joining=True, limit=0.8).run([*range(9), "hang"])
        )
    assert time.monotonic() - begin < 30


def test_nobody_is_left_where_the_first_process_is_killed(tmp_path: Path) -> None:
    """Workers wait for a next task, and would for ever."""
    script = (
        "import os, sys, time; from annosite.base.executors import Crew\n"
        "def slow(state, task):\n"
        "    open(os.path.join(sys.argv[1], str(os.getpid())), 'w').close()\n"
        "    time.sleep(0.1)\n"
        "list(Crew('processes', slow, None, jobs=3, chunk=1).run(range(10_000)))\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) as first:
        until = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        first.kill()
    workers = [int(it.name) for it in tmp_path.iterdir()]
    assert len(workers) == 3
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [worker for worker in workers if is_running(worker)]


def is_running(process: int) -> bool:
    """Whether there is such a process, and it is not merely waiting to be forgotten."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks():
        for n in range(1000):
            taken.append(n)
            yield n

    crew = Crew("processes", work, {"add": 0}, jobs=2, chunk=4)
    for _ in crew.run(tasks()):
        break
    assert len(taken) < 100


def test_no_fork_where_threads_run() -> None:
    script = (
        "import threading, time; from annosite.base.processes import start_method\n"
        "print(start_method().get_start_method())\n"
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n"
        "print(start_method().get_start_method())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    with_threads = done.stdout.split()[1]
    assert with_threads in ("forkserver", "spawn")


def test_spawned_processes_get_the_state_too() -> None:
    script = (
        "import threading, time, sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_executors import run\n"
        "if __name__ == '__main__':\n"
        "    threading.Thread(target=time.sleep, args=(20,), daemon=True).start()\n"
        "    assert run('processes', range(9)) == {n: n + 100 for n in range(9)}\n"
    )
    subprocess.run([sys.executable, "-c", script, str(Path(__file__).parent)], check=True, timeout=60)
