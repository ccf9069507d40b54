"""A task as it goes to a worker of a cluster: a text and bytes, which can be read whatever the worker lacks.

A worker that cannot read its task ends; one that reads it and fails says why.
"""

import pickle
from collections.abc import Callable
from typing import Any

from annosite.base.terms import Parts, Terms

DO = f"__import__('importlib').import_module({__name__!r}).do(packed, state)"
"""For ``eval``, with what ``pack`` returned as ``packed``."""


class Shared:
    """Stands among a task's arguments for the state, which each worker has once."""


class Unlike(RuntimeError):  # noqa: N818 - never shown: the building machine asks what differs
    """Raised on a worker that has not what the building machine has."""


def pack(terms: Terms | None, wanted: Parts, function: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    """Return a call, and apart from it on which terms: another version of the program may not be able to read the call."""
    return pickle.dumps((terms, wanted, pickle.dumps((function, args))))


def do(packed: bytes, state: Any) -> Any:
    """Make the call, if this worker has what is wanted (else ``Unlike``): it may have joined when all others were asked."""
    terms, wanted, call = pickle.loads(packed)  # noqa: S301 - it comes over the cluster's own connection
    if terms is not None and terms.here() != wanted:
        raise Unlike
    function, args = pickle.loads(call)  # noqa: S301
    return function(*(state if isinstance(arg, Shared) else arg for arg in args))
