"""The only walk over the site's folder."""

import os
from pathlib import Path

from annosite.base.diagnostics import Checked
from annosite.model.content import FileInfo, Listing


def discover(root: Path) -> Checked[Listing]:
    """Return every file of the site at ``root`` (the folder that holds content/), by what it is."""
    groups: dict[str, list[FileInfo]] = {}
    for top in ("content", "themes"):
        for folder, folders, names in os.walk(root / top):
            folders.sort()
            for name in names:
                full = Path(folder, name)
                path = full.relative_to(root).as_posix()
                info = full.stat()
                groups.setdefault(_kind(path), []).append(FileInfo(path, info.st_size, info.st_mtime_ns))
    for files in groups.values():
        files.sort(key=lambda info: info.path)
    site, sources = groups.pop("site", []), groups.pop("sources", [])
    groups.pop("", None)
    return Checked(
        Listing(
            site[0] if site else None,
            sources[0] if sources else None,
            **{kind: tuple(files) for kind, files in groups.items()},
        )
    )


def _kind(path: str) -> str:
    """Return the field of ``Listing`` that a path belongs to; empty where it belongs to none."""
    if path == "content/site.yaml":
        return "site"
    if path == "content/sources.yaml":
        return "sources"
    if path.startswith("themes/"):
        return "themes"
    parts = path.split("/")
    if len(parts) < 3:
        return ""
    top, ending = parts[1], path.rpartition(".")[2]
    if top == "static":
        return "static"
    known = {("articles", "md"): "articles", ("articles", "yaml"): "sidecars", ("pages", "md"): "pages"}
    if top == "entities" and ending == "yaml":
        return "entities"
    if top in ("articles", "pages", "entities"):
        return known.get((top, ending), "assets")
    return ""
