"""Stored values: packed, and sealed with their address, so that a flipped bit makes a miss and never a wrong answer."""

import lz4.block
from blake3 import blake3

LONGEST = 255
"""Times its packed length that a value may have: LZ4 makes nothing shorter than that."""


def pack(data: bytes) -> bytes:
    """Return ``data`` as it is stored; workers do this, so that the one who writes need not."""
    packed: bytes = lz4.block.compress(data)
    return packed


def unpack(data: bytes) -> bytes:
    """Return what was packed (ValueError: it is nothing that ``pack`` returns)."""
    # The length stands in front. It is asked for as memory before anything shows that it is wrong.
    if int.from_bytes(data[:4], "little") > len(data) * LONGEST:
        raise ValueError("longer than it can be")
    try:
        unpacked: bytes = lz4.block.decompress(data)
    except lz4.block.LZ4BlockError as error:
        raise ValueError("damaged") from error
    return unpacked


def address(section: str, name: str, key: str) -> str:
    """Return what a value of an entry is sealed with."""
    return f"{section}\0{name}\0{key}"


def seal(address: str, data: bytes) -> bytes:
    """Return the seal of packed ``data`` at ``address``."""
    return blake3(data, key=blake3(address.encode()).digest()).digest(8)


def opened(address: str, sealed: object, data: object) -> bytes | None:
    """Return the value behind its seal; None where either was changed."""
    if not isinstance(data, bytes) or seal(address, data) != sealed:
        return None
    try:
        return unpack(data)
    except ValueError:  # sealed by somebody else
        return None
