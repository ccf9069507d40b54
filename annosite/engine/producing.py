"""Artifacts to bytes in staging: drawn by several processes where there are many."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annosite.base.digest import digest_bytes
from annosite.base.executors import Lost, start_method
from annosite.base.staging import Staging
from annosite.base.syncing import write_file
from annosite.engine.staffing import Staffing
from annosite.model.page import Artifact


@dataclass(frozen=True, slots=True)
class Order:
    """One artifact to be made: its number, and where its bytes go."""

    number: int
    place: str


def produce_all(artifacts: Sequence[Artifact], staging: Staging, staffing: Staffing) -> Iterator[Artifact]:
    """Make each artifact into ``staging``; yield those that are done, in no certain order.

    What ``produce`` raises is raised here. Artifacts cannot be sent (they know the site), but forked processes have them
    already; where processes cannot be forked, this one does it alone.
    """
    orders = (Order(number, str(staging.place(one.path))) for number, one in enumerate(artifacts))
    count = len(artifacts) if _can_fork() else 0
    crew = staffing.crew(_produce, artifacts, count, local=True)
    for order, result in crew.run(orders):
        artifact = artifacts[order.number]
        if isinstance(result, Lost):
            told = f"the process that drew /{artifact.path} (from {artifact.origin}) {result.how}, twice"
            raise RuntimeError(told)  # noqa: TRY004 - no argument is wrong
        staging.add(artifact.path, artifact.key, result, artifact.order)
        yield artifact


def _produce(artifacts: Sequence[Artifact], order: Order) -> str:
    artifact = artifacts[order.number]
    try:
        data = artifact.produce()
    except Exception as error:
        error.add_note(f"while drawing /{artifact.path} (from {artifact.origin})")
        raise
    write_file(order.place, data)
    return digest_bytes(data)


def _can_fork() -> bool:
    return (
        multiprocessing.get_all_start_methods()[0] == "fork" and start_method().get_start_method() == "fork"
    )
