"""An embedded store of what was computed before: a key made of named parts → values.

It is only ever a shortcut. What is damaged, of another program or of another version is set aside and made again; every
value is sealed (base/sealing.py). SQLite keeps it whole when a process is killed (write-ahead log), and lets a preview and a
build use it at the same time.
"""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from annosite.base.digest import digest
from annosite.base.memofile import PAGE, Unusable, connect, set_aside, table
from annosite.base.sealing import address, opened, pack, seal

FLUSH = 256
"""Entries that wait in memory before they are written together."""
HISTORY = 2
"""Entries kept for one name: the newest, and for those who switch to and fro (``--drafts``) the one before."""

SPARE = 4_000_000
"""Unused bytes that a file may have, however small it is."""
BROKEN = (sqlite3.Error, Unusable, OSError, UnicodeError)
"""What reading a damaged file may raise; what SQLite says of it may itself quote bytes that are no text."""

_OF_NAME = "SELECT id FROM entry WHERE bucket = ? AND name = ?"
Parts = Mapping[str, str]
_encode = msgspec.msgpack.encode
_decode_parts = msgspec.msgpack.Decoder(dict[str, str]).decode


def pack_parts(parts: Parts) -> bytes:
    """Return parts as an entry keeps them."""
    return _encode(dict(parts))


def key_of(parts: Parts) -> str:
    """Return the key that these named digests make."""
    return digest(sorted(parts.items()))


class Entry(msgspec.Struct, frozen=True):
    """One remembered computation; its values are read apart."""

    id: int
    name: str
    key: str
    first_key: str
    """The key under which its values were put and sealed."""
    packed: bytes
    """``parts`` as they are stored: most are never looked at."""

    @property
    def parts(self) -> dict[str, str]:
        """The named digests that the key was made of; empty where they are damaged."""
        try:
            return _decode_parts(self.packed)
        except (msgspec.MsgspecError, TypeError, UnicodeError):
            return {}


class Memo:
    """A store that is open.

    ``sections`` names the kinds of values an entry may have; each has a table of its own, so that reading all small ones
    never touches the big ones. ``path`` None: in memory, for one run.
    """

    def __init__(self, path: Path | None, sections: Sequence[str]) -> None:
        self.path = path
        self.damaged = False
        """Whether SQLite found the file broken: nothing more is read or written then, and it is set aside at the end."""
        self._sections = tuple(sections)
        self._queries = {name: f"SELECT seal, data FROM {table(name)} WHERE id = ?" for name in sections}
        """How one value of each section is asked for: a drawing process does so a hundred thousand times."""
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._waiting: list[tuple[str, str, str, dict[str, str], dict[str, bytes]]] = []
        self._full = False

    @property
    def lasts(self) -> bool:
        """Whether what is put here can be had again, from other processes too."""
        return self.path is not None and not self.damaged and not self._full

    # ---- reading

    def entries(self, bucket: str) -> dict[str, tuple[Entry, ...]]:
        """Return the entries of ``bucket`` by name, the newest first."""
        self.flush()
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self._entries(bucket):
            found[entry.name] = (*found[entry.name], entry) if entry.name in found else (entry,)
        return found

    def _entries(self, bucket: str, name: str | None = None) -> list[Entry]:
        which = "bucket = ?" if name is None else "bucket = ? AND name = ?"
        query = f"SELECT id, name, key, first_key, parts FROM entry WHERE {which} ORDER BY id DESC"
        return [Entry(*row) for row in self._rows(query, (bucket,) if name is None else (bucket, name))]

    def find(self, bucket: str, names: Collection[str]) -> dict[str, Entry]:
        """Return the newest entry of each of these names."""
        if len(names) > FLUSH:
            return {name: known[0] for name, known in self.entries(bucket).items() if name in names}
        self.flush()
        found = {name: self._entries(bucket, name) for name in names}
        return {name: known[0] for name, known in found.items() if known}

    def entry(self, bucket: str, name: str, key: str) -> Entry | None:
        """Return the entry of ``name`` that has this key."""
        self.flush()
        return next((entry for entry in self._entries(bucket, name) if entry.key == key), None)

    def value(self, section: str, entry: Entry) -> bytes | None:
        """Return one value; None where it is not there or damaged."""
        if self.damaged:
            return None
        try:
            found = self._open().execute(self._queries[section], (entry.id,)).fetchone()
        except BROKEN:
            self.damaged = True
            return None
        return None if found is None else opened(address(section, entry.name, entry.first_key), *found)

    def values(self, section: str, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """Yield the sound values of one section for ``entries``: one pass over the table."""
        wanted = {entry.id: entry for entry in entries}
        for ident, sealed, data in self._rows(f"SELECT id, seal, data FROM {table(section)}"):
            entry = wanted.get(ident)
            if entry is not None:
                value = opened(address(section, entry.name, entry.first_key), sealed, data)
                if value is not None:
                    yield entry, value

    def whole(self, name: str) -> bytes | None:
        """Return what ``put_whole`` put last under ``name``."""
        for sealed, data in self._rows("SELECT seal, data FROM whole WHERE name = ?", (name,)):
            return opened(name, sealed, data)
        return None

    # ---- writing

    def put(self, bucket: str, name: str, parts: Parts, values: Mapping[str, bytes]) -> None:
        """Remember ``values`` (section → what ``pack`` made) under ``name`` and the key of ``parts``."""
        self._waiting.append((bucket, name, key_of(parts), dict(parts), dict(values)))
        if len(self._waiting) >= FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what waits, as one transaction."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        with self._transaction() as database:
            for bucket, name, key, parts, values in waiting:
                query = "SELECT id, key FROM entry WHERE bucket = ? AND name = ? ORDER BY id DESC"
                old = database.execute(query, (bucket, name)).fetchall()
                stale = [ident for ident, its in old if its == key]
                stale += [ident for ident, its in old if its != key][HISTORY - 1 :]
                self._forget(database, stale)
                insert = "INSERT INTO entry (bucket, name, key, first_key, parts) VALUES (?, ?, ?, ?, ?)"
                ident = database.execute(insert, (bucket, name, key, key, pack_parts(parts))).lastrowid
                for section, data in values.items():
                    insert = f"INSERT INTO {table(section)} (id, seal, data) VALUES (?, ?, ?)"
                    database.execute(insert, (ident, seal(address(section, name, key), data), data))

    def note(self, bucket: str, noted: Iterable[tuple[str, bytes]]) -> None:
        """Remember, as the only entry of each name, what something was made of (as ``pack_parts`` returns it), without any values."""
        self.flush()
        known = "UPDATE entry SET parts = ? WHERE bucket = ? AND name = ?"
        insert = "INSERT INTO entry (bucket, name, key, first_key, parts) VALUES (?, ?, '', '', ?)"
        with self._transaction() as database:
            for name, packed in noted:
                if not database.execute(known, (packed, bucket, name)).rowcount:
                    database.execute(insert, (bucket, name, packed))

    def rekey(self, changes: Iterable[tuple[Entry, Parts]]) -> None:
        """Say that the values of these entries hold for other parts as well: from now on they are found by those."""
        self.flush()
        with self._transaction() as database:
            for entry, parts in changes:
                update = "UPDATE entry SET key = ?, parts = ? WHERE id = ?"
                database.execute(update, (key_of(parts), pack_parts(parts), entry.id))

    def drop(self, bucket: str, names: Iterable[str]) -> None:
        """Forget all entries of these names."""
        self.flush()
        gone = [row[0] for name in names for row in self._rows(_OF_NAME, (bucket, name))]
        if gone:
            with self._transaction() as database:
                self._forget(database, gone)

    def keep_only(self, bucket: str, names: Collection[str]) -> None:
        """Forget all entries of ``bucket`` but those of ``names``."""
        self.flush()
        query = "SELECT id, name FROM entry WHERE bucket = ?"
        stale = [ident for ident, name in self._rows(query, (bucket,)) if name not in names]
        if stale:
            with self._transaction() as database:
                self._forget(database, stale)

    def forget(self) -> None:
        """Forget everything."""
        self._waiting.clear()
        with self._transaction() as database:
            for name in ("entry", "whole", *(table(section) for section in self._sections)):
                database.execute(f"DELETE FROM {name}")

    def put_whole(self, name: str, data: bytes) -> None:
        """Remember ``data`` as the one value of ``name``."""
        packed = pack(data)
        with self._transaction() as database:
            database.execute(
                "INSERT OR REPLACE INTO whole VALUES (?, ?, ?)", (name, seal(name, packed), packed)
            )

    # ---- the file

    def release(self) -> None:
        """Write what waits and let go of the file, so that processes may be forked; it is opened again when needed."""
        self.flush()
        if self.path is not None:
            self._close()

    def close(self) -> None:
        """Write what waits, give back space where more than half of the file is unused, and close."""
        self.flush()
        pages, free = (
            sum(row[0] for row in self._rows(f"PRAGMA {name}")) for name in ("page_count", "freelist_count")
        )
        if free * PAGE > SPARE and free * 2 > pages and not self.damaged:
            with suppress(sqlite3.Error):  # in use by another process: next time
                self._open().execute("VACUUM")
        self._close()
        if self.damaged and self.path is not None:
            with suppress(OSError):
                set_aside(self.path)

    def _close(self) -> None:
        if self._database is not None and self._process == os.getpid():
            self._database.close()
            self._database = None

    def _open(self) -> sqlite3.Connection:
        """Return the connection of this process; a forked one must not touch its parent's."""
        if self._database is None or self._process != os.getpid():
            self._database = connect(self.path, self._sections)
            self._process = os.getpid()
        return self._database

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        if self.damaged:
            return
        try:
            yield from self._open().execute(query, values)
        except BROKEN:
            self.damaged = True

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing. Where the disk is full or another process holds the file for long, nothing is."""
        if self.damaged or self._full:
            yield _nowhere(self._sections)
            return
        try:
            database = self._open()
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                with suppress(sqlite3.Error):
                    database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")
        except sqlite3.OperationalError:
            self._full = True
        except BROKEN:
            self.damaged = True

    def _forget(self, database: sqlite3.Connection, idents: Iterable[int]) -> None:
        for ident in idents:
            database.execute("DELETE FROM entry WHERE id = ?", (ident,))
            for section in self._sections:
                database.execute(f"DELETE FROM {table(section)} WHERE id = ?", (ident,))


def open_memo(path: Path, sections: Sequence[str]) -> tuple[Memo, str]:
    """Return the store at ``path``, and what was wrong with an earlier one that had to be set aside (else empty).

    Where no file can be made (a folder that may not be written to), the store lives in memory.
    """
    said = ""
    for _ in range(2):
        memo = Memo(path, sections)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            memo._open().execute("SELECT count(*) FROM entry").fetchone()  # noqa: SLF001 - its own module
        except Unusable as unusable:
            said = str(unusable)
        except sqlite3.OperationalError as error:
            return Memo(None, sections), f"cannot be opened ({error})"
        except (sqlite3.DatabaseError, UnicodeError):
            said = "is damaged"
        except OSError as error:
            return Memo(None, sections), f"cannot be made ({error.strerror})"
        else:
            return memo, said
        memo._close()  # noqa: SLF001
        try:
            set_aside(path)
        except OSError:
            break
    return Memo(None, sections), said


def _nowhere(sections: Sequence[str]) -> sqlite3.Connection:
    """A store that is thrown away: callers need not know that nothing can be kept."""
    return connect(None, sections)
