"""New files on their way into the output folder, and the one moment at which they get there."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct

from annosite.base.digest import digest_bytes, digest_content
from annosite.base.journal import Journal, Step, apply, discard, write_journal
from annosite.base.manifest import Manifest, Published, PublishedGroup, encode_manifest
from annosite.base.outguard import MANIFEST_NAME, OutputRefused
from annosite.base.survey import Folder
from annosite.base.syncing import sync_all, sync_file, write_file

FEW_FILES = 16
"""Up to here each file is synced alone; above, one sync of the whole file system costs less."""


class Changes(Struct, frozen=True):
    """What a commit did."""

    written: tuple[str, ...] = ()
    """New and changed files, sorted."""
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    """Sorted."""


class GroupChanges(Struct, frozen=True):
    """What becomes of the files of a group, by those that were published in it: who makes it again has these at hand."""

    new: tuple[str, ...] = ()
    """Written, and not published in it before."""
    renewed: tuple[str, ...] = ()
    """Written, and published in it before."""
    gone: tuple[str, ...] = ()
    """Published in it before, and no longer part of it."""


class Staging:
    """New files on their way into ``folder``, in ``place``."""

    def __init__(self, folder: Folder, place: Path) -> None:
        self._folder = folder
        self._published = folder.published
        self._place = place
        self._staged: dict[str, int] = {}
        """Path → order of the new files of no group."""
        self._new: list[str] = []
        self._renewed: list[str] = []
        """The files of each group that are staged, one a line: a string for each of a hundred thousand would be much."""
        self._gone: list[str] = []
        """What is no longer part of its group."""
        self._files: dict[str, Published] = {}
        self._groups: dict[str, PublishedGroup] = {}
        (place / "files").mkdir()

    # ---- what stays

    def keep(self, path: str, key: str, order: int = 1) -> None:
        """Say that the published file at ``path``, of no group, stays as it is, made from ``key``."""
        self._files[path] = Published(key, self._published.files[path].digest, order)

    def keep_group(self, name: str) -> None:
        """Say that all files of a published group stay as they are."""
        self._groups[name] = self._published.groups[name]

    def keep_others(self, but: tuple[str, ...] = ()) -> None:
        """Say that whatever is published and not told of yet stays as it is, ``but`` what lies below these folders."""
        below = tuple(f"{folder}/" for folder in but)
        others = {
            path: entry
            for path, entry in self._published.files.items()
            if not entry.kept and not path.startswith(below)
        }
        self._files = others | self._files
        self._groups = self._published.groups | self._groups

    # ---- what is new

    def write(self, path: str, data: bytes, known: Published | None) -> tuple[str, bool]:
        """Write the new bytes of ``path`` to staging, unless the published file (``known``) is there and has the same.

        Returns their digest, and whether they were written. Other processes may do this, for different paths;
        the one that commits has to be told by ``add`` or ``add_group``.
        """
        digest = digest_content(data)
        if known is not None and known.digest == digest and self._folder.still(path, known):
            return digest, False
        write_file(f"{self._place}/{self._staged_at(path)}", data)
        return digest, True

    def add(self, path: str, entry: Published, *, written: bool) -> None:
        """Say how a file of no group is published, and whether ``write`` has written it."""
        self._files[path] = entry
        if written:
            self._staged[path] = entry.order

    def add_group(self, name: str, group: PublishedGroup, changes: GroupChanges) -> None:
        """Say how a group is published, and what ``write`` has written of it."""
        self._groups[name] = group
        if changes.new:
            self._new.append("\n".join(changes.new))
        if changes.renewed:
            self._renewed.append("\n".join(changes.renewed))
        self._gone += changes.gone

    @property
    def gone_groups(self) -> set[str]:
        """Names of the groups that are published and no longer part of the site."""
        return self._published.groups.keys() - self._groups.keys()

    # ---- publishing

    def commit(self, state: str = "") -> Changes:
        """Publish: move everything staged into the output and remove what is no longer listed.

        ``state``: names all that the site was made of.

        Raises ``OutputRefused`` where a file of somebody else's stands in the way, and ``OSError`` where the machine
        fails; the output is then as it was.
        """
        folder = self._folder
        gone = self._without_place()
        # What was kept goes when a build changes something: one that changes nothing is no next build.
        changed = bool(self._staged or self._new or self._renewed) or any(
            not entry.kept for entry in gone.values()
        )
        kept = {
            path: Published(entry.key, entry.digest, entry.order, kept=True)
            for path, entry in gone.items()
            if entry.order == 0 and not (entry.kept and changed) and folder.still(path, entry)
        }
        removed = sorted(path for path in gone if path not in kept and folder.survey.is_file(path))
        self._refuse_collisions()
        written = tuple(sorted(path for path, _ in self._all_staged()))
        total = len(self._files) + sum(group.count for group in self._groups.values())
        changes = Changes(written, total - len(written), tuple(removed))
        manifest = Manifest(self._files | kept, self._groups, state=state)
        if manifest == self._published and not written:
            return changes
        write_file(self._place / "manifest.json", encode_manifest(manifest))
        journal = Journal((*self._steps(removed), Step("move", MANIFEST_NAME, "manifest.json")))
        self._sync()
        write_journal(journal, self._place, folder.rename)
        apply(journal, self._place, folder.real, folder.rename)
        discard(self._place)
        return changes

    def _all_staged(self) -> Iterator[tuple[str, int]]:
        """Yield (path, order) of the new files."""
        yield from self._staged.items()
        yield from ((path, 1) for path in (*_each(self._new), *_each(self._renewed)))

    def _without_place(self) -> dict[str, Published]:
        """Return what is published and no longer part of the site, by path."""
        old = self._published
        gone = dict(old.files)
        for name in self.gone_groups:
            gone.update(old.group(name))
        gone.update(dict.fromkeys(self._gone, Published("", "")))
        # What comes to another group is not published in that one yet, so it is new there.
        elsewhere = set(_each(self._new)) if gone else set()
        return {it: entry for it, entry in gone.items() if it not in self._files and it not in elsewhere}

    @cached_property
    def _replaced(self) -> dict[str, Published]:
        """All published files by path, but those of groups that stay as they are."""
        old = self._published
        found = dict(old.files)
        for name, group in old.groups.items():
            if self._groups.get(name) is not group:
                found.update(old.group(name))
        return found

    def _staged_at(self, path: str) -> str:
        """Return where in staging the new bytes of ``path`` lie.

        Files of a folder that is not in the output yet are staged in that folder, which is then moved as a whole.
        """
        return f"tree/{path}" if self._missing_top(path) else f"files/{digest_bytes(path.encode())}"

    def _missing_top(self, path: str) -> str:
        """Return the topmost folder above ``path`` that the output does not have yet; empty if it has all."""
        is_folder = self._folder.survey.is_folder
        parent = path.rpartition("/")[0]
        if is_folder(parent):
            return ""
        at = parent.find("/")
        while at >= 0:
            if not is_folder(parent[:at]):
                return parent[:at]
            at = parent.find("/", at + 1)
        return parent

    def _steps(self, removed: list[str]) -> Iterator[Step]:
        """Yield the steps: what is in the way, moves in their order, then the other removals."""
        moves: dict[str, tuple[int, str]] = {}
        for path, order in self._all_staged():
            top = self._missing_top(path)
            if top:
                moves[top] = (max(order, moves[top][0]) if top in moves else order, f"tree/{top}")
            else:
                moves[path] = (order, self._staged_at(path))
        # A file where a folder has to be, or files in a folder where a file has to be.
        in_the_way = {p for p in removed if p in moves or any(parent in moves for parent in _parents(p))}
        yield from (Step("remove", path) for path in sorted(in_the_way))
        for path, (_, staged) in sorted(moves.items(), key=lambda item: (item[1][0], item[0])):
            yield Step("move", path, staged)
        yield from (Step("remove", path) for path in removed if path not in in_the_way)

    def _refuse_collisions(self) -> None:
        """Raise ``OutputRefused`` where a staged file would replace what the manifest does not list."""
        survey = self._folder.survey
        parents: set[str] = set()
        for path in (*self._staged, *_each(self._new)):
            if survey.is_file(path) and path not in self._replaced:
                self._refuse(path)
        for path, _ in self._all_staged():
            parents.update(_parents(path))
            if survey.is_folder(path):
                for name in survey.below(path):
                    if name not in self._replaced:
                        self._refuse(name)
        for path in sorted(parents):
            if survey.is_file(path) and path not in self._replaced:
                self._refuse(path)

    def _refuse(self, name: str) -> None:
        raise OutputRefused(
            f"{self._folder.shown / name} was not made by Annosite and stands where a page has to be; "
            "move it away, or put it into content/static"
        )

    def _sync(self) -> None:
        few = [path for path, _ in islice(self._all_staged(), FEW_FILES + 1)]
        if len(few) <= FEW_FILES:
            for path in few:
                sync_file(self._place / self._staged_at(path))
            sync_file(self._place / "manifest.json")
        else:
            sync_all(self._place)


def _parents(path: str) -> Iterator[str]:
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _each(lines: Iterable[str]) -> Iterator[str]:
    return (path for each in lines for path in each.split("\n"))
