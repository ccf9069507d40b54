"""Files to bytes in staging, where they are not published yet: by several processes, or on a cluster, where there are many."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from annosite.base.apart import can_fork
from annosite.base.executors import Lost
from annosite.base.manifest import Published, PublishedGroup, encode_group
from annosite.base.memo import Memo, pack_parts
from annosite.base.staging import GroupChanges, Staging
from annosite.base.survey import Folder
from annosite.engine.staffing import Staffing
from annosite.engine.stale import Parts, reasons
from annosite.model.page import Artifact, ArtifactGroup, Source, Subject
from annosite.render.draw import Drawing, make
from annosite.render.theme import Theme

CHUNK = 8
"""Subjects sent together: the files about one take some five milliseconds."""
UNCHANGED = GroupChanges()
PAGE, GROUP = "page", "group"
"""Where the memo keeps what the key of each page and group was made of."""


class Work(Struct, frozen=True):
    """What is made, and where it goes."""

    source: Source
    folder: Folder
    staging: Staging
    memo: Memo | None = None
    """Where it is known what files and groups were made of the last time."""
    force: bool = False
    why: bool = False
    """Whether to tell of each file why it was made."""


class Made(Struct, frozen=True):
    """One file, or the files of one group, as they are now."""

    name: str
    """The file's path, or the group's name."""
    row: Published | PublishedGroup | None
    """None: the group stays as it is published."""
    changes: GroupChanges = UNCHANGED
    """Which have new bytes; a file of no group is the only one of its own."""
    parts: bytes | None = None
    """What it was made of, as the memo keeps it; None: it was not made again."""
    why: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(path, names of what changed) for each file that was made, whether or not its bytes differ, if that was asked."""


def produce(
    work: Work, subjects: Iterable[Subject], staffing: Staffing, theme: Theme | None, count: int
) -> Iterator[tuple[Made, ...]]:
    """Make the files about these subjects into staging, and tell staging of it; yield what became of each, in no certain order.

    ``count``: about how many files there are. ``theme``: what a cluster draws with. What an artifact's ``produce`` raises
    is raised here.
    """
    if theme is not None and staffing.away:
        yield from _produce_away(work, subjects, staffing, theme, count)
        return
    # Artifacts know the site and cannot be sent, but forked processes have them already, if the memo can be read from
    # there; where that cannot be, this one does the work alone.
    alone = not can_fork() or (work.memo is not None and not work.memo.lasts)
    crew = staffing.crew(_produce, work, count, local=True, chunk=CHUNK, joining=True)
    if crew.kind == "processes" and alone:
        crew.kind = "inline"
    for subject, result in crew.run(subjects):
        if isinstance(result, Lost):
            raise _lost(subject, result)
        yield _settled(work, result)


def _settled(work: Work, found: tuple[Made, ...]) -> tuple[Made, ...]:
    """Tell staging what became of the files about one subject."""
    for made in found:
        if made.row is None:
            work.staging.keep_group(made.name)
        elif isinstance(made.row, Published):
            work.staging.add(made.name, made.row, written=made.changes != UNCHANGED)
        else:
            work.staging.add_group(made.name, made.row, made.changes)
    return found


def _produce(work: Work, subject: Subject) -> tuple[Made, ...]:
    return tuple(_made(work, one) for one in work.source.about(subject))


def _made(work: Work, one: Artifact | ArtifactGroup) -> Made:
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
        self._whole = False
        """Whether it is a group whose folders are all there: they stand for its files, those that are made again apart."""
        if isinstance(one, Artifact):
            self._name, self._bucket = one.path, PAGE
            known = published.files.get(one.path)
            self._known = {} if known is None else {one.path: known}
        else:
            self._name, self._bucket = one.name, GROUP
            self._whole = one.name in published.groups and all(map(work.folder.has_folder, one.folders))
            self._known = {} if self._stands(one) else published.group(one.name)
        self._files: dict[str, Published] = {}
        self._made: list[Artifact] = []
        self._written: list[str] = []

    def stale(self) -> Iterator[Artifact]:
        """Yield the files that have to be made; of a group that is published as it would be made none is even listed."""
        one = self._one
        if isinstance(one, Artifact):
            each: Iterable[Artifact] = (one,)
        elif self._stands(one):
            each = ()
        elif self._whole and one.reached is not None and not self._work.force:
            self._files = dict(self._known)
            each = one.reached()
        else:
            each = one.artifacts()
        for artifact in each:
            path = artifact.path
            known = self._known.get(path)
            if known is None or known.key != artifact.key or self._work.force or not self._is_there(path):
                yield artifact
            else:
                self._files[path] = Published(artifact.key, known.digest, artifact.order)

    def take(self, artifact: Artifact, data: bytes) -> None:
        """Write the bytes of one file to staging."""
        path = artifact.path
        digest, written = self._work.staging.write(path, data, self._known.get(path))
        self._files[path] = Published(artifact.key, digest, artifact.order)
        self._made.append(artifact)
        if written:
            self._written.append(path)

    def made(self) -> Made:
        """Return what came of it."""
        one = self._one
        if isinstance(one, ArtifactGroup):
            row = None if self._stands(one) else encode_group(one.key, self._files)
            return self._told(row)
        return self._told(self._files[one.path])

    def _told(self, row: Published | PublishedGroup | None) -> Made:
        if not self._made:
            return Made(self._name, row, self._changes())
        parts = dict(self._one.why)
        why = tuple(self._reasons(parts)) if self._work.why else ()
        return Made(self._name, row, self._changes(), pack_parts(parts), why)

    def _changes(self) -> GroupChanges:
        before, written = self._known, self._written
        return GroupChanges(
            tuple([path for path in written if path not in before]),
            tuple([path for path in written if path in before]),
            tuple([path for path in before if path not in self._files]),
        )

    def _stands(self, group: ArtifactGroup) -> bool:
        """Return whether all files of a group are published as they would be made.

        Its folders stand for its files: what is deleted from inside them comes back with ``--force``, or when it is made again.
        """
        if not self._whole or self._work.force:
            return False
        return self._work.folder.published.groups[group.name].key == group.key

    def _reasons(self, parts: Parts) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (path, names of what changed) for the files that were made."""
        memo = self._work.memo
        before = memo.find(self._bucket, (self._name,)).get(self._name) if memo else None
        changed = reasons(before.parts if before else None, parts)
        for artifact in self._made:
            own = {name for name, _ in artifact.why}
            # What a file is made of may have other names in its group: then all that changed there is to blame.
            yield artifact.path, tuple(name for name in changed if name in own) or changed

    def _is_there(self, path: str) -> bool:
        return self._whole or self._work.folder.survey.is_file(path)


# ---- on a cluster


class Parcel(Struct, frozen=True):
    """One artifact to be made elsewhere: its subject, its number in what is sent of that, and all that it takes."""

    subject: Subject
    number: int
    drawing: Drawing


class _Away(Struct, frozen=True):
    """The files about one subject, some of which are being made elsewhere."""

    makings: tuple[_Making, ...]
    sent: dict[int, tuple[_Making, Artifact]]


def _produce_away(
    work: Work, subjects: Iterable[Subject], staffing: Staffing, theme: Theme, count: int
) -> Iterator[tuple[Made, ...]]:
    """Draw on the cluster: views go there, bytes come back. What cannot be sent is made here."""
    waiting: dict[Subject, _Away] = {}

    def parcels() -> Iterator[Parcel]:
        for subject in subjects:
            makings = tuple(_Making(work, one) for one in work.source.about(subject))
            drawings: list[Drawing] = []
            away = waiting[subject] = _Away(makings, {})
            for making in makings:
                for artifact in making.stale():
                    drawing: Drawing | None = None if artifact.load is None else artifact.load()
                    if drawing is None:
                        making.take(artifact, artifact.produce())
                    elif _is_plugins(drawing):
                        making.take(artifact, make(theme, drawing))
                    else:
                        away.sent[len(drawings)] = (making, artifact)
                        drawings.append(drawing)
            yield from (Parcel(subject, number, drawing) for number, drawing in enumerate(drawings))

    for parcel, result in staffing.crew(_draw, theme, count).run(parcels()):
        away = waiting[parcel.subject]
        making, artifact = away.sent.pop(parcel.number)
        if isinstance(result, Lost):
            raise _lost(parcel.subject, result)
        making.take(artifact, result)
        if not away.sent:
            del waiting[parcel.subject]
            yield _settled(work, tuple(it.made() for it in away.makings))
    for away in waiting.values():  # of which nothing was sent
        yield _settled(work, tuple(making.made() for making in away.makings))


def _draw(theme: Theme, parcel: Parcel) -> bytes:
    return make(theme, parcel.drawing)


def _is_plugins(drawing: Drawing) -> bool:
    """Return whether a plugin draws or writes it: that may be on this machine alone, and may know what cannot be sent."""
    own = __name__.partition(".")[0]
    functions = (it for it in (drawing.view, drawing.write) if it is not None)
    return any(it.__module__.partition(".")[0] != own for it in functions)


def _lost(subject: Subject, how: Lost) -> RuntimeError:
    family, _, ident = subject
    return RuntimeError(f"the process that drew the pages of {ident or family} {how.how}, twice")
