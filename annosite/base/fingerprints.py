"""Files that were read before: while size, times and inode stay the same, so does the content.

The key of everything is the content's digest; this only spares reading. Times count once they are older than a file
system's coarsest clock: until then a second change could leave them as they are (as git knows: "racy" entries).
"""

import msgspec

from annosite.base.memo import Memo

NAME = "fingerprints"
TRUST_AFTER = 2_000_000_000
"""Nanoseconds: FAT counts in twos of seconds."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was when it was read."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: str
    mark: int = 0
    """Of the reader's own: something it found out about the content."""

    def is_same(self, size: int, mtime_ns: int, ctime_ns: int, inode: int) -> bool:
        """Return whether a file with these values still has the same content."""
        return (
            self.ctime_ns == ctime_ns
            and self.mtime_ns == mtime_ns
            and self.size == size
            and self.inode == inode
        )


_decoder = msgspec.msgpack.Decoder(dict[str, Seen])


def load_seen(memo: Memo) -> dict[str, Seen]:
    """Return the files that are known, by path."""
    data = memo.whole(NAME)
    try:
        return {} if data is None else _decoder.decode(data)
    except msgspec.MsgspecError:
        return {}


def save_seen(memo: Memo, seen: dict[str, Seen], listed: int) -> None:
    """Remember files, but for those that had changed a moment before they were ``listed`` (nanoseconds since 1970).

    Not a moment ago: they may have changed again while they were worked on.
    """
    young = listed - TRUST_AFTER
    memo.put_whole(
        NAME,
        msgspec.msgpack.encode({path: one for path, one in seen.items() if one.ctime_ns <= young}),
    )
