"""A build to the output folder: only what its manifest does not have yet is made and moved."""

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from annosite.base.collecting import settled, uncollected
from annosite.base.diagnostics import Diagnostic
from annosite.base.journal import Rename
from annosite.base.manifest import Published
from annosite.base.outdir import open_output, remove_all, stage
from annosite.base.spare import give_back
from annosite.base.staging import Staging
from annosite.base.survey import Folder
from annosite.engine.producing import FILES_OF_A_GROUP, Drawers, Work
from annosite.engine.staffing import Staffing
from annosite.engine.stale import Parts
from annosite.model.build import Build, Progress, untold
from annosite.model.config import Options
from annosite.model.page import Artifact, ArtifactGroup, Bundle
from annosite.render.failure import TemplateFailure

CACHE = ".annosite"
MANY = 500
"""Things to be made from which it pays to let go of what was read: it will be read again piece by piece."""
PAGE, GROUP = "page", "group"
"""Where the memo keeps what the key of each page and group was made of."""


class Report(Struct, frozen=True):
    """What publishing did."""

    written: tuple[str, ...] = ()
    """Paths of new and changed files, sorted."""
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path → names of what changed, for every file that was made, whether or not its bytes differ; only if asked."""
    recovered: bool = False
    """Whether an earlier build had been interrupted, and was finished first."""
    problems: tuple[Diagnostic, ...] = ()
    """Templates that cannot be drawn; then nothing was published."""


def publish(
    build: Build,
    output: Path,
    root: Path,
    options: Options,
    *,
    progress: Progress = untold,
    why: bool = False,
    untouched: bool = False,
    rename: Rename = os.replace,
) -> Report:
    """Make ``output`` what ``build`` says; either all of it or, whatever happens, nothing.

    ``root``: the site's folder, which may not be overwritten. Raises ``OutputRefused`` (wrong usage), ``OutputBusy`` and
    ``OSError`` (the machine fails). ``why``: whether to find out why each file is made.
    ``untouched``: whether nobody took anything out of the output since the last build (fresh.is_untouched). ``rename``: moves each file in; tests pass their own.
    """
    protected, private = guarded(root)
    with (
        open_output(output, protected=protected, private=private, rename=rename) as folder,
        stage(folder) as staging,
    ):
        work = Work(folder, staging, build.workshop, force=options.force, why=why)
        drawers = Drawers(work, Staffing(options), build.theme)
        amended = build.amended if untouched and not options.force else None
        told: dict[str, tuple[str, ...]] = {}
        try:
            if amended is not None and folder.published.state == amended.since:
                todo = _stale(amended.artifacts(), folder, staging)
                staging.keep_others(tuple(bundle.folder for bundle in build.bundles))
                told = _drawn(build, work, drawers, todo, progress)
            else:
                _let_go(build)
                with drawers.ready(build.counts.articles * FILES_OF_A_GROUP):
                    todo = _stale(build.artifacts(), folder, staging, force=options.force)
                    told = _drawn(build, work, drawers, todo, progress)
        except TemplateFailure as failure:
            return Report(recovered=folder.recovered, problems=(failure.diagnostic,))
        for bundle in build.bundles:
            if options.force or not _kept(bundle, folder, staging):
                progress(bundle.origin, 0, 1)
                for path, data in bundle.produce().items():
                    digest, written = staging.write(path, data, folder.current(path))
                    staging.add(path, Published(bundle.key, digest, 2), written=written)
                progress(bundle.origin, 1, 1)
        gone = staging.gone_groups
        changes = staging.commit(build.state)
        _remember(build, todo, {PAGE: changes.removed, GROUP: gone})
        return Report(changes.written, changes.unchanged, changes.removed, told, folder.recovered)


def _let_go(build: Build) -> None:
    """Make ready for processes to be forked."""
    if build.memo is not None:
        build.memo.release()


def _drawn(
    build: Build,
    work: Work,
    drawers: Drawers,
    todo: list[Artifact | ArtifactGroup],
    progress: Progress,
) -> dict[str, tuple[str, ...]]:
    """Make everything that has to be made; return the reasons, if they were asked for."""
    if work.why:
        work.before.update(_before(build, todo))
    _let_go(build)
    if build.memo is not None and build.memo.lasts and len(todo) > MANY:
        build.release()
        give_back()
    told: dict[str, tuple[str, ...]] = {}
    with settled():
        for number, made in enumerate(drawers.produce(todo), 1):
            told.update(made.why)
            progress("pages", number, len(todo))
    return told


@uncollected()
def _stale(
    artifacts: Iterable[Artifact | ArtifactGroup], folder: Folder, staging: Staging, *, force: bool = False
) -> list[Artifact | ArtifactGroup]:
    """Return what has to be made; what is published as it would be made is kept."""
    stale: list[Artifact | ArtifactGroup] = []
    for one in artifacts:
        if force:
            stale.append(one)
        elif isinstance(one, ArtifactGroup):
            group = folder.published.groups.get(one.name)
            # Its folders stand for its files: what is deleted from inside them comes back with --force.
            if group is not None and group.key == one.key and all(map(folder.has_folder, one.folders)):
                staging.keep_group(one.name)
            else:
                stale.append(one)
        else:
            current = folder.current(one.path)
            if current is not None and current.key == one.key:
                staging.keep(one.path, one.key, one.order)
            else:
                stale.append(one)
    return stale


def clean(output: Path, root: Path) -> tuple[str, ...]:
    """Remove all that was published into ``output``; return the paths. Raises as ``publish`` does."""
    protected, private = guarded(root)
    with open_output(output, protected=protected, private=private, create=False) as folder:
        return remove_all(folder)


def forget(root: Path) -> bool:
    """Remove the site's cache; return whether there was one. What the program did not put there stays."""
    cache = root / CACHE
    if not cache.is_dir():
        return False
    shutil.rmtree(cache / "templates", ignore_errors=True)
    for file in sorted(cache.iterdir()):
        if file.is_file() and file.name.startswith(("memo.sqlite", "fresh.json")):
            file.unlink()
    with suppress(OSError):  # something of the user's is in it
        cache.rmdir()
    return True


def guarded(root: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the folders that an output folder may not be or contain, and those that it may not lie in either."""
    inner = ("content", "themes", CACHE, ".annosite-backup", ".git")
    return (root,), tuple(root / name for name in inner)


def _kept(bundle: Bundle, folder: Folder, staging: Staging) -> bool:
    """Keep the published files of a bundle if they are all there and made from the same; return whether they are."""
    below = f"{bundle.folder}/"
    files = {path: it for path, it in folder.published.files.items() if path.startswith(below)}
    if not files or any(it.key != bundle.key or folder.current(path) is None for path, it in files.items()):
        return False
    for path, it in files.items():
        staging.keep(path, it.key, it.order)
    return True


def _before(build: Build, todo: list[Artifact | ArtifactGroup]) -> dict[str, Parts]:
    """Return what these were made of the last time, by path or name."""
    if build.memo is None:
        return {}
    found: dict[str, Parts] = {}
    for bucket, names in _names(todo).items():
        found |= {name: entry.parts for name, entry in build.memo.find(bucket, names).items()}
    return found


def _remember(
    build: Build, made: list[Artifact | ArtifactGroup], gone: Mapping[str, Collection[str]]
) -> None:
    """Note what these were made of, for the next time; forget what is gone, by bucket."""
    if build.memo is None:
        return
    for one in made:
        name, bucket = (one.path, PAGE) if isinstance(one, Artifact) else (one.name, GROUP)
        build.memo.put(bucket, name, dict(one.why), {})
    for bucket, names in gone.items():
        build.memo.drop(bucket, names)


def _names(todo: list[Artifact | ArtifactGroup]) -> dict[str, set[str]]:
    return {
        PAGE: {one.path for one in todo if isinstance(one, Artifact)},
        GROUP: {one.name for one in todo if isinstance(one, ArtifactGroup)},
    }
