"""An article's file, parsed: the prose that quotes are sought in, and the stream that is drawn from.

Nothing is lost in silence: a text that nests too deep or is too long is an error.
"""

from typing import Any

from msgspec import Struct

from annosite.annotate.fold import fold
from annosite.annotate.markdown import MAX_ARTICLE, parser, too_deep
from annosite.annotate.reader import Reader
from annosite.annotate.stream import Op, Stream
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import Heading
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.content import ArticleFile
from annosite.model.prose import Prose, Section


class Parsed(Struct, frozen=True):
    """One article, read."""

    prose: Prose
    stream: Stream
    title: tuple[Op, ...]
    summary: tuple[Op, ...]
    """Empty where the front matter has none."""
    references: dict[str, Any]
    """Link reference definitions, so that quotes copied with theirs can be read."""


def parse(file: ArticleFile, config: Config) -> Checked[Parsed]:
    """Return the article parsed; problems: ``nesting-too-deep``, ``article-too-long``, ``footnote-unused``."""
    diagnostics: list[Diagnostic] = []
    markdown = file.markdown
    if len(markdown) > MAX_ARTICLE:
        message = f"the text has {len(markdown):,} characters; one article may have {MAX_ARTICLE:,}"
        diagnostics.append(
            problem("article-too-long", message, Place(file.path), "make several articles of it")
        )
        markdown = ""
    env: dict[str, Any] = {}
    tokens = parser(html=config.html, footnotes="[^" in markdown).parse(markdown, env)

    reader = Reader(file.path, file.first_line, html=config.html)
    title = reader.unit("title", _line(file, "title"), " ".join(file.meta.title.split()))
    plain_summary = " ".join(file.meta.summary.split())
    summary = reader.unit("summary", _line(file, "summary"), plain_summary) if plain_summary else None
    head_end = reader.length
    reader.read(tokens)
    stream = reader.stream
    text = "".join(reader.text)
    body_start = next((unit.start for unit in stream.units if unit.block >= 0), len(text))
    prose = Prose(
        file.path,
        text,
        fold(text),
        tuple(stream.units),
        title=(title.start, title.end),
        summary=(summary.start, summary.end) if summary else (head_end, head_end),
        body=(body_start, len(text)),
        sections=_sections(stream.headings, len(text)),
        lines=markdown.split("\n"),
        first_line=file.first_line,
        breaks=stream.breaks,
    )
    deep = too_deep(tokens)
    if deep is not None:
        diagnostics.append(
            problem(
                "nesting-too-deep",
                "lists and quotes stand inside each other more than 100 levels deep; what lies deeper was not read",
                prose.place(file.first_line + deep),
                "take a few levels out",
            )
        )
    for label, line in stream.uncalled:
        message = f"nothing calls the footnote “{label}”, so it is not shown"
        hint = f"write [^{label}] where it belongs, or delete it"
        diagnostics.append(problem("footnote-unused", message, prose.place(line), hint))
    return Checked(
        Parsed(prose, stream, (title,), (summary,) if summary else (), env.get("references", {})),
        tuple(diagnostics),
    )


def _line(file: ArticleFile, key: str) -> int:
    place = file.meta.places.get(key)
    return place.line if place else 1


def _sections(headings: list[tuple[Heading, int, int]], end: int) -> tuple[Section, ...]:
    """Return the section of each heading: up to the next of the same or a higher level."""
    ends = [end] * len(headings)
    open_: list[int] = []
    for index, (heading, start, _) in enumerate(headings):
        while open_ and headings[open_[-1]][0].level >= heading.level:
            ends[open_.pop()] = start
        open_.append(index)
    return tuple(
        Section(heading.id, heading.level, heading.text, start, stop)
        for (heading, start, _), stop in zip(headings, ends, strict=True)
    )
