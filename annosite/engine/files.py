"""The site's files, each read only when its size, times or inode changed."""

import time
from hashlib import blake2b, file_digest
from pathlib import Path

from annosite.base.diagnostics import Checked
from annosite.base.digest import digest_content
from annosite.base.fingerprints import Seen, load_seen, save_seen
from annosite.base.memo import Memo
from annosite.base.textfile import TextFile
from annosite.load.read import decode, read, read_bytes
from annosite.model.content import FileInfo, Listing

FEW = 16
"""New files up to which nothing is written: they are read again in the next build, which takes less than writing of all others."""
PEEKED = 32_000_000
"""Bytes of files that were looked at and not yet read: kept, so that they need not be opened twice."""


class Files:
    """Digests and texts of the files of one listing."""

    def __init__(self, root: Path, listing: Listing, memo: Memo, listed: int = 0) -> None:
        """``listed``: when the files were looked at, in nanoseconds since 1970 (0: now)."""
        self.root = root
        self._listed = listed or time.time_ns()
        self.listing = listing
        self._memo = memo
        self._infos = {info.path: info for info in listing.files}
        self._known = load_seen(memo)
        self._fresh: dict[str, Seen] = {}
        self._marks: dict[str, int] = {}
        self._peeked: dict[str, bytes] = {}
        self._room = PEEKED

    def seen(self, path: str) -> Seen | None:
        """Return what is known of a file without opening it; None: it has to be read."""
        fresh = self._fresh.get(path)
        if fresh is not None:
            return fresh
        info, known = self._infos[path], self._known.get(path)
        if known is not None and known.is_same(info.size, info.mtime_ns, info.ctime_ns, info.inode):
            return known
        return None

    def text(self, path: str) -> Checked[TextFile | None]:
        """Read a text; from now on its digest is known."""
        data = self._peeked.pop(path, None)
        if data is None:
            found = read(self.root, path)
        else:
            self._room += len(data)
            found = decode(path, data)
        if found.value is not None:
            self._note(self._infos[path], digest_content(found.value.text.encode()))
        return found

    def peek(self, path: str) -> bytes:
        """Return a text's bytes unchecked, for a look at what it may be about; empty where it cannot be read."""
        data, _ = read_bytes(self.root, path)
        if data is None:
            return b""
        if len(data) <= self._room:
            self._room -= len(data)
            self._peeked[path] = data
        return data

    def mark(self, path: str, mark: int) -> None:
        """Remember something about the content of a text, once it is read in this run."""
        self._marks[path] = mark
        if path in self._fresh:
            self._note(self._infos[path], self._fresh[path].digest)

    def data_digest(self, path: str) -> str:
        """Return the digest of a file's bytes."""
        seen = self.seen(path)
        if seen is None:
            with (self.root / path).open("rb") as file:
                found = file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
            self._note(self._infos[path], found)
            seen = self._fresh[path]
        return seen.digest

    def data(self, path: str) -> bytes:
        """Return a file's bytes."""
        return (self.root / path).read_bytes()

    def save(self) -> None:
        """Remember what was seen, and forget files that are gone."""
        if len(self._fresh) > FEW or any(path not in self._infos for path in self._known):
            known = {path: seen for path, seen in self._known.items() if path in self._infos}
            save_seen(self._memo, known | self._fresh, self._listed)

    def recall(self) -> None:
        """Go by what another process has saved meanwhile."""
        self._known = load_seen(self._memo)
        self._fresh = {path: seen for path, seen in self._fresh.items() if self._known.get(path) != seen}

    def release(self) -> None:
        """Let go of what was known of files: who asks for it after this reads them again."""
        self._known, self._fresh = {}, {}

    def _note(self, info: FileInfo, digest: str) -> None:
        known = self._known.get(info.path)
        mark = self._marks.get(info.path) or (known.mark if known and known.digest == digest else 0)
        self._fresh[info.path] = Seen(info.size, info.mtime_ns, info.ctime_ns, info.inode, digest, mark)
