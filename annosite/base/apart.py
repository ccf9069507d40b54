"""Work done in a process of its own, which takes its memory with it when it ends.

What is read and thrown away leaves holes all over a process's memory. The system does not get them back, and processes
that are forked afterwards come to have copies of them.
"""

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
Told = Callable[..., None]

A_MOMENT = 0.05
"""Seconds between two things told on the way: nobody reads faster."""


def can_fork() -> bool:
    """Return whether this process can be forked now."""
    from annosite.base.processes import start_method  # noqa: PLC0415 - not needed by small builds

    return start_method().get_start_method() == "fork"


def apart(work: Callable[[Told], Result], tell: Told) -> Result | None:
    """Return what ``work`` returns (it must be picklable) in a forked process; None where it failed there, in whatever way.

    ``work`` is given what to call on the way; some of these calls reach ``tell``. It must not use what a forked process may
    not, such as a connection of its parent's to a database.
    """
    from annosite.base.processes import start_method  # noqa: PLC0415

    method = start_method()
    here, there = method.Pipe(duplex=False)
    process = method.Process(target=_do, args=(work, here, there))  # type: ignore[attr-defined]
    process.start()
    there.close()
    try:
        while True:
            try:
                done, told = here.recv()
            except EOFError:
                return None
            if done:
                found: Result = told
                return found
            tell(*told)
    except BaseException:
        process.kill()
        raise
    finally:
        here.close()
        process.join()


def _do(work: Callable[[Told], Any], here: "Connection", there: "Connection") -> None:
    here.close()  # so that nothing can be told once the other process has gone
    last = 0.0

    def tell(*told: Any) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= A_MOMENT:
            last = now
            there.send((False, told))

    try:
        there.send((True, work(tell)))
    except BaseException:  # noqa: BLE001 - whatever it is, the other process does it again and sees
        os._exit(1)
    # Nothing of it is needed any more: giving it all back piece by piece would take a while.
    there.close()
    os._exit(0)
