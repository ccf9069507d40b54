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
        "import threading, time; from annosite.base.executors import start_method\n"
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
