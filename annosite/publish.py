"""A build to the output folder: only what its manifest does not have yet is made and moved."""

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from annosite.base.collecting import settled
from annosite.base.diagnostics import Diagnostic
from annosite.base.journal import Rename
from annosite.base.manifest import Published
from annosite.base.outdir import open_output, remove_all, stage
from annosite.base.spare import give_back
from annosite.base.staging import Staging
from annosite.base.survey import Folder
from annosite.engine.producing import GROUP, PAGE, Work, produce
from annosite.engine.staffing import Staffing
from annosite.model.build import Build, Progress, untold
from annosite.model.config import Options
from annosite.model.page import Bundle
from annosite.render.failure import TemplateFailure

CACHE = ".annosite"
FILES_OF_AN_ARTICLE = 12
"""About as many as it has: what it counts in deciding who works."""
MANY = 5000
"""Files from which it pays to let go of what was read: it will be read again piece by piece."""


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
        amended = build.amended if untouched and not options.force else None
        if amended is not None and folder.published.state == amended.since:
            source, subjects = amended.source, list(amended.source.subjects())
            count = len(subjects)
        else:
            source, subjects, amended = build.source, list(build.source.subjects()), None
            count = build.counts.articles * FILES_OF_AN_ARTICLE
        work = Work(source, folder, staging, build.memo, options.force, why)
        staffing = Staffing(options)
        told: dict[str, tuple[str, ...]] = {}
        made: dict[str, list[tuple[str, bytes]]] = {PAGE: [], GROUP: []}
        try:
            _let_go(build, count)
            with settled():
                for number, found in enumerate(produce(work, subjects, staffing, build.theme, count), 1):
                    for one in found:
                        if one.parts is not None:
                            made[PAGE if isinstance(one.row, Published) else GROUP].append(
                                (one.name, one.parts)
                            )
                    told.update(each for one in found for each in one.why)
                    progress("pages", number, len(subjects))
        except TemplateFailure as failure:
            return Report(recovered=folder.recovered, problems=(failure.diagnostic,))
        if amended is not None:
            staging.keep_others(tuple(bundle.folder for bundle in build.bundles))
        for bundle in build.bundles:
            if options.force or not _kept(bundle, folder, staging):
                progress(bundle.origin, 0, 1)
                for path, data in bundle.produce().items():
                    digest, written = staging.write(path, data, folder.published.files.get(path))
                    staging.add(path, Published(bundle.key, digest, 2), written=written)
                progress(bundle.origin, 1, 1)
        gone = staging.gone_groups
        changes = staging.commit(build.state)
        _remember(build, made, {PAGE: changes.removed, GROUP: gone})
        return Report(changes.written, changes.unchanged, changes.removed, told, folder.recovered)


def _let_go(build: Build, count: int) -> None:
    """Make ready for processes to be forked: they would come to have copies of what this one holds."""
    if build.memo is not None:
        build.memo.release()
        if build.memo.lasts and count > MANY:
            build.release()
            give_back()


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


def _remember(
    build: Build, made: Mapping[str, Iterable[tuple[str, bytes]]], gone: Mapping[str, Collection[str]]
) -> None:
    """Note what these were made of, for the next time; forget what is gone; both by bucket."""
    if build.memo is None:
        return
    for bucket, noted in made.items():
        build.memo.note(bucket, noted)
    for bucket, names in gone.items():
        build.memo.drop(bucket, names)
