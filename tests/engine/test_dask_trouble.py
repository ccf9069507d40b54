"""What is wrong with a cluster is told as a problem, and what is published stays as it is."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from annosite.base.executors import Crew
from annosite.base.terms import ClusterTrouble, Terms, differences, unfit
from annosite.build import build
from annosite.cli.main import main
from annosite.engine.parts import parts
from annosite.model.codes import CODES
from daskwork import Machines, free_port
from msgspec.structs import replace
from sitework import OPTIONS, Site, Story, lay, make, tree

pytest.importorskip("distributed")

from annosite.base import cluster as cluster_module
from annosite.base.cluster import Cluster, open_cluster

SITE = replace(Site(), stories={f"s{n}": Story(n, (n % 8, (n + 1) % 8)) for n in range(3)})
PLUGIN = """
from msgspec.structs import replace

def louder(article):
    return replace(article, card=replace(article.card, title=article.card.title + {mark!r}))

def extend(pipeline):
    return replace(pipeline, transforms=(*pipeline.transforms, louder))
"""
WITH_PAGE = """
from annosite.model.page import Page

def write(theme):
    return b"written by a plugin"

def pages(site):
    yield Page("own.txt", "own", (), "a plugin", write=write)

def add_page(pipeline):
    return replace(extend(pipeline), pages=(*pipeline.pages, pages))
"""
USING = PLUGIN.format(mark="!").replace("    return", "    import used_here\n    return", 1)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and a worker that has two plugins."""
    plugins = tmp_path_factory.mktemp("plugins")
    (plugins / "both_have.py").write_text(PLUGIN.format(mark="!"))
    (plugins / "both_use.py").write_text(USING)
    (plugins / "older_there.py").write_text(PLUGIN.format(mark="?"))
    with Machines(tmp_path_factory.mktemp("dask")) as cluster:
        cluster.worker(first=plugins)
        yield cluster


@pytest.fixture
def imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that modules are imported from, in this test and in this process alone."""
    folder = tmp_path / "installed"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(str(tmp_path)):
            del sys.modules[name]


def asked(root: Path, address: str) -> int:
    return main(["build", str(root), "--keep-going", "--executor", "dask", "--scheduler", address])


def lay_with(root: Path, plugin: str) -> None:
    lay(root, SITE)
    with (root / "content/site.yaml").open("a") as settings:
        settings.write(f"plugins: ['{plugin}']\n")


# ---- a scheduler that goes away


@pytest.mark.parametrize("step", ["annotate_job", "_draw"])
def test_a_scheduler_that_ends_in_the_middle(step: str, tmp_path: Path, monkeypatch, capsys) -> None:
    lay(tmp_path, SITE)
    make(tmp_path)
    before = tree(tmp_path / "output")
    lay(tmp_path, replace(SITE, title="Another title", people={}))
    submit = Cluster.submit
    with Machines(tmp_path) as machines:

        def last(cluster: Cluster, *work: object) -> object:
            submitted = submit(cluster, *work)
            if work[1].__name__ == step:
                machines.scheduler.kill()
            return submitted

        monkeypatch.setattr(Cluster, "submit", last)
        machines.worker()
        assert asked(tmp_path, machines.address) == 3
    told = capsys.readouterr().err
    assert f"the Dask scheduler at {machines.address} was lost in the middle [cluster-lost]" in told
    assert "Nothing was published" in told
    assert "Traceback" not in told
    assert tree(tmp_path / "output") == before
    again, _ = make(tmp_path)
    assert (again.value.counts.annotated == 0) == (step == "_draw")


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    lay(tmp_path, SITE)
    monkeypatch.setattr("annosite.base.cluster.open_cluster", partial(cluster_module.open_cluster, wait=0.5))
    assert asked(tmp_path, f"tcp://127.0.0.1:{free_port()}") == 3
    assert "[cluster-unreachable]" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_a_scheduler_without_workers_is_not_waited_for() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        pytest.raises(ClusterTrouble, match="no worker has joined") as raised,
    ):
        open_cluster(empty.scheduler_address, 1, None, wait=0.5)
    assert raised.value.code == "cluster-unreachable"


# ---- workers that are not like this machine


def test_a_worker_without_annosite(tmp_path: Path, capsys) -> None:
    lay(tmp_path, SITE)
    with Machines(tmp_path) as machines:
        machines.worker(without_annosite=True)
        assert asked(tmp_path, machines.address) == 3
    told = capsys.readouterr().err
    assert "Annosite is not installed on the Dask worker at tcp://127.0.0.1:" in told
    assert "[cluster-lacks]" in told
    assert "pip install 'annosite[dask]==" in told
    assert "Traceback" not in told
    assert not (tmp_path / "output").exists()


def slowly(state: Machines | None, task: int) -> int:
    import time

    time.sleep(0.02)
    return task


def test_a_worker_without_annosite_that_joins_in_the_middle(tmp_path: Path) -> None:
    with Machines(tmp_path) as machines:
        machines.worker()
        crew = Crew("dask", slowly, None, scheduler=machines.address, chunk=5, terms=Terms(parts))
        results = crew.run(range(4000))
        next(results)
        machines.worker(without_annosite=True)
        with pytest.raises(ClusterTrouble, match="not installed on the Dask worker at tcp://"):
            list(results)


def other_parts(*names: str) -> dict[str, str]:
    """Return as ``parts`` does, but something else in each process."""
    import os

    return parts(*names) | {"jinja2": f"9.{os.getpid()}"}


def test_another_version_is_named(machines: Machines, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("annosite.engine.staffing.parts", other_parts)
    lay(tmp_path, SITE)
    assert asked(tmp_path, machines.address) == 3
    told = capsys.readouterr().err
    assert f"jinja2 9.{machines.workers[0].pid} there, 9." in told
    assert "[cluster-differs]" in told
    assert "pip freeze" in told
    assert not (tmp_path / "output").exists()


def test_each_task_is_asked_too(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker may join when all others were asked."""
    monkeypatch.setattr(Cluster, "check", lambda self: None)
    crew = Crew("dask", slowly, None, scheduler=machines.address, terms=Terms(other_parts))
    with pytest.raises(ClusterTrouble, match="a Dask worker that has gone would make other pages"):
        list(crew.run([1, 2]))


HERE = {"Python": "3.11.7", "Annosite": "0.1.0 (abc)", "jinja2": "3.1.4", "pillow": ""}


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ({"tcp://a": HERE, "tcp://b": OSError("gone")}, "", ""),
        ({"tcp://a": {**HERE, "Python": "3.12.1"}}, "cluster-differs", "Python 3.12.1 there, 3.11.7 here"),
        ({"tcp://a": {**HERE, "pillow": "11.0"}}, "cluster-differs", "pillow 11.0 there, none here"),
        ({"tcp://a": {**HERE, "jinja2": ""}}, "cluster-differs", "jinja2 is lacking there, 3.1.4 here"),
        ({"tcp://a": AttributeError("parts")}, "cluster-differs", "it cannot say what it runs"),
        ({"tcp://a": ModuleNotFoundError("", name="annosite")}, "cluster-lacks", "worker at tcp://a"),
        (
            {"tcp://a": ModuleNotFoundError("", name="annosite.engine.parts")},
            "cluster-differs",
            "it cannot say what it runs",
        ),
        ({"tcp://a": ModuleNotFoundError("", name="msgspec")}, "cluster-lacks", "the module msgspec"),
        (
            {f"tcp://{n}": {**HERE, "Python": "3"} for n in range(9)},
            "cluster-differs",
            "the Dask workers at tcp://0, tcp://1, tcp://2 and 6 more",
        ),
    ],
)
def test_what_workers_answer(answers: dict[str, object], code: str, said: str) -> None:
    trouble = unfit(HERE, answers)
    assert (trouble.code if trouble else "") == code
    assert said in str(trouble)
    assert trouble is None or trouble.code in CODES


def test_all_differences_are_named() -> None:
    found = {**HERE, "jinja2": "3.0", "Annosite": "0.2.0 (def)"}
    assert (
        differences(HERE, found)
        == "Annosite 0.2.0 (def) there, 0.1.0 (abc) here; jinja2 3.0 there, 3.1.4 here"
    )


# ---- plugins


def test_a_plugin_that_all_have(machines: Machines, tmp_path: Path, imports: Path) -> None:
    (imports / "both_have.py").write_text(PLUGIN.format(mark="!"))
    lay_with(tmp_path / "there", "both_have:extend")
    checked, _ = make(tmp_path / "there", replace(OPTIONS, executor="dask", scheduler=machines.address))
    assert checked.value.counts.annotated == 3
    lay_with(tmp_path / "here", "both_have:extend")
    make(tmp_path / "here", replace(OPTIONS, executor="inline"))
    assert tree(tmp_path / "there/output") == tree(tmp_path / "here/output")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("older_there", r"the plugin older_there \(\w+\) there, \(\w+\) here"),
        ("only_here", r"the plugin only_here is lacking there"),
    ],
)
def test_a_plugin_that_differs(
    name: str, said: str, machines: Machines, tmp_path: Path, imports: Path
) -> None:
    (imports / f"{name}.py").write_text(PLUGIN.format(mark="!"))
    lay_with(tmp_path / "site", f"{name}:extend")
    with pytest.raises(ClusterTrouble, match=said) as raised:
        build(tmp_path / "site", replace(OPTIONS, executor="dask", scheduler=machines.address))
    assert raised.value.code == "cluster-differs"


def test_what_a_plugin_needs_and_a_worker_lacks(machines: Machines, tmp_path: Path, imports: Path) -> None:
    (imports / "both_use.py").write_text(USING)
    (imports / "used_here.py").write_text("")
    lay_with(tmp_path / "site", "both_use:extend")
    with pytest.raises(
        ClusterTrouble, match="module used_here is not installed on the Dask worker at tcp"
    ) as raised:
        build(tmp_path / "site", replace(OPTIONS, executor="dask", scheduler=machines.address))
    assert raised.value.code == "cluster-lacks"


@pytest.mark.parametrize("name", ["extend", "add_page"])
def test_a_plugin_in_the_sites_folder(name: str, machines: Machines, tmp_path: Path, imports: Path) -> None:
    """Annotating is done here, pages are drawn there, but for the plugin's own."""
    made = {}
    for where, options in (
        ("there", replace(OPTIONS, executor="dask", scheduler=machines.address)),
        ("here", replace(OPTIONS, executor="inline")),
    ):
        lay_with(tmp_path / where, f"rules_{name}:{name}")
        (tmp_path / where / f"rules_{name}.py").write_text(PLUGIN.format(mark="!") + WITH_PAGE)
        make(tmp_path / where, options)
        made[where] = tree(tmp_path / where / "output")
        del sys.modules[f"rules_{name}"]
        sys.path.remove(str(tmp_path / where))
    assert made["there"] == made["here"]
    assert ("own.txt" in made["there"]) == (name == "add_page")


# ---- how much is under way


def test_as_much_is_under_way_as_the_workers_take(tmp_path: Path) -> None:
    with Machines(tmp_path) as machines:
        machines.worker(threads=5)
        executor, _ = open_cluster(machines.address, 1, None)
        try:
            assert executor.threads() == 5
            machines.worker(threads=2)
            executor._client.wait_for_workers(2, timeout=30)
            executor._counted = 0
            assert executor.threads() == 7
        finally:
            executor.shutdown()
        taken = []
        crew = partial(Crew, "dask", slowly, None, scheduler=machines.address, chunk=1)
        for options, most in (({}, 21), ({"jobs": 1}, 3)):
            taken.clear()
            tasks = (taken.append(n) or n for n in range(100))
            assert next(iter(crew(**options).run(tasks)))
            assert len(taken) == most
