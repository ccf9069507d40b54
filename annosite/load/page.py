"""A plain page's file: about, the corrections policy, … (FORMAT.md §1)."""

from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.load.article import load_text
from annosite.model.config import Config
from annosite.model.content import ArticleFile


def load_page(file: TextFile, config: Config) -> Checked[ArticleFile | None]:
    """Return the page; None where it cannot be used: no front matter, none that can be read, or no title."""
    return load_text(file, config, "page")
