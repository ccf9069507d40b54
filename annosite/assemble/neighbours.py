"""Which article comes before and after another."""

from collections.abc import Sequence


def neighbours(paths: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return article path → (older, newer) of a list that begins with the newest; ``""`` at its ends."""
    older = [*paths[1:], ""]
    newer = ["", *paths]
    return {path: (before, after) for path, before, after in zip(paths, older, newer, strict=False)}
