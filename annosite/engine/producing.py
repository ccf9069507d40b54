"""Artifacts to bytes in staging: drawn by several processes, or on a cluster, where there are many."""

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annosite.base.executors import Lost, start_method
from annosite.base.manifest import Published, PublishedGroup, encode_group
from annosite.base.staging import Staging
from annosite.base.survey import Folder
from annosite.engine.staffing import Staffing
from annosite.engine.stale import Parts, reasons
from annosite.model.page import Artifact, ArtifactGroup
from annosite.render.draw import Drawing, make
from annosite.render.theme import Theme

FILES_OF_A_GROUP = 12
"""About as many files as an article has: what a group counts in deciding who works."""
CHUNK = 8
"""Tasks sent together: a group takes some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be made, and where it goes."""

    todo: Sequence[Artifact | ArtifactGroup]
    folder: Folder
    staging: Staging
    before: Mapping[str, Parts] = field(default_factory=dict)
    """What files and groups were made of the last time, by path or name."""
    force: bool = False
    why: bool = False
    """Whether to tell of each file why it was made."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file, or the files of one group, as they are now."""

    row: Published | PublishedGroup
    written: tuple[str, ...] = ()
    """Those with new bytes."""
    why: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(path, names of what changed) for each file that was made, whether or not its bytes differ, if that was asked."""


def produce_all(work: Work, staffing: Staffing, theme: Theme | None) -> Iterator[Made]:
    """Make everything into staging, and tell staging of it; yield what was made, in no certain order.

    What ``produce`` raises is raised here.
    """
    if staffing.away and theme is not None:
        yield from _produce_away(work, staffing, theme)
        return
    count = sum(FILES_OF_A_GROUP if isinstance(one, ArtifactGroup) else 1 for one in work.todo)
    # Artifacts know the site and cannot be sent, but forked processes have them already; where processes cannot be
    # forked, this one does the work alone.
    crew = staffing.crew(_produce, work, count if _can_fork() else 0, local=True, chunk=CHUNK, joining=True)
    for number, result in crew.run(range(len(work.todo))):
        if isinstance(result, Lost):
            raise _lost(work.todo[number].origin, result)
        yield _settled(work, number, result)


def _settled(work: Work, number: int, made: Made) -> Made:
    """Tell staging what became of one task."""
    one = work.todo[number]
    if isinstance(made.row, Published):
        assert isinstance(one, Artifact)
        work.staging.add(one.path, made.row, written=bool(made.written))
    else:
        assert isinstance(one, ArtifactGroup)
        work.staging.add_group(one.name, made.row, made.written)
    return made


def _produce(work: Work, number: int) -> Made:
    one = work.todo[number]
    making = _Making(work, one)
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
    makings: dict[int, _Making] = {}
    waiting: dict[int, dict[int, Artifact]] = {}

    def parcels() -> Iterator[Parcel]:
        for number, one in enumerate(work.todo):
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

    count = sum(FILES_OF_A_GROUP if isinstance(one, ArtifactGroup) else 1 for one in work.todo)
    for parcel, result in staffing.crew(_draw, theme, count).run(parcels()):
        artifact = waiting[parcel.number].pop(parcel.artifact)
        if isinstance(result, Lost):
            raise _lost(artifact.origin, result)
        making = makings[parcel.number]
        making.take(artifact, result)
        if not waiting[parcel.number]:
            yield _settled(work, parcel.number, makings.pop(parcel.number).made())
    for number, making in sorted(makings.items()):
        yield _settled(work, number, making.made())


def _draw(theme: Theme, parcel: Parcel) -> bytes:
    return make(theme, parcel.drawing)


def _is_plugins(drawing: Drawing) -> bool:
    """Return whether a plugin draws or writes it: that may be on this machine alone, and may know what cannot be sent."""
    own = __name__.partition(".")[0]
    functions = (it for it in (drawing.view, drawing.write) if it is not None)
    return any(it.__module__.partition(".")[0] != own for it in functions)


def _lost(origin: str, how: Lost) -> RuntimeError:
    return RuntimeError(f"the process that drew the pages of {origin} {how.how}, twice")


def _can_fork() -> bool:
    return (
        multiprocessing.get_all_start_methods()[0] == "fork" and start_method().get_start_method() == "fork"
    )
