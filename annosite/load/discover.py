"""The only walk over the site's folder."""

import os
import re
import stat
from pathlib import Path

from msgspec import Struct, field

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.look import Stat
from annosite.base.textfile import Place
from annosite.load.kinds import MISNAMED, kind_of, passed_over
from annosite.load.read import leads_out
from annosite.load.twins import twins
from annosite.model.codes import problem
from annosite.model.content import FileInfo, Listing

TOPS = ("content", "themes")
_ORDINARY = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)?\.(?:md|yaml)").fullmatch
"""Nearly all names are such: neither hidden nor left over, and other systems have no trouble with them."""
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\\]")


def discover(root: Path, seen: dict[str, Stat] | None = None) -> Checked[Listing]:
    """Return every file of the site at ``root`` (the folder that holds content/), by what it is.

    ``seen``: how files stood a moment ago, by path; the file system is not asked again about those. It is used up: what is
    known of ten thousand files need not be kept twice.

    Links are followed within the site; one that leads out of it, into a hidden folder or round in a circle, what is
    neither file nor folder, and names that other systems could not tell apart are errors. Hidden files and editors'
    leftovers are passed over, but for content/static, which is copied as it is.
    """
    walk = _Walk(os.path.realpath(root), seen or {})
    for top in TOPS:
        walk.folder(top, ())
    groups: dict[str, list[FileInfo]] = {}
    for info in sorted(walk.files, key=lambda info: info.path):
        kind = kind_of(info.path)
        if kind == MISNAMED:
            walk.problems.append(_misnamed(info.path))
        elif kind:
            groups.setdefault(kind, []).append(info)
    walk.problems.extend(twins(info.path for infos in groups.values() for info in infos))
    if "site" not in groups:
        walk.problems.append(_no_site())
    listing = Listing(
        site=next(iter(groups.get("site", ())), None),
        sources=next(iter(groups.get("sources", ())), None),
        articles=tuple(groups.get("articles", ())),
        sidecars=tuple(groups.get("sidecars", ())),
        entities=tuple(groups.get("entities", ())),
        pages=tuple(groups.get("pages", ())),
        static=tuple(groups.get("static", ())),
        assets=tuple(groups.get("assets", ())),
        themes=tuple(groups.get("themes", ())),
    )
    return Checked(listing, tuple(sorted(walk.problems, key=lambda found: found.sort_key)))


class _Walk(Struct):
    root: str
    seen: dict[str, Stat]
    files: list[FileInfo] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def folder(self, path: str, above: tuple[str, ...]) -> None:
        """List the folder at ``path``; ``above`` holds the real paths of the folders that it lies in."""
        full = f"{self.root}/{path}"
        real = os.path.realpath(full)
        if real in above:
            self.problems.append(
                problem("bad-link", "this link leads round in a circle", Place(path), "Delete it.")
            )
            return
        try:
            entries = sorted(os.scandir(full), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return  # no themes/, or gone since its parent was listed
        below = (*above, real)
        seen, found = self.seen, self.files.append
        for entry in entries:
            name = f"{path}/{entry.name}"
            known = seen.get(name)
            if known is not None and _ORDINARY(entry.name) and entry.is_file(follow_symlinks=False):
                found(FileInfo(name, *known))
            else:
                self.entry(entry, name, below)

    def entry(self, entry: os.DirEntry[str], path: str, above: tuple[str, ...]) -> None:
        if passed_over(path):
            return
        if _unspeakable(entry.name):
            shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in path)
            message = "the name of this file holds characters that no address can have"
            self.problems.append(problem("file-name", message, Place(shown), "Rename it."))
            return
        known = self.seen.pop(path, None)
        if known is not None and entry.is_file(follow_symlinks=False):
            self.files.append(FileInfo(path, *known))
            return
        try:
            if entry.is_symlink() and not self.may_follow(entry.path):
                self.problems.append(leads_out(path))
                return
            status = entry.stat()
        except FileNotFoundError:
            if entry.is_symlink():
                self.problems.append(
                    problem("bad-link", "this link leads nowhere", Place(path), "Delete it.")
                )
            return
        except OSError as error:
            if not entry.is_symlink():
                raise
            message = f"this link cannot be followed ({(error.strerror or 'a circle').lower()})"
            self.problems.append(problem("bad-link", message, Place(path), "Delete it."))
            return
        if stat.S_ISDIR(status.st_mode):
            self.folder(path, above)
        elif stat.S_ISREG(status.st_mode):
            self.files.append(_info(path, status))
        else:
            self.problems.append(
                problem("bad-link", "this is neither a file nor a folder", Place(path), "Delete it.")
            )

    def may_follow(self, link: str) -> bool:
        """Whether a link stays in the site, and out of its hidden folders (.git, .annosite)."""
        real = os.path.realpath(link)
        base = self.root.rstrip(os.sep) + os.sep
        if not real.startswith(base):
            return False
        parts = Path(real[len(base) :]).parts
        return parts[:2] == ("content", "static") or not any(part.startswith(".") for part in parts)


def _info(path: str, status: os.stat_result) -> FileInfo:
    return FileInfo(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _unspeakable(name: str) -> bool:
    """Whether a name holds control characters, or bytes that are not UTF-8 (which Python shows as surrogates)."""
    return _UNSPEAKABLE.search(name) is not None


def _misnamed(path: str) -> Diagnostic:
    stem, _, ending = path.rpartition(".")
    wanted = "md" if ending.lower() in ("md", "markdown", "mdown", "mkd") else "yaml"
    message = f"a file that ends in `.{ending}` is not read; here it must be `.{wanted}`"
    return problem(
        "wrong-ending", message, Place(path), f"Rename it to `{stem.rpartition('/')[2]}.{wanted}`."
    )


def _no_site() -> Diagnostic:
    return problem(
        "no-site",
        "this folder is no site: it has no content/site.yaml",
        Place("content/site.yaml"),
        "Go to the folder of a site, or make one with `annosite new site NAME`.",
    )
