"""Which texts are one text in several languages."""

from collections.abc import Mapping

from annosite.model.config import Config
from annosite.model.records import ArticleRecord, PageRecord


def translations(
    articles: Mapping[str, ArticleRecord], pages: Mapping[str, PageRecord], config: Config
) -> dict[str, dict[str, str]]:
    """Return article or page path → language → path of the text in it, itself among them; only where there are several.

    An article says what it translates; a plain page by its name (``about.es.md``). Of two translations into one
    language the first by path counts.
    """
    groups: dict[str, dict[str, str]] = {}
    originals: dict[str, str] = {}
    for path in sorted(articles):
        originals[path] = _original(path, articles)
        groups.setdefault(originals[path], {}).setdefault(articles[path].card.language, path)
    for path in sorted(pages):
        page = pages[path]
        originals[path] = f"content/{page.translation_of}" if page.translation_of else _stem(path, config)
        groups.setdefault(originals[path], {}).setdefault(page.language, path)
    several = {key: group for key, group in groups.items() if len(group) > 1}
    return {path: several[key] for path, key in originals.items() if key in several}


def _original(path: str, articles: Mapping[str, ArticleRecord]) -> str:
    """Follow ``translation_of``: a translation of a translation belongs to the first text."""
    seen = {path}
    while True:
        record = articles.get(path)
        target = f"content/{record.card.translation_of}" if record and record.card.translation_of else ""
        if not target or target in seen:
            return path
        seen.add(target)
        path = target


def _stem(path: str, config: Config) -> str:
    stem = path.removesuffix(".md")
    for language in (config.language, *(it.code for it in config.languages)):
        if stem.endswith(f".{language}"):
            return stem.removesuffix(f".{language}") + ".md"
    return path
