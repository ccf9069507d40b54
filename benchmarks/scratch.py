"""The folder that a benchmark works in. Nothing big is deleted before the end.

ext4 does not use the inodes of deleted files again for some minutes, and looks past each of them: after a big folder was
deleted, creating a thousand files takes five to ten times as long. So what is in the way is moved aside, every cold
build writes into a folder that never was, and the trash is emptied once all is measured.
"""

import shutil
from pathlib import Path

TRASH = "trash"


class Scratch:
    """Folders below ``folder``, which is a benchmark's own: nothing else may be in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trash = folder / TRASH
        if folder.exists() and not self._trash.exists():
            raise SystemExit(f"{folder} is not a benchmark's; give another folder to work in")
        self._trash.mkdir(parents=True, exist_ok=True)
        self._moved = len(list(self._trash.iterdir()))

    def fresh(self, name: str) -> Path:
        """Return a path where nothing is; what was there is moved aside."""
        path = self._folder / name
        self.aside(path)
        return path

    def aside(self, path: Path) -> None:
        """Move a file or folder into the trash, if it is there."""
        if path.exists():
            self._moved += 1
            path.rename(self._trash / str(self._moved))

    def remove(self) -> None:
        """Delete the whole folder. Wait five minutes before anything else is measured on this disk."""
        shutil.rmtree(self._folder)
