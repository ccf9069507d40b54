"""Plugins: functions that take the pipeline and return another, by entry point or as ``module:function``."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.offered import entry_points
from annosite.base.textfile import Place
from annosite.engine.code import sources
from annosite.model.codes import problem
from annosite.model.pipeline import Pipeline

GROUP = "annosite.plugins"
"""The entry points' group: ``[project.entry-points."annosite.plugins"]``."""
SETTINGS = Place("content/site.yaml")


def extended(
    pipeline: Pipeline, plugins: tuple[str, ...], root: Path
) -> Checked[tuple[Pipeline, tuple[Path, ...]]]:
    """Return the pipeline as the plugins make it, in their order, and the files of their sources.

    A module may lie in the site's folder (site.yaml is trusted as code is). A plugin that cannot be had is an error.
    """
    files: list[Path] = []
    problems: list[Diagnostic] = []
    for name in plugins:
        try:
            function = _find(name, root)
            returned: object = function(pipeline)
        except Exception as error:  # noqa: BLE001 - a plugin is anybody's code
            said = str(error) or type(error).__name__
            problems.append(problem("plugin-failed", f"the plugin {name} cannot be used: {said}", SETTINGS))
            continue
        if isinstance(returned, Pipeline):
            pipeline = returned
            files += _sources(function)
        else:
            problems.append(
                problem("plugin-failed", f"the plugin {name} did not return a pipeline", SETTINGS)
            )
    return Checked((pipeline, tuple(sorted(set(files)))), tuple(problems))


def _find(name: str, root: Path) -> Callable[[Pipeline], Any]:
    if ":" not in name:
        (found,) = entry_points(GROUP, name=name) or (None,)
        if found is None:
            raise LookupError("no installed package offers it")
        function: Callable[[Pipeline], Any] = found.load()
        return function
    module, _, attribute = name.partition(":")
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    offered: Callable[[Pipeline], Any] = getattr(import_module(module), attribute)
    return offered


def _sources(function: Callable[..., Any]) -> list[Path]:
    """Return the files that a plugin's output may depend on: its module, or all of its package."""
    module = sys.modules[function.__module__]
    file = getattr(module, "__file__", None)
    if file is None:
        return []
    package = getattr(sys.modules.get(module.__name__.partition(".")[0]), "__path__", None)
    return [Path(file)] if package is None else [path for top in package for path in sources(Path(top))]
