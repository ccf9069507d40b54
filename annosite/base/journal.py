"""Changing many files of a folder as one: a list of steps that can be finished or taken back.

The new files wait in ``staging``. Once the journal stands under its name there, the change counts as decided: whoever
finds it finishes it (``finish``). If a step fails while the program lives, ``apply`` takes all of them back.
Every published file is at any time whole, old or new.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from annosite.base.syncing import sync_folder

JOURNAL_NAME = "journal.json"
Rename = Callable[[str, str], None]
"""``os.replace``, or a test's own that fails where it wants."""


class Step(msgspec.Struct, frozen=True, array_like=True):
    """One change: ``move`` puts a staged file or folder in place, ``remove`` takes a published file away."""

    kind: Literal["move", "remove"]
    path: str
    """In the folder, with forward slashes."""
    staged: str = ""
    """For ``move``: in staging."""


class Journal(msgspec.Struct, frozen=True):
    """All steps in their order."""

    steps: tuple[Step, ...]
    format: int = 1


def write_journal(journal: Journal, staging: Path, rename: Rename) -> None:
    """Write the journal into ``staging``; the change is decided when this returns."""
    target = str(staging / JOURNAL_NAME)
    with open(target + ".new", "wb") as file:
        file.write(msgspec.json.encode(journal))
        file.flush()
        os.fsync(file.fileno())
    rename(target + ".new", target)
    sync_folder(staging)


def read_journal(staging: Path) -> Journal | None:
    """Return the journal in ``staging``; None where nothing was decided."""
    try:
        data = (staging / JOURNAL_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return msgspec.json.decode(data, type=Journal)


def apply(journal: Journal, staging: Path, folder: Path, rename: Rename) -> None:
    """Do all steps; if one fails or the user interrupts, undo those done and raise what happened."""
    done = 0
    try:
        for number, step in enumerate(journal.steps):
            done = number + 1
            _do(number, step, staging, folder, rename)
    except BaseException:
        for number in reversed(range(done)):
            _undo(number, journal.steps[number], staging, folder, rename)
        os.unlink(staging / JOURNAL_NAME)  # nothing is decided any more
        raise


def finish(journal: Journal, staging: Path, folder: Path, rename: Rename) -> None:
    """Do all steps that an interrupted ``apply`` left undone; may itself be interrupted and repeated."""
    for number, step in enumerate(journal.steps):
        _do(number, step, staging, folder, rename)


def _do(number: int, step: Step, staging: Path, folder: Path, rename: Rename) -> None:
    target = f"{folder}/{step.path}"
    saved = f"{staging}/old/{number}"
    if step.kind == "remove":
        if os.path.lexists(target) and not _is_folder(target):
            _save(target, saved)
            os.unlink(target)
            _prune(folder, step.path)
        return
    staged = f"{staging}/{step.staged}"
    if not os.path.lexists(staged):
        return  # done before an interruption
    if _is_folder(staged):
        os.makedirs(os.path.dirname(target), exist_ok=True)
    elif _is_folder(target):
        os.rmdir(target)  # its files went before; if others are in it, this fails and all is taken back
    elif os.path.lexists(target):
        _save(target, saved)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
    rename(staged, target)


def _undo(number: int, step: Step, staging: Path, folder: Path, rename: Rename) -> None:
    target = f"{folder}/{step.path}"
    saved = f"{staging}/old/{number}"
    if step.kind == "remove":
        if os.path.lexists(saved):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            rename(saved, target)
        return
    staged = f"{staging}/{step.staged}"
    if os.path.lexists(staged):
        # The step had not been done; folders it made are taken away again.
        _prune(folder, step.path)
    elif os.path.lexists(saved):
        _link(target, staged)
        rename(saved, target)
    else:
        rename(target, staged)
        _prune(folder, step.path)


def _save(target: str, saved: str) -> None:
    """Keep the old file under a second name, so that it can come back; it never leaves its own place."""
    if os.path.lexists(saved):
        return
    try:
        _link(target, saved)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(saved), exist_ok=True)
        _link(target, saved)


def _link(source: str, name: str) -> None:
    try:
        os.link(source, name, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without hard links
        shutil.copy2(source, name + ".new", follow_symlinks=False)
        os.replace(name + ".new", name)


def _prune(folder: Path, path: str) -> None:
    """Remove the folders above ``path`` that have become empty, up to ``folder``."""
    parent = os.path.dirname(path)
    while parent:
        try:
            os.rmdir(f"{folder}/{parent}")
        except OSError:  # not empty, or not there
            return
        parent = os.path.dirname(parent)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def discard(staging: Path) -> None:
    """Remove a staging folder, its journal first."""
    with suppress(FileNotFoundError):
        os.unlink(staging / JOURNAL_NAME)
    shutil.rmtree(staging, ignore_errors=True)
