"""Writing files so that they are still whole after a power failure."""

import ctypes
import os
from pathlib import Path


def write_file(place: str | Path, data: bytes) -> None:
    """Write ``data``, making the folders above."""
    try:
        file = open(place, "wb", buffering=0)  # noqa: SIM115 - closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        file = open(place, "wb", buffering=0)  # noqa: SIM115
    with file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` last."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(place: Path) -> None:
    """Make the bytes of one file last."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_all(folder: Path) -> None:
    """Make all that was written to the folder's file system last: one call for any number of files."""
    if os.name != "posix":
        return
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), "The disk could not be written to")
    finally:
        os.close(handle)
