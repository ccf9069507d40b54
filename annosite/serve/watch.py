"""Notices that the site's files change."""

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

FOLDERS = ("content", "themes")
STEP = 30
"""Milliseconds of silence that end a burst of changes: an editor saves in several steps."""
LONGEST = 300
"""Milliseconds after which a burst that does not end is told all the same."""


Changed = Callable[[Collection[str]], None]
"""Called with the paths in the site's folder that changed; with none where it is not known which."""


async def watch(root: Path, changed: Changed) -> None:
    """Call ``changed`` after each burst of changes under the site's content/ and themes/, until cancelled.

    A folder that comes later (a first theme; content/ exchanged as a whole by a checkout) is noticed too.
    """
    while True:
        here = [root / name for name in FOLDERS if (root / name).is_dir()]
        inside = asyncio.create_task(_tell(root, here, changed))
        try:
            async for _ in awatch(
                root, recursive=False, watch_filter=_is_folder, step=STEP, debounce=LONGEST
            ):
                break
        finally:
            inside.cancel()
            await asyncio.gather(inside, return_exceptions=True)
        changed(())


async def _tell(root: Path, folders: list[Path], changed: Changed) -> None:
    if not folders:
        return
    async for changes in awatch(*folders, watch_filter=_Content(), step=STEP, debounce=LONGEST):
        paths = {Path(path) for _, path in changes}
        inside = all(path.is_relative_to(root) for path in paths)
        changed({path.relative_to(root).as_posix() for path in paths} if inside else ())


def _is_folder(change: Change, path: str) -> bool:
    return Path(path).name in FOLDERS and change is not Change.modified


class _Content(DefaultFilter):
    """All but editors' swap and backup files, and version control."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^4913$", r"^#.*#$", r"\.tmp$")
