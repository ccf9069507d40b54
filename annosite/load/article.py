"""An article's file: its front matter, checked, and its Markdown (FORMAT.md §3)."""

from collections.abc import Sequence

from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.load.frontmatter import split
from annosite.load.meta import meta_of
from annosite.load.validate import validate
from annosite.model.config import Config
from annosite.model.content import ArticleFile


def load_article(file: TextFile, config: Config, bundle: Sequence[str] = ()) -> Checked[ArticleFile | None]:
    """Return the article; None where it cannot be used: no front matter, none that can be read, or no title.

    A bad value is left out and reported; a bad ``draft`` or ``embargo`` makes a draft of it.
    """
    return load_text(file, config, "article", tuple(bundle))


def load_text(
    file: TextFile, config: Config, kind: str, bundle: tuple[str, ...] = ()
) -> Checked[ArticleFile | None]:
    """Return an article or page (``kind``)."""
    front, problems = split(file)
    if front is None:
        return Checked(None, tuple(problems))
    valid = validate(kind, file, front.node, damaged=front.damaged)
    problems += valid.problems
    if valid.model is None:
        return Checked(None, tuple(problems))
    meta, found = meta_of(valid.model, valid.node, file, config)
    article = ArticleFile(file.path, meta, front.markdown, front.first_line, bundle)
    return Checked(article, (*problems, *found))
