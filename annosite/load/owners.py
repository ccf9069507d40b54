"""Which sidecar belongs to which article, and which files to a bundle (FORMAT.md §1)."""

from collections.abc import Iterable
from posixpath import basename, dirname

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.load.filename import is_bundle, languages
from annosite.load.words import nearest
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.content import FileInfo, Listing, Manuscript


def manuscripts(listing: Listing, config: Config) -> Checked[tuple[Manuscript, ...]]:
    """Return every article with its sidecars and its bundle's files, in order of path.

    NAME.yaml and NAME.WORD.yaml belong to NAME.md; the longest name that fits owns one. NAME.LANG.yaml belongs to
    NAME.LANG.md alone: a language is never a WORD. A sidecar without its article is an error.
    """
    problems: list[Diagnostic] = []
    articles = {info.path.removesuffix(".md"): info for info in listing.articles}
    owned: dict[str, list[FileInfo]] = {}
    known = languages(config)
    for info in listing.sidecars:
        owner = _owner(info.path.removesuffix(".yaml"), articles, known)
        if owner:
            owned.setdefault(owner, []).append(info)
        else:
            problems.append(_no_article(info.path, listing.articles, config))
    bundled = _bundled(listing, config)
    for stem, infos in owned.items():
        if len(infos) > 1:
            infos.sort(key=lambda one: (one.path != f"{stem}.yaml", one.path))
    found = tuple(
        Manuscript(info, tuple(owned.get(stem, ())), tuple(bundled.get(info.path, ())))
        for stem, info in sorted(articles.items(), key=lambda pair: pair[1].path)
    )
    return Checked(found, tuple(problems))


def _owner(stem: str, articles: dict[str, FileInfo], known: tuple[str, ...]) -> str:
    """Return the path, without ``.md``, of the article that owns a sidecar; empty where there is none."""
    while stem not in articles:
        head, dot, word = stem.rpartition(".")
        if not dot or not basename(head) or "/" in word or word in known:
            return ""
        stem = head
    return stem


def _bundled(listing: Listing, config: Config) -> dict[str, list[str]]:
    """Return, by article, the other files in the folder of a bundle; those of a bundle within are that one's.

    All translations of a bundle (index.es.md) have its files.
    """
    bundles: dict[str, list[str]] = {}
    for info in listing.articles:
        if "/index." in info.path and is_bundle(info.path, config):
            bundles.setdefault(dirname(info.path), []).append(info.path)
    files: dict[str, list[str]] = {}
    for asset in listing.assets:
        folder = dirname(asset.path)
        while folder and folder not in bundles:
            folder = dirname(folder)
        for article in bundles.get(folder, ()):
            files.setdefault(article, []).append(asset.path)
    return files


def _no_article(path: str, articles: Iterable[FileInfo], config: Config) -> Diagnostic:
    stem = path.removesuffix(".yaml")
    head, dot, word = basename(stem).rpartition(".")
    wanted = f"{stem}.md"
    message = f"there is no article `{basename(wanted)}` for this notes file"
    hints = []
    known = {info.path.removesuffix(".md"): info.path for info in articles}
    if dot and head and word in languages(config) and f"{dirname(stem)}/{head}" in known:
        hints.append(f"`{word}` is a language of this site; for notes in `{head}.md`, choose another word.")
    by_name = {basename(one): full for one, full in known.items()}
    match = by_name.get(nearest(basename(stem), by_name), "")
    if match:
        hints.append(
            f"Did you mean `{match}`? Then name this file `{basename(match).removesuffix('.md')}.yaml`, beside it."
        )
    return problem("no-article", message, Place(path), *hints)
