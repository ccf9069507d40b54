"""Writing files so that they are still whole after a power failure."""

import os
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_file(place: str | Path, data: bytes) -> None:
    """Write ``data``, making the folders above."""
    if str(place).endswith("/index.html"):
        _make_folder(os.path.dirname(place))  # a page mostly has a folder of its own
    try:
        file = os.open(place, _NEW, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(place))
        file = os.open(place, _NEW, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, memoryview(data)[written:])
    finally:
        os.close(file)


def _make_folder(place: str) -> None:
    # Most pages have a folder of their own, and the one above it is there: it need not be asked for.
    try:
        os.mkdir(place)
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)
    except FileExistsError:
        pass  # another process made it


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
    import ctypes  # noqa: PLC0415 - only where much was written

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
