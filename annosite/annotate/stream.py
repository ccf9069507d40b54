"""An article as a stream: markup that is finished, and runs of text that marks may still cut.

reader.py makes it, mark.py cuts the runs and wraps the pieces. So no regular expression ever runs over HTML, and nothing
that is added can cross a tag.
"""

from msgspec import Struct, field

from annosite.model.article import Heading
from annosite.model.prose import Unit


class Run(Struct):
    """Text from ``start`` to ``end`` that marks may cut; ``whole``: the HTML of highlighted code, which they may not."""

    start: int
    end: int
    whole: str = ""


class Hold(Struct):
    """Markup in which no marker may stand (a link, code): markers wait for its ``Release``."""

    html: str


class Release(Struct):
    """The end of a ``Hold``; ``inline``: the marker may share a line with what was held."""

    html: str
    inline: bool = True


class FootnoteRef(Struct):
    """Where the article's own footnote ``label`` is called."""

    label: str
    offset: int


Op = str | Run | Hold | Release | FootnoteRef


class Stream(Struct):
    """What was read."""

    ops: list[Op] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """For each top-level block its half-open range in ``ops``."""
    footnotes: list[tuple[str, int, int]] = field(default_factory=list)
    """(label, range in ``ops``) of each footnote's text, in the order of their markers."""
    units: list[Unit] = field(default_factory=list)
    breaks: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[Heading, int, int]] = field(default_factory=list)
    """With the start and end of the heading's text."""
    code: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    """Where ``[[id]]`` stands, and the id."""
    references: list[tuple[str, str, int]] = field(default_factory=list)
    """(kind, target, line) for ``model.article.Reference``."""
    refs: list[FootnoteRef] = field(default_factory=list)
    uncalled: list[tuple[str, int]] = field(default_factory=list)
    """(label, line) of footnotes that nothing calls: they are shown nowhere."""


def escape(text: str) -> str:
    """Return ``text`` for HTML text and for attributes in double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text
