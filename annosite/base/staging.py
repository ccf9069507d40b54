"""New files on their way into the output folder, and the one moment at which they get there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annosite.base.digest import digest_bytes
from annosite.base.journal import Journal, Step, apply, discard, write_journal
from annosite.base.manifest import Published, encode_manifest
from annosite.base.outguard import MANIFEST_NAME, OutputRefused
from annosite.base.survey import Folder
from annosite.base.syncing import sync_all, sync_file, write_file

FEW_FILES = 16
"""Up to here each file is synced alone; above, one sync of the whole file system costs less."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit did."""

    written: tuple[str, ...] = ()
    """New and changed files, sorted."""
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    """Sorted."""


class Staging:
    """New files on their way into ``folder``, in ``place``."""

    def __init__(self, folder: Folder, place: Path) -> None:
        self._folder = folder
        self._published = folder.published or {}
        self._place = place
        self._asked = 0
        self._staged: dict[str, str] = {}
        self._files: dict[str, Published] = {}
        (place / "files").mkdir()

    def keep(self, path: str, key: str, order: int = 1) -> None:
        """Say that the published file at ``path`` stays as it is, made from ``key``."""
        self._files[path] = Published(key, self._published[path].digest, order)

    def place(self, path: str) -> Path:
        """Return where the bytes of ``path`` are to be written; its folder may have to be made first.

        Files of a folder that is not in the output yet are staged in that folder, which is then moved as a whole.
        """
        top = self._missing_top(path)
        self._asked += 1
        staged = f"tree/{path}" if top else f"files/{self._asked}"
        self._staged[path] = staged
        return self._place / staged

    def write(self, path: str, key: str, data: bytes, order: int = 1) -> None:
        """Stage ``data`` for ``path``."""
        place = self.place(path)
        write_file(place, data)
        self.add(path, key, digest_bytes(data), order)

    def add(self, path: str, key: str, digest: str, order: int = 1) -> None:
        """Say that the file whose ``place`` was asked for is written, with the digest of its bytes."""
        old = self._folder.current(path)
        if old is not None and old.digest == digest:
            os.unlink(self._place / self._staged.pop(path))
        self._files[path] = Published(key, digest, order)

    def commit(self) -> Changes:
        """Publish: move everything staged into the output and remove what is no longer listed.

        Raises ``OutputRefused`` where a file of somebody else's stands in the way, and ``OSError`` where the machine
        fails; the output is then as it was.
        """
        folder = self._folder
        gone = {path: entry for path, entry in self._published.items() if path not in self._files}
        # What was kept goes when a build changes something: one that changes nothing is no next build.
        changed = bool(self._staged) or any(not entry.kept for entry in gone.values())
        kept = {
            path: Published(entry.key, entry.digest, entry.order, kept=True)
            for path, entry in gone.items()
            if entry.order == 0 and not (entry.kept and changed) and folder.current(path)
        }
        removed = sorted(path for path in gone if path not in kept and path in folder.survey.files)
        files = self._files | kept
        self._refuse_collisions()
        written = tuple(sorted(self._staged))
        changes = Changes(written, len(self._files) - len(written), tuple(removed))
        if files == self._published and not written:
            return changes
        write_file(self._place / "manifest.json", encode_manifest(files))
        journal = Journal((*self._steps(removed), Step("move", MANIFEST_NAME, "manifest.json")))
        self._sync()
        write_journal(journal, self._place, folder.rename)
        apply(journal, self._place, folder.real, folder.rename)
        discard(self._place)
        return changes

    def _missing_top(self, path: str) -> str:
        """Return the topmost folder above ``path`` that the output does not have yet; empty if it has all."""
        folders = self._folder.survey.folders
        parent = os.path.dirname(path)
        if not parent or parent in folders:
            return ""
        at = parent.find("/")
        while at >= 0:
            if parent[:at] not in folders:
                return parent[:at]
            at = parent.find("/", at + 1)
        return parent

    def _steps(self, removed: list[str]) -> Iterator[Step]:
        """Yield the steps: what is in the way, moves in their order, then the other removals."""
        moves: dict[str, tuple[int, str]] = {}
        for path, staged in self._staged.items():
            order = self._files[path].order
            top = self._missing_top(path)
            if top:
                order = max(order, moves[top][0]) if top in moves else order
                moves[top] = (order, f"tree/{top}")
            else:
                moves[path] = (order, staged)
        # A file where a folder has to be, or files in a folder where a file has to be.
        in_the_way = {p for p in removed if p in moves or any(parent in moves for parent in _parents(p))}
        yield from (Step("remove", path) for path in sorted(in_the_way))
        for path, (_, staged) in sorted(moves.items(), key=lambda item: (item[1][0], item[0])):
            yield Step("move", path, staged)
        yield from (Step("remove", path) for path in removed if path not in in_the_way)

    def _refuse_collisions(self) -> None:
        """Raise ``OutputRefused`` where a staged file would replace what the manifest does not list."""
        survey = self._folder.survey
        foreign = survey.files - self._published.keys()
        if not foreign:
            return
        for path in self._staged:
            for name in (path, *_parents(path)):
                if name in foreign:
                    self._refuse(name)
            if path in survey.folders:
                for name in foreign:
                    if name.startswith(f"{path}/"):
                        self._refuse(name)

    def _refuse(self, name: str) -> None:
        raise OutputRefused(
            f"{self._folder.shown / name} was not made by Annosite and stands where a page has to be; "
            "move it away, or put it into content/static"
        )

    def _sync(self) -> None:
        if len(self._staged) <= FEW_FILES:
            for staged in (*self._staged.values(), "manifest.json"):
                sync_file(self._place / staged)
        else:
            sync_all(self._place)


def _parents(path: str) -> Iterator[str]:
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)
