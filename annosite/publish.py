"""A build to the output folder: only what its manifest does not have yet is made and moved."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from annosite.base.collecting import settled, uncollected
from annosite.base.diagnostics import Diagnostic
from annosite.base.journal import Rename
from annosite.base.outdir import open_output, remove_all, stage
from annosite.base.staging import Staging
from annosite.base.survey import Folder
from annosite.engine.producing import produce_all
from annosite.engine.staffing import Staffing
from annosite.engine.stale import reasons
from annosite.model.build import Build, Progress, untold
from annosite.model.config import Options
from annosite.model.page import Artifact, Bundle
from annosite.render.failure import TemplateFailure

CACHE = ".annosite"
BUCKET = "page"
"""Where the memo keeps what each page's key was made of."""


@dataclass(frozen=True, slots=True)
class Report:
    """What publishing did."""

    written: tuple[str, ...] = ()
    """Paths of new and changed files, sorted."""
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path → names of what changed, for every file that was made, whether or not its bytes differ."""
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
    rename: Rename = os.replace,
) -> Report:
    """Make ``output`` what ``build`` says; either all of it or, whatever happens, nothing.

    ``root``: the site's folder, which may not be overwritten. Raises ``OutputRefused`` (wrong usage), ``OutputBusy`` and
    ``OSError`` (the machine fails). ``rename``: moves each file in; tests pass their own.
    """
    protected, private = guarded(root)
    with (
        open_output(output, protected=protected, private=private, rename=rename) as folder,
        stage(folder) as staging,
    ):
        stale = _stale(build, folder, staging, force=options.force)
        if build.memo is not None:
            build.memo.release()
        try:
            with settled():
                for number, _ in enumerate(produce_all(stale, staging, Staffing(options), build.theme), 1):
                    progress("pages", number, len(stale))
        except TemplateFailure as failure:
            return Report(recovered=folder.recovered, problems=(failure.diagnostic,))
        for bundle in build.bundles:
            if options.force or not _kept(bundle, folder, staging):
                progress(bundle.origin, 0, 1)
                for path, data in bundle.produce().items():
                    staging.write(path, bundle.key, data, 2)
                progress(bundle.origin, 1, 1)
        changes = staging.commit()
        return Report(
            changes.written,
            changes.unchanged,
            changes.removed,
            _why(build, stale, changes.removed),
            folder.recovered,
        )


@uncollected()
def _stale(build: Build, folder: Folder, staging: Staging, *, force: bool) -> list[Artifact]:
    """Return what has to be made, in order of path; what is published as it would be made is kept."""
    stale: list[Artifact] = []
    for artifact in build.artifacts():
        current = folder.current(artifact.path)
        if current is not None and current.key == artifact.key and not force:
            staging.keep(artifact.path, artifact.key, artifact.order)
        else:
            stale.append(artifact)
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
    files = {path: it for path, it in (folder.published or {}).items() if path.startswith(below)}
    if not files or any(it.key != bundle.key or folder.current(path) is None for path, it in files.items()):
        return False
    for path, it in files.items():
        staging.keep(path, it.key, it.order)
    return True


def _why(build: Build, made: list[Artifact], removed: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return why each of these was made, and remember what it was made of for the next time."""
    if build.memo is None:
        return {}
    before = build.memo.find(BUCKET, {artifact.path for artifact in made})
    found = {}
    for artifact in made:
        parts = dict(artifact.why)
        known = before.get(artifact.path)
        found[artifact.path] = reasons(known.parts if known else None, parts)
        build.memo.put(BUCKET, artifact.path, parts, {})
    build.memo.drop(BUCKET, removed)
    return found
