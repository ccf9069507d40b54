"""The list of what is published, kept in the output folder: the only record of it.

Files that are made of the same thing stand in one group, with one key: where the key is still right, the group's files are
neither read nor written one by one, and the list of ten thousand articles costs what their number of groups costs.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from annosite.base.outguard import OutputRefused

FORMAT = 2


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


class PublishedGroup(msgspec.Struct, frozen=True, array_like=True):
    """Files that were made of the same, as a row of the manifest: decoded only where they matter."""

    key: str
    count: int
    """How many files there are."""
    files: msgspec.Raw
    """Path → ``Published``, as JSON."""


class Manifest(msgspec.Struct, frozen=True):
    """What is published, in the order of paths and of the groups' names."""

    files: dict[str, Published] = {}
    """By path: those of no group."""
    groups: dict[str, PublishedGroup] = {}
    format: int = FORMAT
    state: str = ""
    """Digest that names all that the published site was made of; empty: not known."""

    def group(self, name: str) -> dict[str, Published]:
        """Return a group's files by path; empty where there is none of this name.

        Raises ``OutputRefused`` where what stands there is no list of files inside the folder.
        """
        found = self.groups.get(name)
        if found is None:
            return {}
        try:
            files = _decode_files(found.files)
        except msgspec.DecodeError:
            files = {"": Published("", "")}
        if not all(map(_is_inside, files)):
            raise OutputRefused(
                f"The list of published files is damaged at {name}; "
                "delete the output folder if nothing else is in it, or choose another"
            )
        return files

    def each(self) -> Iterator[tuple[str, Published]]:
        """Yield every published file with its path, in no certain order. Raises as ``group`` does."""
        yield from self.files.items()
        for name in self.groups:
            yield from self.group(name).items()


_encode_lines = msgspec.json.Encoder().encode_lines
_decode_files = msgspec.json.Decoder(dict[str, Published]).decode


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
    if manifest.format < 1 or not all(map(_is_inside, manifest.files)):
        raise OutputRefused(
            f"The list of published files in {shown} is damaged ({path.name}); "
            "delete that folder if nothing else is in it, or choose another"
        )
    return manifest


def encode_group(key: str, files: dict[str, Published]) -> PublishedGroup:
    """Return the row of one group."""
    return PublishedGroup(key, len(files), msgspec.Raw(msgspec.json.encode(dict(sorted(files.items())))))


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest: sorted, one file or group a line."""
    files = sorted(manifest.files.items())
    groups = sorted(manifest.groups.items(), key=itemgetter(0))
    pieces: list[bytes | msgspec.Raw] = [
        b'{"format":%d,"state":%b,"files":{\n' % (manifest.format, msgspec.json.encode(manifest.state)),
        b",\n".join(map(b"%b:%b".__mod__, zip(_each(files, 0), _each(files, 1), strict=True))),
        b'\n},"groups":{\n',
    ]
    # All but the last few of many megabytes is in the groups' lists of files: these are copied once.
    keys = _lines([group.key for _, group in groups])
    between = b""
    for name, key, (_, group) in zip(_each(groups, 0), keys, groups, strict=True):
        pieces += (b"%b%b:[%b,%d," % (between, name, key, group.count), group.files, b"]")
        between = b",\n"
    pieces.append(b"\n}}\n")
    return b"".join(pieces)


def _each(rows: Sequence[tuple[str, Any]], at: int) -> list[bytes]:
    return _lines([row[at] for row in rows])


def _lines(values: Sequence[Any]) -> list[bytes]:
    """Return the JSON of each value, made in one call: it has no line ends of its own."""
    return _encode_lines(values).splitlines()


def _is_inside(name: str) -> bool:
    return (
        bool(name)
        and not name.startswith("/")
        and "\0" not in name
        and (".." not in name or ".." not in name.split("/"))
    )
