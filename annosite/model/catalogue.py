"""Every output file of a site, found by its path without listing what is in groups."""

from collections.abc import Iterable, Iterator

from annosite.model.page import Artifact, ArtifactGroup


class Catalogue:
    """Files and groups of files; of two with one path or name the first counts."""

    def __init__(self, found: Iterable[Artifact | ArtifactGroup] = ()) -> None:
        self.files: dict[str, Artifact] = {}
        """By path: those of no group."""
        self.groups: dict[str, ArtifactGroup] = {}
        """By name."""
        self._owners: dict[str, ArtifactGroup] = {}
        """Folder → the group whose files lie in it."""
        for one in found:
            self.add(one)

    def add(self, one: Artifact | ArtifactGroup) -> None:
        """Add a file or group, unless there is one with its path or name."""
        if isinstance(one, Artifact):
            self.files.setdefault(one.path, one)
        elif one.name not in self.groups:
            self.groups[one.name] = one
            self._owners.update(dict.fromkeys(one.folders, one))

    def find(self, path: str) -> Artifact | None:
        """Return the file at ``path``, None where there is none; only the group that may have it is listed."""
        return self.files.get(path) or self.grouped(path)

    def grouped(self, path: str) -> Artifact | None:
        """Return the file at ``path`` if a group has it."""
        if not self._owners:
            return None
        owners = (self._owners[folder] for folder in folders_above(path) if folder in self._owners)
        return next((it for owner in owners for it in owner.artifacts() if it.path == path), None)

    def may_have(self, path: str) -> bool:
        """Return whether there is a file at ``path``, or a group that its folder belongs to."""
        return path in self.files or any(folder in self._owners for folder in folders_above(path))

    @property
    def keys(self) -> dict[str, str]:
        """The keys of all files and groups, by path and name."""
        return {path: it.key for path, it in self.files.items()} | {
            name: it.key for name, it in self.groups.items()
        }

    def in_order(self) -> Iterator[Artifact | ArtifactGroup]:
        """Yield files in order of path, then groups in order of name."""
        yield from (self.files[path] for path in sorted(self.files))
        yield from (self.groups[name] for name in sorted(self.groups))


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first, each with its slash."""
    at = path.rfind("/")
    while at >= 0:
        yield path[: at + 1]
        at = path.rfind("/", 0, at)
