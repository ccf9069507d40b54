"""The file of a memo: how it is opened, recognised, and set aside where it cannot be used."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

APPLICATION = 0x416E6E6F
"""SQLite's application_id ("Anno"): other programs' databases are not ours to change."""
FORMAT = 6
PAGE = 8192
"""Bytes of a page: values have some kilobytes, and half as much takes a tenth more time to write."""
WAIT = 30.0
"""Seconds to wait for another process that writes."""


class Unusable(Exception):  # noqa: N818 - an answer, not a failure
    """The file is no store of this program and version; the text says what it is."""


def connect(path: Path | None, sections: Sequence[str], *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to the store, made where there is none; ``path`` None: in memory.

    Raises ``Unusable``, ``sqlite3.DatabaseError`` (damaged) and ``OSError``.
    """
    if path is None:
        database = sqlite3.connect(":memory:", isolation_level=None)
    else:
        if path.is_dir():
            raise Unusable("is a folder")
        mode = "ro" if read_only else "rwc"
        # as_uri quotes what a folder's name may hold: ?, #, %.
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=WAIT,
            check_same_thread=False,
        )
    try:
        if not read_only:
            _prepare(database, sections)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection, sections: Sequence[str]) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise Unusable("belongs to another program")
    if tables and version != FORMAT:
        raise Unusable("is of another version of Annosite")
    if not tables:
        database.execute(f"PRAGMA page_size={PAGE}")
    database.execute("PRAGMA journal_mode=WAL")
    # A power failure may cost the store (then it is made again), never an answer: values are sealed.
    database.execute("PRAGMA synchronous=OFF")
    database.execute("PRAGMA journal_size_limit=16777216")
    database.execute("PRAGMA cache_size=-4096")
    if tables:
        return
    database.execute("BEGIN IMMEDIATE")
    if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        database.execute(f"PRAGMA application_id={APPLICATION}")
        database.execute(f"PRAGMA user_version={FORMAT}")
        database.execute(
            "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, name TEXT NOT NULL,"
            " key TEXT NOT NULL, first_key TEXT NOT NULL, parts BLOB NOT NULL)"
        )
        database.execute("CREATE INDEX entry_name ON entry (bucket, name)")
        database.execute("CREATE TABLE whole (name TEXT PRIMARY KEY, seal BLOB NOT NULL, data BLOB NOT NULL)")
        for section in sections:
            database.execute(
                f"CREATE TABLE {table(section)} (id INTEGER PRIMARY KEY, seal BLOB NOT NULL, data BLOB NOT NULL)"
            )
    database.execute("COMMIT")


def table(section: str) -> str:
    """Return the name of a section's table."""
    assert section.isidentifier()
    return f"value_{section}"


def set_aside(path: Path) -> Path:
    """Rename what stands at ``path`` (file or folder) so that a new store can be made; return its new name.

    One earlier file is kept, not more; a folder is never removed.
    """
    for number in range(100):
        aside = path.with_name(f"{path.name}.aside{number or ''}")
        if not aside.is_dir():
            break
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()
    with suppress(OSError):
        aside.unlink()
    shutil.move(path, aside)
    return aside
