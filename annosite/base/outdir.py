"""The output folder: nothing else in the program changes it.

New files are written to a staging folder beside it. ``Staging.commit`` then moves them in by a journal, so that a build is
published as a whole or not at all, and what a crash interrupted is finished by the next one who opens the folder. What
the manifest does not list is never overwritten or removed.

outguard: which folder may be used · survey: what of it is there · manifest: what of it is ours · staging: new files on their
way · journal: many moves as one · syncing: what lasts through a power failure.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from annosite.base.journal import Rename, discard, finish, read_journal
from annosite.base.manifest import read_manifest
from annosite.base.outguard import (
    LOCK_NAME,
    MANIFEST_NAME,
    STAGING_NAME,
    OutputBusy,
    OutputRefused,
    real_output,
    refuse_foreign,
)
from annosite.base.staging import Changes, Staging
from annosite.base.survey import Folder, Survey


@contextmanager
def open_output(
    output: Path,
    *,
    protected: Iterable[Path] = (),
    private: Iterable[Path] = (),
    rename: Rename = os.replace,
    wait: float = 60.0,
    create: bool = True,
) -> Iterator[Folder]:
    """Open the output folder: check that it is ours to use, lock it, finish what was interrupted.

    ``protected`` and ``private``: see ``real_output``. ``wait``: seconds to wait for another build. ``create``: false leaves
    a folder that does not exist, or that is empty in the end, not existing. Raises ``OutputRefused``, ``OutputBusy``, and
    ``OSError`` where the machine fails.
    """
    real = real_output(output, protected=protected, private=private)
    if not any(read_journal(place) for place in staging_places(real)):
        refuse_foreign(real, output)
    if not real.exists():
        if not create:
            yield Folder(real, output, Survey(real), rename)
            return
        real.mkdir(parents=True, exist_ok=True)  # another build may have made it by now
    lock = FileLock(real / LOCK_NAME, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise OutputBusy(
            f"Another build is writing to {output}; wait until it has ended and try again"
        ) from None
    try:
        recovered = _recover(real, rename)
        refuse_foreign(real, output)
        manifest = read_manifest(real / MANIFEST_NAME, output)
        yield Folder(real, output, Survey(real), rename, manifest, recovered)
    finally:
        with suppress(OSError):  # the last act under the lock: whoever waits for it makes a new one
            os.unlink(real / LOCK_NAME)
        lock.release()
        if not create:
            with suppress(OSError):
                os.rmdir(real)


@contextmanager
def stage(folder: Folder) -> Iterator[Staging]:
    """Give a staging area; whatever was not committed is thrown away at the end."""
    place = _new_staging(folder.real)
    try:
        yield Staging(folder, place)
    finally:
        if read_journal(place) is None:
            shutil.rmtree(place, ignore_errors=True)


def remove_all(folder: Folder) -> tuple[str, ...]:
    """Remove every file that the manifest lists, then the manifest; return their paths."""
    removed = tuple(sorted(path for path, _ in folder.published.each() if folder.survey.is_file(path)))
    parents = set()
    for path in removed:
        with suppress(FileNotFoundError):
            os.unlink(folder.real / path)
        while path := os.path.dirname(path):
            parents.add(path)
    for name in sorted(parents, key=len, reverse=True):
        with suppress(OSError):  # not empty: something of the user's is in it
            os.rmdir(folder.real / name)
    with suppress(FileNotFoundError):
        os.unlink(folder.real / MANIFEST_NAME)
    return removed


def staging_places(real: Path) -> tuple[Path, Path]:
    """Return where staging may be: beside the folder, or inside it where what is above it is another device or closed."""
    return real.parent / f".{real.name}{STAGING_NAME}", real / STAGING_NAME


def _recover(real: Path, rename: Rename) -> bool:
    """Finish or throw away what an earlier build left; return whether anything was finished."""
    finished = False
    for place in staging_places(real):
        journal = read_journal(place)
        if journal is not None:
            finish(journal, place, real, rename)
            finished = True
        if place.exists():
            discard(place)
    return finished


def _new_staging(real: Path) -> Path:
    beside, inside = staging_places(real)
    if real.parent.stat().st_dev == real.stat().st_dev and not os.path.ismount(real):
        try:
            beside.mkdir()
        except OSError:
            pass  # e.g. a folder above that only its owner may write to
        else:
            return beside
    inside.mkdir()
    return inside


__all__ = [
    "Changes",
    "Folder",
    "OutputBusy",
    "OutputRefused",
    "Staging",
    "open_output",
    "remove_all",
    "stage",
]
