"""Writes users' files: new ones never over others, changed ones whole or not at all, with the earlier text kept."""

import os
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

BACKUP = ".annosite-backup"
"""In the site's folder; ``clean`` spares it."""


def create(root: Path, path: str, text: str) -> None:
    """Write a new file at ``path`` under ``root``; raises FileExistsError rather than touch one that is there."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)


def change(root: Path, path: str, text: str, when: datetime) -> str:
    """Put ``text`` in place of the file at ``path``; return where, under ``root``, the earlier bytes were kept.

    The new file appears at once or not at all, and has the rights of the old one.
    """
    file = (root / path).resolve()
    backup = f"{BACKUP}/{path}.{when:%Y%m%dT%H%M%SZ}"
    before = file.read_bytes()
    number = 1
    while True:
        try:
            (root / backup).parent.mkdir(parents=True, exist_ok=True)
            with (root / backup).open("xb") as kept:
                kept.write(before)
            break
        except FileExistsError:
            number += 1
            backup = f"{BACKUP}/{path}.{when:%Y%m%dT%H%M%SZ}-{number}"
    data = text.encode("utf-8")
    if before.startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(file.stat().st_mode & 0o7777)
        Path(temporary).replace(file)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise
    return backup
