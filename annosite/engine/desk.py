"""What the articles of one build are annotated with."""

from datetime import date

from msgspec import Struct

from annosite.base.memo import Memo
from annosite.engine.annotating import Context
from annosite.engine.files import Files
from annosite.engine.lexicon import NameNews
from annosite.engine.texts import Texts
from annosite.model.content import Manuscript


class Desk(Struct, frozen=True):
    """The articles' files and everything beside them that annotating takes."""

    written: tuple[Manuscript, ...]
    """In order of path."""
    files: Files
    context: Context
    memo: Memo
    names: NameNews
    texts: Texts
    """Already read."""
    today: date
    """In the site's time zone."""
