"""Artifacts to bytes in staging: drawn by several processes, or on a cluster, where there are many."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from annosite.base.apart import can_fork
from annosite.base.executors import Crew, Lost
from annosite.base.manifest import Published, PublishedGroup, encode_group
from annosite.base.staging import Staging
from annosite.base.survey import Folder
from annosite.engine.staffing import Staffing
from annosite.engine.stale import Parts, reasons
from annosite.model.page import Artifact, ArtifactGroup, Subject
from annosite.render.draw import Drawing, make
from annosite.render.theme import Theme

FILES_OF_A_GROUP = 12
"""About as many files as an article has: what a group counts in deciding who works."""
CHUNK = 8
"""Tasks sent together: a group takes some ten milliseconds."""


Order = tuple[Subject | None, str]
"""A file or group to be made: its subject, its path or name."""


@dataclass(frozen=True, slots=True)
class Work:
    """Where what is made goes, and what it is made of."""

    folder: Folder
    staging: Staging
    workshop: Any = None
    """Where processes that know of no order get from what they make (render/workshop.py)."""
    orders: dict[Order, Artifact | ArtifactGroup] = field(default_factory=dict)
    """What has to be made, once that is known."""
    before: dict[str, Parts] = field(default_factory=dict)
    """What files and groups were made of the last time, by path or name, where that is to be told."""
    force: bool = False
    why: bool = False
    """Whether to tell of each file why it was made."""

    def find(self, order: Order) -> Artifact | ArtifactGroup:
        """Return what is meant by an order."""
        found = self.orders.get(order)
        if found is None:
            subject, name = order
            made: Artifact | ArtifactGroup = self.workshop.find(subject, name)
            return made
        return found


@dataclass(frozen=True, slots=True)
class Made:
    """One file, or the files of one group, as they are now."""

    row: Published | PublishedGroup
    written: tuple[str, ...] = ()
    """Those with new bytes."""
    why: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(path, names of what changed) for each file that was made, whether or not its bytes differ, if that was asked."""


class Drawers:
    """Those who make everything: this process, others that it forks, or a cluster."""

    def __init__(self, work: Work, staffing: Staffing, theme: Theme | None) -> None:
        self._work, self._staffing = work, staffing
        self._theme = theme if staffing.away else None
        self._crew: Crew[Order, Made] | None = None

    @contextmanager
    def ready(self, count: int) -> Iterator[None]:
        """Fork processes now, for some ``count`` files, before this one comes to hold all that listing these takes.

        They make what has a subject; the rest this process makes itself.
        """
        if self._theme is not None or self._work.why or self._work.workshop is None:
            yield
            return
        self._crew = self._opened(count)
        with self._crew.ready():
            yield

    def produce(self, todo: Iterable[Artifact | ArtifactGroup]) -> Iterator[Made]:
        """Make everything into staging, and tell staging of it; yield what was made, in no certain order.

        What an artifact's ``produce`` raises is raised here.
        """
        work = self._work
        work.orders.update({(one.subject, _name(one)): one for one in todo})
        if self._theme is not None:
            yield from _produce_away(work, self._staffing, self._theme)
            return
        early, count = self._crew is not None, sum(map(_weight, work.orders.values()))
        crew = self._crew or self._opened(count)
        own = [order for order in work.orders if early and order[0] is None]
        shared = (order for order in work.orders if not early or order[0] is not None)
        for order, result in crew.run(shared, own):
            if isinstance(result, Lost):
                raise _lost(work.orders[order].origin, result)
            yield _settled(work, work.orders[order], result)

    def _opened(self, count: int) -> Crew[Order, Made]:
        crew = self._staffing.crew(_produce, self._work, count, local=True, chunk=CHUNK, joining=True)
        # Artifacts know the site and cannot be sent, but forked processes have them already; where processes cannot be
        # forked, this one does the work alone.
        if crew.kind == "processes" and not can_fork():
            crew.kind = "inline"
        return crew


def _name(one: Artifact | ArtifactGroup) -> str:
    return one.path if isinstance(one, Artifact) else one.name


def _weight(one: Artifact | ArtifactGroup) -> int:
    return 1 if isinstance(one, Artifact) else FILES_OF_A_GROUP


def _settled(work: Work, one: Artifact | ArtifactGroup, made: Made) -> Made:
    """Tell staging what became of one task."""
    if isinstance(made.row, Published):
        assert isinstance(one, Artifact)
        work.staging.add(one.path, made.row, written=bool(made.written))
    else:
        assert isinstance(one, ArtifactGroup)
        work.staging.add_group(one.name, made.row, made.written)
    return made


def _produce(work: Work, order: Order) -> Made:
    making = _Making(work, work.find(order))
    for artifact in making.stale():
        try:
            data = artifact.produce()
        except Exception as error:
            error.add_note(f"while drawing /{artifact.path} (from {artifact.origin})")
            raise
        making.take(artifact, data)
    return making.made()


class _Making:
    """One file or one group on its way."""

    def __init__(self, work: Work, one: Artifact | ArtifactGroup) -> None:
        self._work = work
        self._one = one
        published = work.folder.published
        if isinstance(one, Artifact):
            known = published.files.get(one.path)
            self._known = {} if known is None else {one.path: known}
            before = work.before.get(one.path)
        else:
            self._known = published.group(one.name)
            before = work.before.get(one.name)
        self._changed = reasons(before, dict(one.why)) if work.why else ()
        self._files: dict[str, Published] = {}
        self._written: list[str] = []
        self._why: list[tuple[str, tuple[str, ...]]] = []

    def stale(self) -> Iterator[Artifact]:
        """Yield the files that have to be made; the other files of a group stay as they are."""
        if isinstance(self._one, Artifact):
            yield self._one
            return
        for artifact in self._one.artifacts():
            current = self._current(artifact.path)
            if current is None or current.key != artifact.key or self._work.force:
                yield artifact
            else:
                self._files[artifact.path] = current

    def take(self, artifact: Artifact, data: bytes) -> None:
        """Write the bytes of one file to staging."""
        path = artifact.path
        digest, written = self._work.staging.write(path, data, self._current(path))
        self._files[path] = Published(artifact.key, digest, artifact.order)
        if written:
            self._written.append(path)
        if not self._work.why:
            return
        own = {name for name, _ in artifact.why}
        # What a file is made of may have other names in its group: then all that changed there is to blame.
        why = tuple(name for name in self._changed if name in own) or self._changed
        self._why.append((path, why))

    def made(self) -> Made:
        """Return what came of it."""
        written, why = tuple(self._written), tuple(self._why)
        if isinstance(self._one, Artifact):
            return Made(self._files[self._one.path], written, why)
        return Made(encode_group(self._one.key, self._files), written, why)

    def _current(self, path: str) -> Published | None:
        return self._work.folder.still(path, self._known.get(path))


# ---- on a cluster


@dataclass(frozen=True, slots=True)
class Parcel:
    """One artifact to be made elsewhere: its task's number, its own, and all that it takes."""

    number: int
    artifact: int
    drawing: Drawing


def _produce_away(work: Work, staffing: Staffing, theme: Theme) -> Iterator[Made]:
    """Draw on the cluster: views go there, bytes come back. What cannot be sent is made here."""
    todo = list(work.orders.values())
    makings: dict[int, _Making] = {}
    waiting: dict[int, dict[int, Artifact]] = {}

    def parcels() -> Iterator[Parcel]:
        for number, one in enumerate(todo):
            making = makings[number] = _Making(work, one)
            sent: list[tuple[Artifact, Drawing]] = []
            for artifact in making.stale():
                drawing: Drawing | None = None if artifact.load is None else artifact.load()
                if drawing is None:
                    making.take(artifact, artifact.produce())
                elif _is_plugins(drawing):
                    making.take(artifact, make(theme, drawing))
                else:
                    sent.append((artifact, drawing))
            waiting[number] = {own: artifact for own, (artifact, _) in enumerate(sent)}
            yield from (Parcel(number, own, drawing) for own, (_, drawing) in enumerate(sent))

    count = sum(map(_weight, todo))
    for parcel, result in staffing.crew(_draw, theme, count).run(parcels()):
        artifact = waiting[parcel.number].pop(parcel.artifact)
        if isinstance(result, Lost):
            raise _lost(artifact.origin, result)
        making = makings[parcel.number]
        making.take(artifact, result)
        if not waiting[parcel.number]:
            yield _settled(work, todo[parcel.number], makings.pop(parcel.number).made())
    for number, making in sorted(makings.items()):
        yield _settled(work, todo[number], making.made())


def _draw(theme: Theme, parcel: Parcel) -> bytes:
    return make(theme, parcel.drawing)


def _is_plugins(drawing: Drawing) -> bool:
    """Return whether a plugin draws or writes it: that may be on this machine alone, and may know what cannot be sent."""
    own = __name__.partition(".")[0]
    functions = (it for it in (drawing.view, drawing.write) if it is not None)
    return any(it.__module__.partition(".")[0] != own for it in functions)


def _lost(origin: str, how: Lost) -> RuntimeError:
    return RuntimeError(f"the process that drew the pages of {origin} {how.how}, twice")
