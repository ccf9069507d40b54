"""What the models' docstrings say of each key, for the JSON Schema.

They are read from the sources when one command asks for them.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from annosite.load.schema.marks import Written, attributes


def described(schema: dict[str, Any], root: Any) -> dict[str, Any]:
    """Return the JSON Schema of the model (or other type) ``root`` with a description of every key that has a docstring."""
    models = {model.__name__: model for model in _models(Written)}
    for name, definition in schema.get("$defs", {}).items():
        if name in models:
            _describe(definition, models[name])
    if inspect.isclass(root) and issubclass(root, Written):
        _describe(schema, root)
    return schema


def _models(model: type[Written]) -> Iterator[type[Written]]:
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


def _describe(schema: dict[str, Any], model: type[Written]) -> None:
    properties = schema.get("properties", {})
    for each in attributes(model):
        text = _docstring(model, each.name)
        key = each.key
        if text and "description" not in properties.get(key, {"description": ""}):
            properties[key] = dict(sorted({**properties[key], "description": text}.items()))


def _docstring(model: type[Written], name: str) -> str:
    """Return what stands below an attribute of the model, or of the class that it has it from."""
    owners = (each for each in model.__mro__ if name in inspect.get_annotations(each))
    owner = next(owners, None)
    return _docstrings(sys.modules[owner.__module__]).get((owner.__name__, name), "") if owner else ""


@cache
def _docstrings(module: ModuleType) -> dict[tuple[str, str], str]:
    """Return the docstrings of a module by class and attribute."""
    found: dict[tuple[str, str], str] = {}
    try:
        source = inspect.getsource(module)
    except OSError:  # installed without its sources
        return found
    for model in ast.parse(source).body:
        if not isinstance(model, ast.ClassDef):
            continue
        for field, below in zip(model.body, model.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            ):
                found[model.name, field.target.id] = inspect.cleandoc(below.value.value)
    return found
