"""Markdown from elsewhere than an article: biographies and plain pages, with those whom they name linked."""

import re

from annosite.annotate.linking import note_links
from annosite.annotate.mark import Drawer
from annosite.annotate.markdown import MAX_ARTICLE, MAX_NOTE, parser, too_deep
from annosite.annotate.marks import Marks
from annosite.annotate.mention import find_mentions
from annosite.annotate.reader import Reader
from annosite.annotate.stream import FootnoteRef, Op, Stream
from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place
from annosite.model.article import Reference, RichText, slot
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.names import Names

_address = re.compile(r"(?:https?://|www\.)\S+")


def annotate_text(
    markdown: str,
    names: Names,
    *,
    path: str,
    first_line: int,
    config: Config,
    self_id: str = "",
    prefix: str = "",
) -> Checked[RichText]:
    """Return ``markdown`` (of the file at ``path``, beginning on ``first_line``) rendered.

    ``self_id``: the entity whose text it is, which it never links to; ``prefix``: of the ids of its headings.
    Problems: ``article-too-long``, ``note-too-long``, ``nesting-too-deep``, ``footnote-unused``.
    """
    problems: list[Diagnostic] = []
    lines = markdown.split("\n")

    def place(line: int) -> Place:
        at = line - first_line
        return Place(path, line, 0, lines[at] if 0 <= at < len(lines) else "")

    limit = MAX_NOTE if self_id else MAX_ARTICLE
    if len(markdown) > limit:
        code = "note-too-long" if self_id else "article-too-long"
        message = f"the text has {len(markdown):,} characters; it may have {limit:,}"
        return Checked(RichText(""), (problem(code, message, place(first_line)),))
    tokens = parser(html=config.html, footnotes="[^" in markdown, entities=True).parse(markdown)
    deep = too_deep(tokens)
    if deep is not None:
        message = "lists and quotes stand inside each other more than 100 levels deep"
        problems.append(
            problem("nesting-too-deep", message, place(first_line + deep), "take a few levels out")
        )
    reader = Reader(path, first_line, html=config.html, prefix=prefix)
    reader.read(tokens)
    stream, text = reader.stream, "".join(reader.text)
    for label, line in stream.uncalled:
        message = f"nothing calls the footnote “{label}”, so it is not shown"
        problems.append(
            problem("footnote-unused", message, place(line), f"write [^{label}] where it belongs")
        )

    closed = [*stream.code, *(match.span() for match in _address.finditer(text))]
    mentions = find_mentions(text, names, closed=closed, surnames=config.linking.surnames).found
    unlinked = [*stream.links, *((start, end) for _, start, end in stream.headings)]
    drawer = Drawer(text, Marks(links=note_links(mentions, unlinked, config.linking, self_id)))
    called: set[str] = set()
    body = stream.ops[: stream.blocks[-1][1]] if stream.blocks else []
    html = drawer.draw(_called(stream, body, prefix, called))
    html += _footnotes(stream, drawer, prefix, called)
    return Checked(
        RichText(
            html,
            references=tuple(
                Reference(kind, target, place(line)) for kind, target, line in stream.references
            ),
            headings=tuple(heading for heading, _, _ in stream.headings),
            anchors=tuple(heading.id for heading, _, _ in stream.headings),
            text=text,
        ),
        tuple(problems),
    )


def _called(stream: Stream, ops: list[Op], prefix: str, called: set[str]) -> list[Op]:
    """Return a part of the stream with footnotes' markers as plain links; ``called``: labels that have their id."""
    if not stream.refs:
        return ops
    numbers = {label: number for number, (label, _, _) in enumerate(stream.footnotes, start=1)}
    out: list[Op] = []
    for op in ops:
        if isinstance(op, FootnoteRef):
            number = numbers[op.label]
            id_ = "" if op.label in called else f' id="{prefix}fnref-{number}"'
            called.add(op.label)
            out.append(f'<sup{id_}><a role="doc-noteref" href="#{prefix}fn-{number}">{number}</a></sup>')
        else:
            out.append(op)
    return out


def _footnotes(stream: Stream, drawer: Drawer, prefix: str, called: set[str]) -> str:
    if not stream.footnotes:
        return ""
    items = "".join(
        f'<li id="{prefix}fn-{number}">{drawer.draw(_called(stream, stream.ops[start:end], prefix, called))}</li>\n'
        for number, (_, start, end) in enumerate(stream.footnotes, start=1)
    )
    label = slot("word", "footnotes")
    return (
        f'<section class="footnotes" role="doc-endnotes" aria-label="{label}"><ol>\n{items}</ol></section>\n'
    )
