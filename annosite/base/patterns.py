"""Patterns that are compiled when they are first asked: most texts need few of them, and together they take 15 ms."""

from typing import Any

import regex


class Pattern:
    """A pattern of ``regex``, and its methods."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        """Compile it; its methods are this object's own from now on, so that this is called once for each."""
        method = getattr(regex.compile(self._source), name)
        setattr(self, name, method)
        return method
