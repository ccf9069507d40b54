"""Whether anything changed at all: asked first, with the standard library alone, so that an idle build costs a walk.

After a build without errors its inputs are noted: every file of the site by size, times and inode, the program, the theme's
and plugins' files, the run's flags, and what the output folder looked like. While all of that is the same, another
build would change nothing; its warnings are repeated from the note. Files that changed within two seconds of the
note are compared by content: a second change could have left their times as they are.
"""

import json
import os
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annosite.base.look import Look, Stat
from annosite.base.outguard import MANIFEST_NAME, STAGING_NAME
from annosite.engine.code import installed, sources

if TYPE_CHECKING:
    from annosite.base.diagnostics import Diagnostic

FORMAT = 1
NOTE = Path(".annosite", "fresh.json")
FOLDERS = ("content", "themes")
BY_FOLDER = os.scandir in os.supports_fd and hasattr(os, "O_DIRECTORY")
"""Whether files can be asked about by their open folder: then their paths are not walked for each, a quarter less time."""
YOUNG = 2_000_000_000
"""Nanoseconds; as in base/fingerprints.py."""


class State(NamedTuple):
    """Every file that a build may read, by size, times and inode."""

    digest: str
    young: dict[str, str]
    """Digest of the content of each file that had changed a moment before, by path."""
    look: Look


class Unchanged(NamedTuple):
    """What there is to say although nothing was done."""

    told: list[dict[str, Any]]
    said: dict[str, Any]
    """What the caller gave ``note``: counts for the closing line."""

    @property
    def diagnostics(self) -> "tuple[Diagnostic, ...]":
        """Return the last build's warnings."""
        if not self.told:
            return ()
        from annosite.base.diagnostics import Diagnostic, Label  # noqa: PLC0415 - not needed by most
        from annosite.base.textfile import Place  # noqa: PLC0415

        def place(it: dict[str, Any] | None) -> Place | None:
            return None if it is None else Place(**it)

        return tuple(
            Diagnostic(
                it["code"],
                it["severity"],
                it["message"],
                place(it["place"]),
                tuple(it["hints"]),
                tuple(Label(Place(**label["place"]), label["text"]) for label in it["labels"]),
            )
            for it in self.told
        )


def unchanged(
    root: Path, output: Path, run: dict[str, Any], now: str, before: State | None = None
) -> Unchanged | None:
    """Return what is known of the last build if another one would do nothing; None: it has to be done.

    ``run``: all flags that matter, as JSON has them; ``now``: the build's clock, ISO in UTC; ``before``: the
    site's files as they stand, where the caller knows.
    """
    try:
        note = json.loads((root / NOTE).read_bytes())
        if note["format"] != FORMAT or note["run"] != run or note["output"] != os.path.realpath(output):
            return None
        # Moments are UTC, however the zone is written: to the second they compare as text.
        if not note["since"][:19] <= now[:19] or (note["until"] and now[:19] >= note["until"][:19]):
            return None
        if note["published"] != _published(output) or note["program"] != _program():
            return None
        if (before.digest if before else _state(f"{root}/", FOLDERS)[0]) != note["files"] or _state(
            "", note["elsewhere"]
        )[0] != note["others"]:
            return None
        if any(_content(root, path) != digest for path, digest in note["young"].items()):
            return None
        return Unchanged(note["diagnostics"], note["said"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no note, or not one that can be read


def is_untouched(root: Path, output: Path) -> bool:
    """Return whether the output folder looks as the last build left it: its manifest, its first two levels."""
    try:
        note = json.loads((root / NOTE).read_bytes())
        return bool(note["output"] == os.path.realpath(output) and note["published"] == _published(output))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def note(
    root: Path,
    output: Path,
    run: dict[str, Any],
    now: str,
    *,
    before: State,
    elsewhere: Iterable[str] = (),
    until: str = "",
    diagnostics: "Iterable[Diagnostic]" = (),
    said: dict[str, Any] | None = None,
) -> None:
    """Remember a build that left nothing to do.

    ``before``: the site's files as they were before they were read;
    ``elsewhere``: files and folders outside of it that were used (absolute): an installed theme, plugins.
    """
    from msgspec import to_builtins  # noqa: PLC0415 - not needed to decide

    told = {
        "format": FORMAT,
        "run": run,
        "output": os.path.realpath(output),
        "since": now,
        "until": until,
        "published": _published(output),
        "program": _program(),
        "elsewhere": list(elsewhere),
        "others": _state("", elsewhere)[0],
        "files": before.digest,
        "young": before.young,
        "diagnostics": [to_builtins(it) for it in diagnostics],
        "said": said or {},
    }
    place = root / NOTE
    part = place.with_suffix(".part")
    try:
        part.write_text(json.dumps(told))
        part.replace(place)
    except OSError:
        return  # it is only a shortcut


def state(root: Path) -> State:
    """Return how the files of the site stand now. Those that changed a moment ago are read, for they may change again unseen.

    To be called before anything of the site is read.
    """
    moment = time.time_ns()
    digest, seen = _state(f"{root}/", FOLDERS)
    young = (path for path, (_, _, changed, _) in seen.items() if changed > moment - YOUNG)
    return State(digest, {path: _content(root, path) for path in young}, Look(seen, moment))


def _state(base: str, paths: Iterable[str]) -> tuple[str, dict[str, Stat]]:
    """Return the digest of names, sizes and times, and these by name; nothing is opened."""
    seen = {
        name: (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        for path in paths
        for name, status in _files(base, path)
    }
    told = "".join(
        sorted(
            f"{name}\0{size}\0{changed}\0{moved}\0{inode}\n"
            for name, (size, changed, moved, inode) in seen.items()
        )
    )
    return blake2b(told.encode(errors="surrogateescape"), digest_size=16).hexdigest(), seen


def _files(base: str, path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield (path, status) of all files at and below ``base + path``; links are followed, each folder once."""
    waiting = [path]
    entered = set()
    while waiting:
        folder = waiting.pop()
        try:
            opened = os.open(base + folder, os.O_RDONLY | os.O_DIRECTORY) if BY_FOLDER else None
            entries = os.scandir(base + folder if opened is None else opened)
        except NotADirectoryError:
            yield folder, os.stat(base + folder)
            continue
        except FileNotFoundError:
            continue
        with entries, _closed(opened):
            for entry in entries:
                name = f"{folder}/{entry.name}"
                try:
                    if not entry.is_dir():
                        yield name, entry.stat()
                        continue
                except OSError:  # a link that leads nowhere
                    yield name, entry.stat(follow_symlinks=False)
                    continue
                real = os.path.realpath(base + name) if entry.is_symlink() else base + name
                if real not in entered:
                    entered.add(real)
                    waiting.append(name)


@contextmanager
def _closed(opened: int | None) -> Iterator[None]:
    """Close an open folder at the end."""
    try:
        yield
    finally:
        if opened is not None:
            os.close(opened)


def _content(root: Path, path: str) -> str:
    try:
        return blake2b((root / path).read_bytes(), digest_size=16).hexdigest()
    except OSError:  # gone, or a link that leads nowhere
        return ""


def _published(output: Path) -> list[Any]:
    """Return how the output folder stands: its manifest, its first two levels, and no build that waits to be finished."""
    manifest = os.stat(output / MANIFEST_NAME)
    real = Path(os.path.realpath(output))
    if (real / STAGING_NAME).exists() or real.with_name(f".{real.name}{STAGING_NAME}").exists():
        raise FileNotFoundError
    with os.scandir(real) as entries:
        folders = sorted(
            (it.name, it.stat().st_mtime_ns) for it in entries if it.is_dir(follow_symlinks=False)
        )
    top = sorted(os.listdir(real))
    return [manifest.st_size, manifest.st_mtime_ns, manifest.st_ino, top, [list(it) for it in folders]]


def _program() -> str:
    """Return the digest of the program by its files' sizes and times, and the versions of what it stands on."""
    package = Path(__file__).parent
    seen = blake2b(
        f"{sys.version_info[:3]} {unicodedata.unidata_version} {installed()}".encode(), digest_size=16
    )
    for path in sorted(map(str, sources(package))):
        status = os.stat(path)
        seen.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return seen.hexdigest()
