"""Dask as an executor: the same calls on many machines. Needs the extra ``dask``; no shared disk is assumed."""

import pickle
from concurrent.futures import Executor
from importlib import import_module
from typing import Any

WAIT = 20.0
"""Seconds to wait for a scheduler to answer, and for a first worker to be there."""


class NoDask(OSError):  # noqa: N818 - an answer to the user: install the extra
    """``distributed`` is not installed."""


class NoWorkers(OSError):  # noqa: N818 - an answer to the user: start some
    """The scheduler has no workers: it would wait for one for ever."""


def open_cluster(scheduler: str, jobs: int, state: Any, wait: float = WAIT) -> tuple[Executor, Any]:
    """Return an executor, and ``state`` as its tasks get it: sent to each worker once.

    It is on the cluster at ``scheduler`` (``tcp://…``), or on a local one of ``jobs`` processes. Raises ``NoDask``, ``NoWorkers``, and
    ``OSError`` where no scheduler answers.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NoDask("Dask is not installed: pip install 'annosite[dask]'") from None
    if scheduler:
        cluster = None
        client = distributed.Client(scheduler, timeout=wait, set_as_default=False)
        try:
            client.wait_for_workers(1, timeout=wait)
        except TimeoutError:
            client.close()
            raise NoWorkers(
                f"No worker has joined the Dask scheduler at {scheduler}; start some: dask worker {scheduler}"
            ) from None
    else:
        cluster = distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            dashboard_address=":0",
            silence_logs=50,
            scheduler_kwargs={"allowed_failures": 1},
        )
        client = distributed.Client(cluster, set_as_default=False)
    # Not scattered: what a dead worker held would be gone. The scheduler keeps what a task is made from.
    return _Cluster(client, cluster), client.submit(pickle.loads, pickle.dumps(state), pure=False)


class _Cluster(Executor):
    """Dask's own executor interface, which also closes what was opened."""

    def __init__(self, client: Any, cluster: Any) -> None:
        self._client = client
        self._cluster = cluster
        # Pure tasks get a name that is a digest of all they are made of: for views that takes far longer than to draw them.
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return a future; a task whose worker is lost is given to another."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster; a local one ends."""
        self._executor.shutdown(wait=False)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
