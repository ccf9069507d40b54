"""What is read without the parser, or past most of its rules, is read as the parser alone would read it."""

from typing import Any

from annosite.annotate.links import is_allowed
from annosite.annotate.markdown import MAX_NESTING, WORDS, parser
from annosite.annotate.reader import Reader
from annosite.annotate.simple import read_simple
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

PATH = "content/articles/a/note.yaml"

INLINE = (
    *("words ", "A ", "é", "*Context.* ", "**bold** ", "*em*", "*a\nb*", "*a.*,", "*a*)", "**a b**:", "*1*", "_e_"),
    *("[link](https://example.org/a)", "[a](other.md)", "[q](http://a.b.co/x?y=1)", "[a\nb](c)", "[ref]", "[x]: y"),
    *("[a](x)b", "[a](../b/./c.md)", "[a](1/2/)", "[a](http)", "[^a](b)", "[*](x)", "[a](A_b/c.html)", "[](x)", "![a](b.png)", "](c)"),
    *("[[ada]]", "[[ada|the lady]]", "[[Ada]]", "[[a| b ]]", "`code`", "~~gone~~", "&amp;", "<b>", "\\*", "https://x.yz"),
    *("*", "**", "_", "[", "]", "(", ")", "!", "?", ".", ",", ":", "#", "|", "~", "&", "<", ">", '"', "“", "—", "-", "+"),
    *("\u00a0", "\u2028", "\x0b", "\x0c", "\x1c", "\u0301", "*\u0301a*", "*a\u0301*", "\u200b", "٣", "．", "\t", "  "),
    *("\n", "\n", "\n\n", "\n\n\n", "  \n", "\n ", "\r\n"),
)  # fmt: skip
BLOCKS = (
    *("\nPlain words.\n\n", "\n- item\n", "\n  indented\n", "\n    code\n", "\n> q\n", "\n# H\n", "\n===\n", "\n---\n"),
    *("\n|a|b|\n|-|-|\n|c|d|\n", "\n[ref]: http://x.y\n", "\n[^1]: note\n\n    more\n", "[^1]", "\n```\nx\n```\n"),
    *("\n1. a\n   b\n\n   c\n", "\n12) ", "\n<div>\nx\n</div>\n", "\n“Said”\nhe\n"),
)  # fmt: skip
texts = st.lists(st.sampled_from(INLINE), max_size=9).map("".join)
documents = st.lists(st.sampled_from(INLINE + BLOCKS), max_size=14).map("".join)


def plain_parser(**options: bool) -> MarkdownIt:
    """Return the library's parser with the rules that are on here, and nothing of ours but ``[[id]]``."""
    ours = parser(**options)
    md = MarkdownIt("commonmark", {"html": options["html"], "maxNesting": MAX_NESTING})
    md.enable(["table", "strikethrough"])
    if not options["html"]:
        md.disable(["html_block", "html_inline"])
    md.validateLink = is_allowed  # type: ignore[method-assign]
    if options["footnotes"]:
        md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
        md.inline.ruler.after("image", "footnote_ref", footnote_ref)
    if options["entities"]:
        (rule,) = (each for each in ours.inline.ruler.__rules__ if each.name == "entity_link")
        md.inline.ruler.before("link", "entity_link", rule.fn)
    return md


def dumped(tokens: list[Token]) -> list[dict[str, Any]]:
    return [each.as_dict() for token in tokens for each in spelled_out(token)]


def spelled_out(token: Token) -> list[Token]:
    """Return the tokens for which one of mere words stands."""
    if token.type != WORDS:
        return [token]
    children: list[Token] = []
    for line in token.content.split("\n"):
        if children:
            children.append(Token("softbreak", "br", 0))
        children.append(Token("text", "", 0, content=line))
    inline = Token("inline", "", 0, map=token.map, level=1, children=children, content=token.content)
    inline.block = True
    opening = Token("paragraph_open", "p", 1, map=token.map, block=True)
    return [opening, inline, Token("paragraph_close", "p", -1, block=True)]


def read(tokens: list[Token], *, html: bool) -> Reader:
    reader = Reader(PATH, 7, html=html)
    reader.read(tokens)
    return reader


@given(texts, st.integers(1, 9))
@example("*Context.* Words,\nmore [words](https://example.org/a) and [[ada|her]].\n\nEnd.\n", 3)
def test_simple_text_is_read_as_by_the_parser(markdown: str, line: int) -> None:
    simple = read_simple(markdown, PATH, line)
    if simple is not None:
        reader = Reader(PATH, line, ids=False)
        reader.read(parser(html=False, footnotes=False, entities=True).parse(markdown))
        assert simple == ("".join(reader.text), reader.stream)


def test_usual_notes_are_simple() -> None:
    for markdown in (
        "*Context.* Words and\na [link](https://example.org/a) and a date.\n",
        "Two paragraphs.\n\n**See** [[ada]], [her page](../people/ada.md) (*1833*).",
    ):
        assert read_simple(markdown, PATH, 1) is not None
    for markdown in (
        "- a list",
        "a `sign`",
        "[a](#part)",
        "[a](javascript:x)",
        "5 * 3 * 2",
        "![a](b.png)",
        "# A",
    ):
        assert read_simple(markdown, PATH, 1) is None


@given(documents, st.booleans(), st.booleans(), st.booleans())
@example("Plain\nwords.\n\n- in\n\n  a list\n\nA “line”\n===\n", False, False, False)
def test_rules_passed_over_would_have_said_no(
    markdown: str, html: bool, footnotes: bool, entities: bool
) -> None:
    options = {"html": html, "footnotes": footnotes, "entities": entities}
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    tokens = parser(**options).parse(markdown, ours)
    all_asked = plain_parser(**options).parse(markdown, theirs)
    assert dumped(tokens) == dumped(all_asked)
    assert ours.get("references") == theirs.get("references")
    one, other = read(tokens, html=html), read(all_asked, html=html)
    assert ("".join(one.text), one.stream) == ("".join(other.text), other.stream)
