"""What installed packages offer under a name: entry points, looked for without importing what reads them."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def entry_points(group: str, name: str = "") -> "Iterable[EntryPoint]":
    """Return the entry points of ``group`` (``name``: those of that name), as importlib.metadata does.

    That takes 20 ms to import: it is only asked where a package has anything of the group.
    """
    if not any(_may_offer(folder, group) for folder in sys.path):
        return ()
    from importlib.metadata import entry_points as every  # noqa: PLC0415 - see above

    return every(group=group, name=name) if name else every(group=group)


def _may_offer(folder: str, group: str) -> bool:
    """Return whether a package in this folder of ``sys.path`` has entry points of the group, or that cannot be seen."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - of strings, which are many
    except NotADirectoryError:
        return True  # an archive
    except OSError:
        return False
    said = f"[{group}]".encode()
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                found = Path(folder, name, "entry_points.txt").read_bytes()
            except OSError:
                continue  # it offers nothing
            if said in found:
                return True
    return False
