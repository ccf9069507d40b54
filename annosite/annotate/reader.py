"""Reading Markdown: one walk over its tokens that collects the text and renders all markup around it.

What is read: text and code give their content, breaks a line feed, images and footnote markers nothing. A picture
alone in its paragraph is a figure whose title is the caption. HTML blocks have no text that could be quoted.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from annosite.annotate.cleaning import block_cleaner, kept_tags
from annosite.annotate.highlight import highlight
from annosite.annotate.ids import heading_id
from annosite.annotate.links import asset_target, entity_tag, entity_words, href_attribute, link_slot
from annosite.annotate.markdown import WORDS
from annosite.annotate.stream import FootnoteRef, Hold, Release, Run, Stream, escape
from annosite.annotate.tokens import alt_text, apart, attributes, lone_image, top_level
from annosite.model.article import Heading, slot
from annosite.model.prose import Unit, UnitKind


class Reader:
    """Reads one text: titles first, if it has any, then the tokens of its Markdown."""

    def __init__(
        self, path: str, first_line: int, *, ids: bool = True, html: bool = False, prefix: str = ""
    ) -> None:
        """Begin a text of the file at ``path``; ``ids``: headings get one, after ``prefix``; ``html``: kept, cleaned."""
        self.stream = Stream()
        self.text: list[str] = []
        self.length = 0
        self._path = path
        self._first_line = first_line
        self._line = first_line
        self._ids = ids
        self._prefix = prefix
        self._taken: set[str] = set()
        self._clean = block_cleaner(path, self._refer) if html else None
        self._separator = ""
        self._block = -1

    def _refer(self, kind: str, target: str) -> None:
        self.stream.references.append((kind, target, self._line))

    def read(self, tokens: Sequence[Token]) -> None:
        """Read a body: its blocks, then the footnotes that it calls, in the order of their markers."""
        body, notes = apart(tokens)
        stream = self.stream
        begin = 0
        for token_start, token_end in top_level(body):
            self._block += 1
            self._separator = "\n\n" if self.text else ""
            self._walk(body[token_start:token_end])
            stream.blocks.append((begin, len(stream.ops)))
            begin = len(stream.ops)
        self._block += 1  # all footnotes count as one block after the last
        called: set[str] = set()
        at = 0
        while at < len(stream.refs):  # footnotes may call further ones
            label = stream.refs[at].label
            at += 1
            if label in called:
                continue
            called.add(label)
            begin = len(stream.ops)
            self._separator = "\n\n" if self.text else ""
            self._walk(notes.get(label, ()))
            stream.footnotes.append((label, begin, len(stream.ops)))
        for label, parts in notes.items():
            if label not in called:
                at_line = next((part.map[0] for part in parts if part.map), 0)
                stream.uncalled.append((label, self._first_line + at_line))

    def unit(self, kind: UnitKind, line: int, text: str) -> Run:
        """Add a unit of plain text (a title, a caption, code) and return its run; ``line`` is the file's."""
        if kind in ("title", "summary") and self.text:
            self._separator = "\n\n"
        start = self._begin()
        self._add(text)
        self.stream.breaks.append((start, line))
        self.stream.units.append(Unit(start, self.length, self._block, line, kind))
        return Run(start, self.length)

    def _begin(self) -> int:
        if self._separator:
            self._add(self._separator)
            self._separator = ""
        return self.length

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _separate(self, by: str) -> None:
        if not self.text:
            return
        if len(by) > len(self._separator) or (self._separator == "\t" and by == "\n"):
            self._separator = by

    def _walk(self, tokens: Sequence[Token]) -> None:
        ops = self.stream.ops
        skip = -1
        kind: UnitKind = "paragraph"
        for index, token in enumerate(tokens):
            if index <= skip:
                continue
            type_ = token.type
            if token.map:
                self._line = self._first_line + token.map[0]
            line = self._line
            if type_ == WORDS:
                self._words(token.content, line)
            elif type_ == "inline":
                self._inline(token, line, kind)
            elif type_ == "paragraph_open":
                figure = lone_image(tokens[index + 1])
                if figure is not None and not token.hidden:
                    self._figure(figure, line)
                    skip = index + 2
                elif not token.hidden:
                    ops.append("<p>")
            elif type_ == "paragraph_close":
                self._separate("\n" if token.hidden else "\n\n")
                ops.append("\n" if token.hidden else "</p>\n")
            elif type_ == "heading_open":
                self._heading(tokens[index : index + 3], line)
                skip = index + 2
            elif type_ in ("fence", "code_block"):
                self._code(token, line)
            elif type_ == "html_block":
                ops.append(self._clean(token.content) if self._clean else escape(token.content))
            elif type_ in ("th_open", "td_open"):
                kind = "cell"
                align = str(token.attrs.get("style", "")).rpartition(":")[2]
                ops.append(f'<{token.tag} class="align-{align}">' if align else f"<{token.tag}>")
            elif type_ in ("th_close", "td_close"):
                kind = "paragraph"
                self._separate("\t")
                ops.append(f"</{token.tag}>\n")
            elif type_ == "table_open":
                label = slot("word", "table")
                ops.append(f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table>\n')
            elif type_ == "table_close":
                ops.append("</table></div>\n")
            elif type_ == "hr":
                ops.append("<hr>\n")
            elif token.nesting == 1:
                ops.append(f"<{token.tag}{attributes(token)}>\n" if token.tag != "li" else "<li>")
            elif token.nesting == -1:
                if token.tag in ("tr", "li"):
                    self._separate("\n")
                elif token.tag == "blockquote":
                    self._separate("\n\n")
                ops.append(f"</{token.tag}>\n")

    def _words(self, content: str, line: int) -> None:
        """Read a paragraph of words and soft breaks."""
        stream, ops = self.stream, self.stream.ops
        start = at = self._start_unit(line)
        ops.append("<p>")
        for number, part in enumerate(content.split("\n")):
            if number:
                at += 1
                line += 1
                stream.breaks.append((at, line))
                ops.append("\n")
            ops.append(Run(at, at + len(part)))
            at += len(part)
        self.text.append(content)
        self.length = at
        stream.units.append(Unit(start, at, self._block, line))
        self._separate("\n\n")
        ops.append("</p>\n")

    def _heading(self, tokens: Sequence[Token], line: int) -> None:
        opening, inline, _ = tokens
        stream = self.stream
        at = len(stream.ops)
        stream.ops.append("")
        first = len(self.text)
        start = self._inline(inline, line, "heading")
        text = "".join(self.text[first:])
        level = int(opening.tag[1])
        if self._ids:
            id_ = self._prefix + heading_id(text, self._taken)
            stream.ops[at] = f'<{opening.tag} id="{id_}">'
            stream.headings.append((Heading(level, id_, " ".join(text.split())), start, self.length))
        else:
            stream.ops[at] = f"<{opening.tag}>"
        stream.ops.append(f"</{opening.tag}>\n")
        self._separate("\n\n")

    def _code(self, token: Token, line: int) -> None:
        text = token.content.removesuffix("\n")
        ops = self.stream.ops
        run = self.unit("code", line + (1 if token.type == "fence" else 0), text)
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        run.whole = highlight(text, language) if language else ""
        at = run.start
        for number, part in enumerate(text.split("\n")[:-1], start=1):
            at += len(part) + 1
            self.stream.breaks.append((at, self.stream.units[-1].line + number))
        self.stream.code.append((run.start, run.end))
        kind = f' class="language-{escape(language)}"' if language else ""
        ops += (Hold(f'<pre class="highlight"><code{kind}>' if run.whole else f"<pre><code{kind}>"), run)
        ops += (Release("</code>", inline=False), "</pre>\n")
        self._separate("\n\n")

    def _figure(self, figure: tuple[Token | None, Token], line: int) -> None:
        link, image = figure
        ops = self.stream.ops
        ops.append("<figure>")
        if link is not None:
            ops.append(f"<a{self._href(link, line)}>")
        ops.append(self._image(image, line, titled=False))
        if link is not None:
            ops.append("</a>")
        caption = str(image.attrs.get("title", ""))
        if caption.strip():
            ops.append("<figcaption>")
            ops.append(self.unit("caption", line, " ".join(caption.split())))
            ops.append("</figcaption>")
        ops.append("</figure>\n")
        self._separate("\n\n")

    def _inline(self, token: Token, line: int, kind: UnitKind) -> int:
        """Read one paragraph's, heading's or cell's inlines; return the offset at which its text begins."""
        children = token.children or ()
        stream, ops = self.stream, self.stream.ops
        kept = kept_tags(children) if self._clean is not None else None
        start = -1
        link_start = 0
        for index, child in enumerate(children):
            type_ = child.type
            if type_ == "text":
                content = child.content
            elif type_ == "html_inline":
                if kept and index in kept:
                    ops.append(kept[index])
                    continue
                content = child.content
            elif type_ == "code_inline":
                if start < 0:
                    start = self._start_unit(line)
                begin = self.length
                self._add(child.content)
                stream.code.append((begin, self.length))
                ops += (Hold("<code>"), Run(begin, self.length), Release("</code>"))
                continue
            elif type_ in ("softbreak", "hardbreak"):
                if start < 0:
                    start = self._start_unit(line)
                self._add("\n")
                line += 1
                stream.breaks.append((self.length, line))
                ops.append("<br>\n" if type_ == "hardbreak" else "\n")
                continue
            elif type_ == "link_open":
                link_start = self.length
                ops.append(Hold(f"<a{self._href(child, line)}>"))
                continue
            elif type_ == "link_close":
                if self.length > max(link_start, start):
                    stream.links.append((max(link_start, start), self.length))
                ops.append(Release("</a>"))
                continue
            elif type_ == "image":
                ops.append(self._image(child, line))
                continue
            elif type_ == "footnote_ref":
                if start < 0:
                    start = self._start_unit(line)
                ref = FootnoteRef(child.meta["label"], self.length)
                stream.refs.append(ref)
                ops.append(ref)
                continue
            elif type_ == "entity_link":
                if start < 0:
                    start = self._start_unit(line)
                self._entity(child, line)
                continue
            else:  # em, strong, s: all that is left
                ops.append(f"<{child.tag}>" if child.nesting == 1 else f"</{child.tag}>")
                continue
            if content:
                if start < 0:
                    start = self._start_unit(line)
                begin = self.length
                self.text.append(content)
                self.length = begin + len(content)
                ops.append(Run(begin, self.length))
        if start < 0:
            return self.length
        stream.units.append(Unit(start, self.length, self._block, stream.breaks[-1][1], kind))
        return start

    def _entity(self, token: Token, line: int) -> None:
        """Read ``[[id]]`` or ``[[id|words]]``."""
        id_ = token.meta["id"]
        ops = self.stream.ops
        begin = self.length
        self._add(token.content or entity_words(id_))
        span = (begin, self.length)
        self.stream.links.append(span)
        self.stream.entities.append((*span, id_))
        self.stream.references.append(("entity", id_, line))
        ops.append(Hold(entity_tag(id_)))
        ops.append(Run(*span) if token.content else slot("name", id_))
        ops.append(Release("</a>"))

    def _start_unit(self, line: int) -> int:
        start = self._begin()
        self.stream.breaks.append((start, line))
        return start

    def _href(self, token: Token, line: int) -> str:
        href = href_attribute(str(token.attrs.get("href", "")), self._path, line, self.stream.references)
        title = token.attrs.get("title")
        return href + (f' title="{escape(str(title))}"' if title else "")

    def _image(self, token: Token, line: int, *, titled: bool = True) -> str:
        src = str(token.attrs.get("src", ""))
        alt = alt_text(token.children or ())
        if not alt.strip():
            self.stream.references.append(("bare-image", src, line))
        target = asset_target(src, self._path)
        if target:
            self.stream.references.append(("asset", target, line))
            src = link_slot(target)
        else:
            src = escape(src)
        title = token.attrs.get("title") if titled else None
        return f'<img src="{src}" alt="{escape(alt)}"' + (f' title="{escape(str(title))}">' if title else ">")
