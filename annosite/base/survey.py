"""An output folder as it was found."""

import os
from dataclasses import dataclass
from pathlib import Path

from annosite.base.journal import Rename
from annosite.base.manifest import Published
from annosite.base.outguard import OWN_NAMES


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in the folder, with forward slashes."""

    files: frozenset[str] = frozenset()
    """Files, and links of all kinds."""
    folders: frozenset[str] = frozenset()
    """Real folders, the top one not among them."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An output folder that is open: locked, recovered, surveyed."""

    real: Path
    shown: Path
    """As the user named it, for messages."""
    rename: Rename = os.replace
    published: dict[str, Published] | None = None
    """What its manifest lists, by path; None: the folder does not exist."""
    survey: Survey = Survey()
    recovered: bool = False
    """Whether an interrupted build was finished on opening."""

    def current(self, path: str) -> Published | None:
        """Return what the manifest says of ``path``; None also where the file is no longer there."""
        entry = (self.published or {}).get(path)
        return entry if entry is not None and path in self.survey.files else None


def survey(real: Path) -> Survey:
    """Walk the folder once, following no links; ``.git`` and our own files are left out."""
    files: list[str] = []
    folders: list[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{real}/{prefix}") as entries:
            for entry in entries:
                name = prefix + entry.name
                if not prefix and (name in OWN_NAMES or name == ".git"):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                    waiting.append(name + "/")
                else:
                    files.append(name)
    return Survey(frozenset(files), frozenset(folders))
