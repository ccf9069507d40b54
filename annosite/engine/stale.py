"""Why something is made again: pure functions of what it was made from and what it would be made from."""

from collections.abc import Mapping

Parts = Mapping[str, str]
"""Name → digest."""
NEW = ("new",)


def reasons(before: Parts | None, now: Parts) -> tuple[str, ...]:
    """Return the names of the parts that differ, sorted; ``("new",)`` where nothing was made before."""
    if before is None:
        return NEW
    return tuple(sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name)))
