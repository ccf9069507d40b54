"""Reading: the only place where the site's text files are opened."""

import os
import stat
from pathlib import Path

from annosite.base.diagnostics import Checked
from annosite.base.textfile import Place, TextFile
from annosite.model.codes import problem


def read(root: Path, path: str) -> Checked[TextFile | None]:
    """Return the text of the file at ``path`` (relative to ``root``, forward slashes)."""
    data = Path(root, path).read_bytes()
    return Checked(TextFile(path, data.decode("utf-8-sig")))


__all__ = ["Place", "os", "problem", "read", "stat"]
