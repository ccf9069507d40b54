"""The site's files, each read only when its size, times or inode changed."""

import time
from hashlib import blake2b, file_digest
from pathlib import Path

from annosite.base.diagnostics import Checked
from annosite.base.digest import digest_bytes
from annosite.base.fingerprints import Seen, load_seen, save_seen
from annosite.base.memo import Memo
from annosite.base.textfile import TextFile
from annosite.load.read import read
from annosite.model.content import FileInfo, Listing


class Files:
    """Digests and texts of the files of one listing."""

    def __init__(self, root: Path, listing: Listing, memo: Memo) -> None:
        self.root = root
        self._listed = time.time_ns()
        self.listing = listing
        self._memo = memo
        self._infos = {info.path: info for info in listing.files}
        self._known = load_seen(memo)
        self._fresh: dict[str, Seen] = {}

    def seen(self, path: str) -> Seen | None:
        """Return what is known of a file without opening it; None: it has to be read."""
        fresh = self._fresh.get(path)
        if fresh is not None:
            return fresh
        info, known = self._infos[path], self._known.get(path)
        if known is not None and known.is_same(info.size, info.mtime_ns, info.ctime_ns, info.inode):
            return known
        return None

    def text(self, path: str, mark: int = 0) -> Checked[TextFile | None]:
        """Read a text; from now on its digest is known."""
        found = read(self.root, path)
        if found.value is not None:
            self._note(self._infos[path], digest_bytes(found.value.text.encode()), mark)
        return found

    def mark(self, path: str, mark: int) -> None:
        """Remember something about the content of a text that was read in this run."""
        if path in self._fresh:
            self._note(self._infos[path], self._fresh[path].digest, mark)

    def data_digest(self, path: str) -> str:
        """Return the digest of a file's bytes."""
        seen = self.seen(path)
        if seen is None:
            with (self.root / path).open("rb") as file:
                found = file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
            self._note(self._infos[path], found, 0)
            seen = self._fresh[path]
        return seen.digest

    def data(self, path: str) -> bytes:
        """Return a file's bytes."""
        return (self.root / path).read_bytes()

    def save(self) -> None:
        """Remember what was seen, and forget files that are gone."""
        if self._fresh or any(path not in self._infos for path in self._known):
            known = {path: seen for path, seen in self._known.items() if path in self._infos}
            save_seen(self._memo, known | self._fresh, self._listed)

    def _note(self, info: FileInfo, digest: str, mark: int) -> None:
        self._fresh[info.path] = Seen(info.size, info.mtime_ns, info.ctime_ns, info.inode, digest, mark)
