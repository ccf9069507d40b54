"""What the tests of the output folder share."""

import os
from pathlib import Path

from annosite.base.manifest import Published
from annosite.base.outdir import Changes, open_output, stage
from annosite.base.outguard import OWN_NAMES


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below, our own bookkeeping left out."""
    found = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            rel = path.relative_to(folder).as_posix()
            if rel not in OWN_NAMES:
                found[rel] = path.read_bytes()
    return found


def put(output: Path, files: dict[str, str], **options) -> Changes:
    """Publish ``files``; those below assets/ are hashed assets, a feed comes last."""
    with open_output(output, **options) as folder, stage(folder) as staging:
        for path, text in files.items():
            order = 0 if path.startswith("assets/") else 2 if path.endswith(".xml") else 1
            current = folder.current(path)
            if current is not None and current.key == text:
                staging.keep(path, text, order)
            else:
                digest, written = staging.write(path, text.encode(), current)
                staging.add(path, Published(text, digest, order), written=written)
        return staging.commit()


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}
