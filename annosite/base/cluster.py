"""Dask as an executor: the same calls on many machines. Needs the extra ``dask``; no shared disk is assumed."""

import pickle
import time
from collections.abc import Collection, Mapping
from concurrent.futures import CancelledError, Future
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from logging import CRITICAL, getLogger
from typing import Any
from warnings import catch_warnings, simplefilter

from annosite.base.sent import DO, Shared, Unlike, pack
from annosite.base.terms import ClusterTrouble, Terms, differs, lacks, unfit
from annosite.base.workers import Workers

WAIT = 20.0
"""Seconds to wait for a scheduler to answer, and for a first worker to be there."""
PARTING = 2.0
"""Seconds to wait for a scheduler to say goodbye: it may have gone."""
GLANCE = 1.0
"""Seconds after which one who waits sees whether the scheduler is still there: not every future learns of its end."""
COUNTING = 2.0
"""Seconds for which the scheduler's word on how many workers it has is good."""
TALKATIVE = ("distributed", "distributed.client", "tornado.application")
"""Loggers that print tracebacks where a scheduler is lost; what there is to say is said once."""
LOST_HINTS = (
    "See in the scheduler's log why it ended, start it and the workers again, and build again.",
    "Without --executor dask the build does the work on this machine.",
)


class NoDask(OSError):  # noqa: N818 - an answer to the user: install the extra
    """``distributed`` is not installed."""


def open_cluster(
    scheduler: str, jobs: int, state: Any, terms: Terms | None = None, wait: float = WAIT
) -> tuple["Cluster", Shared]:
    """Return an executor, and what stands for ``state`` among a task's arguments: it is sent to each worker once.

    It is on the cluster at ``scheduler`` (``tcp://…``), or on a local one of ``jobs`` processes. Raises ``NoDask``, and
    ``ClusterTrouble`` where no scheduler answers, no worker is there, or one does not keep to the ``terms``.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NoDask("Dask is not installed: pip install 'annosite[dask]'") from None
    for name in TALKATIVE:
        getLogger(name).setLevel(CRITICAL)
    if scheduler:
        cluster = None
        client = _joined(distributed, scheduler, wait)
    else:
        cluster = distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            dashboard_address=":0",
            silence_logs=50,
            scheduler_kwargs={"allowed_failures": 1},
        )
        client = distributed.Client(cluster, set_as_default=False)
    opened = Cluster(client, cluster, terms)
    try:
        opened.check()
        opened.share(state)
        return opened, Shared()
    except BaseException as error:
        told = opened.trouble(error) if isinstance(error, Exception) else error
        opened.shutdown()
        if told is error:
            raise
        raise told from error


def _joined(distributed: Any, scheduler: str, wait: float) -> Any:
    """Return a client of the scheduler, which has a worker."""
    try:
        with catch_warnings():
            simplefilter("ignore")  # of versions of what has no part in pages; the others are compared
            client = distributed.Client(scheduler, timeout=wait, set_as_default=False)
    except (OSError, TypeError, ValueError) as error:  # TypeError: no certificate
        raise ClusterTrouble(
            "cluster-unreachable",
            f"no Dask scheduler answers at {scheduler}: {error}",
            "Start it (dask scheduler), or see whether this machine may reach its port.",
        ) from error
    try:
        client.wait_for_workers(1, timeout=wait)
    except TimeoutError:
        client.close()
        raise ClusterTrouble(
            "cluster-unreachable",
            f"no worker has joined the Dask scheduler at {scheduler}",
            f"Start some: dask worker {scheduler}. If there are some, their log says why they cannot join.",
        ) from None
    return client


class Cluster(Workers):
    """Dask's own executor interface, which also closes what was opened, and says what is wrong with the cluster."""

    def __init__(self, client: Any, cluster: Any, terms: Terms | None) -> None:
        self._client = client
        self._cluster = cluster
        self._terms = terms
        self._address = client.scheduler.address
        self._wanted: Mapping[str, str] = terms.here() if terms else {}
        self._state: Any = None
        self._threads, self._counted = 1, float("-inf")
        # Pure tasks get a name that is a digest of all they are made of: for views that takes far longer than to draw them.
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return a future; a task whose worker is lost is given to another."""
        packed = pack(self._terms, self._wanted, partial(fn, **kwargs) if kwargs else fn, args)
        return self._executor.submit(eval, DO, {"packed": packed, "state": self._state})

    def share(self, state: Any) -> None:
        """Send ``state``, which tasks get in place of ``Shared``."""
        # Not scattered: what a dead worker held would be gone. The scheduler keeps what a task is made from.
        self._state = self._client.submit(pickle.loads, pickle.dumps(state), pure=False)

    def threads(self) -> int:
        """Return how many tasks the workers that are there do at once, at least 1; workers come and go."""
        now = time.monotonic()
        if now >= self._counted + COUNTING:
            self._must_be_there()
            self._threads = max(1, sum(self._client.nthreads().values()))
            self._counted = now
        return self._threads

    def first(self, futures: Collection[Future[Any]], limit: float) -> set[Future[Any]]:
        """Wait for a first result; return what is done, nothing after ``limit`` seconds."""
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0:
            if done := super().first(futures, min(GLANCE, left)):
                return done
            self._must_be_there()
        return set()

    def check(self) -> None:
        """Raise ``ClusterTrouble`` if a worker that is there lacks something, or has something else."""
        if self._terms is None:
            return
        answers = self._client.run(eval, self._terms.question, on_error="return")
        trouble = unfit(self._wanted, answers)
        if trouble is not None:
            raise trouble

    def trouble(self, error: Exception) -> Exception:
        """Return what to tell of an error: the cluster's trouble if that is behind it, else the error itself."""
        if isinstance(error, ClusterTrouble):
            return error
        lost = ClusterTrouble(
            "cluster-lost", f"the Dask scheduler at {self._address} was lost in the middle", *LOST_HINTS
        )
        try:
            self._must_be_there()
            if isinstance(error, CancelledError):
                return lost
            self.check()
            if isinstance(error, ModuleNotFoundError) and error.name:
                self._check_module(error.name.partition(".")[0])
        except ClusterTrouble as trouble:
            return trouble
        except (OSError, CancelledError):
            return lost
        if isinstance(error, Unlike):
            return differs("a Dask worker that has gone", "it did not say in what")
        return error

    def _check_module(self, name: str) -> None:
        """Raise ``ClusterTrouble`` if there are workers that lack a module which this machine has."""
        if find_spec(name) is None:
            return
        question = f"__import__('importlib.util', fromlist=['']).find_spec({name!r}) is None"
        answers = self._client.run(eval, question, on_error="return")
        if without := [address for address, answer in answers.items() if answer is True]:
            raise lacks(name, without, self._wanted)

    def _must_be_there(self) -> None:
        """Raise what a future raises, too, when the connection to the scheduler breaks."""
        if self._client.status != "running":
            raise CancelledError

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster; a local one ends."""
        self._executor.shutdown(wait=False)
        self._client.close(timeout=PARTING)
        if self._cluster is not None:
            self._cluster.close()
