"""The list of what is published, kept in the output folder: the only record of it."""

from pathlib import Path

import msgspec

from annosite.base.outguard import OutputRefused

FORMAT = 1


class Published(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """One published file."""

    key: str
    """Of what it was made from."""
    digest: str
    """Of its bytes."""
    order: int = 1
    """0: moved before what refers to it; 1; 2: moved last."""
    kept: bool = False
    """No longer part of the site, left for one more build for readers of older pages."""


class Manifest(msgspec.Struct, frozen=True):
    """Published files by path, in the order of their paths."""

    files: dict[str, Published] = {}
    format: int = FORMAT


def read_manifest(path: Path, shown: Path) -> Manifest:
    """Return the manifest at ``path``, empty where there is none.

    Raises ``OutputRefused`` where it is damaged or of a newer version: then it is not known which files are ours.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Manifest()
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError:
        manifest = Manifest(format=0)
    if manifest.format > FORMAT:
        raise OutputRefused(
            f"The output folder {shown} was made by a newer Annosite; choose another folder or update"
        )
    if manifest.format < 1 or any(not _is_inside(name) for name in manifest.files):
        raise OutputRefused(
            f"The list of published files in {shown} is damaged ({path.name}); "
            "delete that folder if nothing else is in it, or choose another"
        )
    return manifest


def encode_manifest(files: dict[str, Published]) -> bytes:
    """Return the bytes of a manifest of ``files``: sorted by path, one line each."""
    lines = [
        msgspec.json.encode(name) + b":" + msgspec.json.encode(entry) for name, entry in sorted(files.items())
    ]
    return b'{"format":%d,"files":{\n%s\n}}\n' % (FORMAT, b",\n".join(lines))


def _is_inside(name: str) -> bool:
    return bool(name) and not name.startswith("/") and "\0" not in name and ".." not in name.split("/")
