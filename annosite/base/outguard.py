"""Which folder may be an output folder: tools have deleted their users' files.

A folder is judged by where it really is, after ``..`` and symbolic links.
"""

import os
from collections.abc import Iterable
from pathlib import Path

MANIFEST_NAME = ".annosite-manifest.json"
LOCK_NAME = ".annosite-lock"
STAGING_NAME = ".annosite-staging"
OWN_NAMES = frozenset({MANIFEST_NAME, LOCK_NAME, STAGING_NAME})
HARMLESS_NAMES = frozenset({".gitignore", ".git", "CNAME", ".nojekyll", ".gitkeep"})
"""Files of the place where a site is published from; they do not make a folder somebody else's."""


class OutputRefused(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """The folder may not be used as output (wrong usage: exit status 2). The text says why and what to do."""


class OutputBusy(Exception):  # noqa: N818 - see above
    """Another build holds the folder's lock (exit status 3)."""


def real_output(output: Path, *, protected: Iterable[Path] = (), private: Iterable[Path] = ()) -> Path:
    """Return where ``output`` really is.

    ``protected`` folders, the user's home and ``/`` are refused, and so is every folder that contains one of them;
    ``private`` folders are refused with all that is inside them. Raises ``OutputRefused``.
    """
    real = Path(os.path.realpath(output))
    if real == Path(real.anchor):
        raise OutputRefused(
            f"The output folder {output} is the root of the file system; choose a folder of its own"
        )
    for folder in (*protected, *private, *_home()):
        inner = Path(os.path.realpath(folder))
        if real == inner:
            raise OutputRefused(f"The output folder {output} is {inner} itself; choose a folder of its own")
        if inner.is_relative_to(real):
            raise OutputRefused(f"The output folder {output} contains {inner}; choose a folder of its own")
    for folder in private:
        if real.is_relative_to(os.path.realpath(folder)):
            raise OutputRefused(
                f"The output folder {output} lies inside {folder}; choose a folder outside it"
            )
    if real.exists() and not real.is_dir():
        raise OutputRefused(f"The output folder {output} is a file; choose a folder")
    return real


def refuse_foreign(real: Path, shown: Path) -> None:
    """Raise ``OutputRefused`` if ``real`` has files but no manifest: somebody else made them."""
    if (real / MANIFEST_NAME).is_file():
        return
    try:
        names = sorted(os.listdir(real))
    except FileNotFoundError:
        return
    foreign = [name for name in names if name not in OWN_NAMES and name not in HARMLESS_NAMES]
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise OutputRefused(
            f"The output folder {shown} holds files that Annosite did not make ({foreign[0]}{more}); "
            "choose an empty folder, or move them away"
        )


def _home() -> tuple[Path, ...]:
    try:
        return (Path.home(),)
    except RuntimeError:  # no home is known: nothing to protect
        return ()
