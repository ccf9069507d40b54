"""What the program is made of on this machine, part by part, so that it can be compared with another's.

The standard library alone: the question must be answered where libraries are lacking, too.
"""

import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annosite import __version__
from annosite.engine.code import sources, versions

SHOWN = 12
"""Digits of a digest that is shown to people."""


@cache
def parts(*plugins: str) -> dict[str, str]:
    """Return names and versions of all that an article's or page's bytes depend on; ``plugins``: names of modules or packages."""
    return {
        "Python": ".".join(map(str, sys.version_info[:3])),
        "Annosite": f"{__version__} ({_digest([Path(__file__).parent.parent])})",
        **versions(),
        **{f"the plugin {name}": _plugin(name) for name in plugins},
    }


def packages_of(functions: Iterable[Callable[..., Any]]) -> tuple[str, ...]:
    """Return the names of the modules that functions come from, of a package the package's: sorted."""
    return tuple(sorted({function.__module__.partition(".")[0] for function in functions}))


def lies_in(root: Path, package: str) -> bool:
    """Return whether a module was imported from the folder ``root``, and not from an environment that lies in it."""
    module, root = sys.modules.get(package), root.absolute()
    places = [*getattr(module, "__path__", ()), getattr(module, "__file__", None) or ""]
    return any(
        path.is_relative_to(root) and "site-packages" not in path.relative_to(root).parts
        for path in (Path(place).absolute() for place in places if place)
    )


def _plugin(name: str) -> str:
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        return ""
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    if folders or spec.origin is None:
        return f"({_digest(folders)})"
    return f"({blake2b(Path(spec.origin).read_bytes()).hexdigest()[:SHOWN]})"


def _digest(folders: Iterable[Path]) -> str:
    state = blake2b()
    for folder in folders:
        for path in sorted(sources(folder)):
            data = path.read_bytes()
            state.update(f"\0{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            state.update(data)
    return state.hexdigest()[:SHOWN]
