"""An output folder as it was found: looked at only where it matters, for it may hold a million files."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from annosite.base.journal import Rename
from annosite.base.manifest import Manifest, Published


class Survey(Struct, frozen=True):
    """What is in the folder, with forward slashes; no link is ever followed.

    Answers about folders are remembered: nothing may change while they are asked for.
    """

    real: Path
    _folders: dict[str, bool] = field(default_factory=dict)

    def is_folder(self, path: str) -> bool:
        """Return whether ``path`` is a real folder, in real folders only; ``""`` is the folder itself."""
        if not path:
            return True
        known = self._folders.get(path)
        if known is None:
            known = self.is_folder(path.rpartition("/")[0]) and stat.S_ISDIR(self._mode(path))
            self._folders[path] = known
        return known

    def is_file(self, path: str) -> bool:
        """Return whether there is a file at ``path``, or a link of any kind."""
        if not self.is_folder(path.rpartition("/")[0]):
            return False
        mode = self._mode(path)
        return mode != 0 and not stat.S_ISDIR(mode)

    def below(self, path: str) -> Iterator[str]:
        """Yield the files and links below a real folder that is not the top one."""
        waiting = [f"{path}/"]
        while waiting:
            prefix = waiting.pop()
            with os.scandir(f"{self.real}/{prefix}") as entries:
                for entry in entries:
                    name = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(name + "/")
                    else:
                        yield name

    def _mode(self, path: str) -> int:
        try:
            return os.lstat(f"{self.real}/{path}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0


class Folder(Struct, frozen=True):
    """An output folder that is open: locked, recovered, its manifest read."""

    real: Path
    shown: Path
    """As the user named it, for messages."""
    survey: Survey
    rename: Rename = os.replace
    published: Manifest = field(default_factory=Manifest)
    """What its manifest lists."""
    recovered: bool = False
    """Whether an interrupted build was finished on opening."""

    def current(self, path: str) -> Published | None:
        """Return what the manifest says of a file of no group; None also where it is no longer there."""
        return self.still(path, self.published.files.get(path))

    def still(self, path: str, entry: Published | None) -> Published | None:
        """Return ``entry`` if the file that it tells of is there."""
        return entry if entry is not None and self.survey.is_file(path) else None

    def has_folder(self, path: str) -> bool:
        """Return whether a folder, written with its slash at the end, is there."""
        return self.survey.is_folder(path.removesuffix("/"))
