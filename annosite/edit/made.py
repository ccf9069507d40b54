"""What came of a request to write something."""

from msgspec import Struct


class Made(Struct, frozen=True):
    """Files written, or why none was."""

    written: tuple[str, ...] = ()
    """Paths relative to the site's folder; a changed file's too."""
    next: tuple[str, ...] = ()
    """What to do now, one sentence each."""
    refusal: str = ""
    """Why nothing was written; then there is nothing in ``written``."""
