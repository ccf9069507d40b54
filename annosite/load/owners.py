"""Which sidecar belongs to which article, and which files to a bundle (FORMAT.md §1)."""

from posixpath import dirname

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.load.filename import is_bundle
from annosite.model.codes import problem
from annosite.base.textfile import Place
from annosite.model.config import Config
from annosite.model.content import FileInfo, Listing, Manuscript


def manuscripts(listing: Listing, config: Config) -> Checked[tuple[Manuscript, ...]]:
    """Return every article with its sidecars and its bundle's files, in order of path."""
    problems: list[Diagnostic] = []
    stems = {info.path.removesuffix(".md"): info for info in listing.articles}
    owned: dict[str, list[FileInfo]] = {}
    for info in listing.sidecars:
        stem = info.path.removesuffix(".yaml")
        while stem not in stems and "." in stem.rpartition("/")[2]:
            stem = stem.rpartition(".")[0]
        if stem in stems:
            owned.setdefault(stem, []).append(info)
        else:
            problems.append(problem("no-article", "no article has the name of this file", Place(info.path)))
    bundles = {dirname(info.path): info for info in listing.articles if is_bundle(info.path, config)}
    files: dict[str, list[str]] = {}
    for asset in listing.assets:
        folder = dirname(asset.path)
        while folder and folder not in bundles:
            folder = dirname(folder)
        if folder:
            files.setdefault(folder, []).append(asset.path)
    found = tuple(
        Manuscript(
            info,
            tuple(sorted(owned.get(stem, ()), key=lambda one: (len(one.path) > len(stem) + 5, one.path))),
            tuple(files.get(dirname(info.path), ())) if is_bundle(info.path, config) else (),
        )
        for stem, info in stems.items()
    )
    return Checked(found, tuple(problems))
