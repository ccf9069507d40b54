"""Files as one ZIP archive whose bytes depend on nothing but theirs."""

import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows."""
_RIGHTS = 0o644 << 16


def write_zip(target: Path, folder: Path, paths: Iterable[str]) -> None:
    """Write the files ``paths`` of ``folder`` to ``target``: sorted, without times, owners and extra fields.

    The archive appears at once or not at all.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in sorted(paths):
                entry = zipfile.ZipInfo(path, _EPOCH)
                entry.create_system = 3  # Unix: what the rights are read by
                entry.external_attr = _RIGHTS
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (folder / path).read_bytes())
        temporary.replace(target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
