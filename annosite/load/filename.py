"""What a file's name says: its base name, its language, the folder of a bundle (FORMAT.md §1)."""

from posixpath import basename, dirname

from msgspec import Struct

from annosite.model.config import Config


class FileName(Struct, frozen=True):
    """An article's or page's path, taken apart."""

    stem: str
    """The path without ``.md`` and without ``.LANG``: what translations of one text share."""
    language: str
    """The language that the name says; empty where it says none."""
    name: str
    """What the slug is made of: the file's name, or its folder's for ``index.md``."""


def languages(config: Config) -> tuple[str, ...]:
    """Return the codes of all languages of the site, the main one first."""
    return (config.language, *(language.code for language in config.languages))


def split_language(stem: str, config: Config) -> tuple[str, str]:
    """Return the stem without its last part, and that part, where it is a language; else the stem and ``""``."""
    head, dot, last = stem.rpartition(".")
    if dot and basename(head) and last in languages(config):
        return head, last
    return stem, ""


def file_name(path: str, config: Config) -> FileName:
    """Take apart the path of a Markdown file."""
    stem, language = split_language(path.removesuffix(".md"), config)
    name = basename(stem)
    if _in_folder_of_its_own(stem):
        name = basename(dirname(stem))
    return FileName(stem, language, name)


def is_bundle(path: str, config: Config) -> bool:
    """Return whether the Markdown file is an ``index.md`` (in any language) of a folder of its own."""
    return _in_folder_of_its_own(split_language(path.removesuffix(".md"), config)[0])


def _in_folder_of_its_own(stem: str) -> bool:
    """``content/articles/index.md`` is an article of that name: all of content/articles/ is no bundle."""
    return basename(stem) == "index" and dirname(stem).count("/") > 1
