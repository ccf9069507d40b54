"""Memory that is free, given back to the system."""

import sys


def give_back() -> None:
    """Give back what lies free between what is in use, where the C library can (glibc); forked processes have less to share."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - not needed by small builds

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
