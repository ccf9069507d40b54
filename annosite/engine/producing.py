"""Artifacts to bytes in staging: drawn by several processes, or on a cluster, where there are many."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annosite.base.digest import digest_bytes
from annosite.base.executors import Lost, start_method
from annosite.base.staging import Staging
from annosite.base.syncing import write_file
from annosite.engine.annotating import same_program
from annosite.engine.code import program_digest
from annosite.engine.staffing import Staffing
from annosite.model.page import Artifact
from annosite.render.draw import Drawing, make
from annosite.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Order:
    """One artifact to be made: its number, and where its bytes go."""

    number: int
    place: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One artifact to be made elsewhere: its number, and all that it takes."""

    number: int
    drawing: Drawing


def produce_all(
    artifacts: Sequence[Artifact], staging: Staging, staffing: Staffing, theme: Theme | None
) -> Iterator[Artifact]:
    """Make each artifact into ``staging``; yield those that are done, in no certain order.

    What ``produce`` raises is raised here.
    """
    numbers = list(range(len(artifacts)))
    if staffing.away and theme is not None:
        yield from _produce_away(artifacts, staging, staffing, theme)
        numbers = [number for number in numbers if artifacts[number].load is None]
    # Artifacts know the site and cannot be sent, but forked processes have them already; where processes cannot be
    # forked, this one does the work alone.
    orders = (Order(number, str(staging.place(artifacts[number].path))) for number in numbers)
    crew = staffing.crew(_produce, artifacts, len(numbers) if _can_fork() else 0, local=True)
    for order, result in crew.run(orders):
        artifact = artifacts[order.number]
        if isinstance(result, Lost):
            raise _lost(artifact, result)
        staging.add(artifact.path, artifact.key, result, artifact.order)
        yield artifact


def _produce_away(
    artifacts: Sequence[Artifact], staging: Staging, staffing: Staffing, theme: Theme
) -> Iterator[Artifact]:
    """Draw on the cluster: views go there, bytes come back."""
    parcels = (
        Parcel(number, artifact.load())
        for number, artifact in enumerate(artifacts)
        if artifact.load is not None
    )
    count = sum(artifact.load is not None for artifact in artifacts)
    for parcel, result in staffing.crew(_draw, (theme, program_digest()), count).run(parcels):
        artifact = artifacts[parcel.number]
        if isinstance(result, Lost):
            raise _lost(artifact, result)
        staging.write(artifact.path, artifact.key, result, artifact.order)
        yield artifact


def _draw(state: tuple[Theme, str], parcel: Parcel) -> bytes:
    theme, program = state
    same_program(program)
    return make(theme, parcel.drawing)


def _produce(artifacts: Sequence[Artifact], order: Order) -> str:
    artifact = artifacts[order.number]
    try:
        data = artifact.produce()
    except Exception as error:
        error.add_note(f"while drawing /{artifact.path} (from {artifact.origin})")
        raise
    write_file(order.place, data)
    return digest_bytes(data)


def _lost(artifact: Artifact, how: Lost) -> RuntimeError:
    return RuntimeError(f"the process that drew /{artifact.path} (from {artifact.origin}) {how.how}, twice")


def _can_fork() -> bool:
    return (
        multiprocessing.get_all_start_methods()[0] == "fork" and start_method().get_start_method() == "fork"
    )
