"""What the program is: the digest of its sources and of everything else that could make another output of the same input.

The standard library alone: ``fresh`` asks before anything heavy is imported.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

DEPENDENCIES = (
    "ahocorasick_rs",
    "babel",
    "cbor2",
    "jinja2",
    "markdown_it_py",
    "markupsafe",
    "mdit_py_plugins",
    "msgspec",
    "nh3",
    "pagefind_bin",
    "pillow",
    "pydantic",
    "pydantic_core",
    "pygments",
    "python_slugify",
    "pyyaml",
    "rapidfuzz",
    "regex",
    "text_unidecode",
)
"""Names of the distributions that have a part in what is written, as their folders spell them."""


@cache
def program_digest() -> str:
    """Return the digest of the program's sources and of the versions of all it stands on; they are read once."""
    state = blake2b(digest_size=16)
    state.update(f"{sys.version_info[:3]} {unicodedata.unidata_version} {installed()}".encode())
    package = Path(__file__).parent.parent
    within = len(f"{package}{os.sep}")
    for path in sorted(map(str, sources(package))):
        state.update(f"\0{path[within:].replace(os.sep, '/')}\0".encode())
        with open(path, "rb", buffering=0) as file:
            state.update(file.read())
    return state.hexdigest()


def code_digest(plugins: Iterable[Path]) -> str:
    """Return the digest of the program with these files of plugins."""
    state = blake2b(program_digest().encode(), digest_size=16)
    for path in sorted(plugins):
        state.update(f"\0{path.name}\0".encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def sources(folder: Path) -> list[Path]:
    """Return the Python files below ``folder``."""
    return [Path(top, name) for top, _, names in os.walk(folder) for name in names if name.endswith(".py")]


def installed() -> str:
    """Return names and versions of the dependencies in a line."""
    return " ".join(f"{name}={version}" for name, version in versions().items())


def versions() -> dict[str, str]:
    """Return the dependencies' versions (empty: not installed), read off the names of their folders.

    importlib.metadata takes 40 ms.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                distribution, _, version = name.rpartition(".")[0].partition("-")
                plain = distribution.lower().replace("-", "_").replace(".", "_")
                if plain in DEPENDENCIES:
                    found.setdefault(plain, version)
    return {name: found.get(name, "") for name in DEPENDENCIES}
