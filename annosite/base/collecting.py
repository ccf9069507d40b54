"""Python's collector of cycles kept from walking, again and again, over a whole site that is going to stay.

Half of a build's time went there (1,000 articles: 1.2 s with it, 0.5 s without). What a build makes is freed by reference
counts; the few cycles wait until it has ended.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing inside; usable as a decorator too."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Take what is there now for lasting: it is not looked at inside, and forked processes need no copies of it.

    What is made inside is collected, even where this is called under ``uncollected``.
    """
    was = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not was:
            gc.disable()
