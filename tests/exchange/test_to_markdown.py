"""HTML to Markdown and back: the same HTML."""

import pytest
from annosite.annotate.links import is_allowed
from annosite.exchange.markdown import escaped, to_markdown
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt


def html_of(markdown: str) -> str:
    md = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    md.validateLink = is_allowed  # type: ignore[method-assign]
    return md.disable(["html_block", "html_inline"]).render(markdown)


CASES = [
    "Plain words.",
    "*Soft* and **loud**, `code`, ~~struck~~.",
    "Two\n\nparagraphs.",
    "A line\\\nbroken.",
    '[A link](https://example.org/a?b=1&c=2) and [one](https://example.org/ "with \\"title\\"").',
    "- one\n- two *too*\n- three",
    "3. three\n4. four",
    "1. outer\n   - inner\n   - more\n2. last",
    "> quoted\n>\n> twice",
    "```\ncode <b>\n\n  kept\n```",
    "# A heading\n\ntext",
    "| a | b \\| c |\n| --- | --- |\n| *1* | 2 |\n| 3 |  |",
    "before\n\n***\n\nafter",
    "1\\. not a list, \\# no heading, \\- no item, a \\* star, \\_under\\_, \\<b\\>, \\&amp;, \\[\\[id\\]\\]",
    "snake_case_name, 2 * 3 * 4, a | b, x ~ y, C:\\\\path, `` a`b ``",
]


@pytest.mark.parametrize("markdown", CASES)
def test_back_and_forth(markdown: str) -> None:
    html = html_of(markdown)
    assert html_of(to_markdown(html)) == html


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=r"ab1 .)(#*_-+>`~|\[]{}<&!=\"'" + "é中", min_size=1, max_size=40))
def test_any_line_of_text_stays_itself(text: str) -> None:
    line = " ".join(text.split())
    if line:
        html = (
            "<p>"
            + line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
            + "</p>\n"
        )
        assert html_of(escaped(line)) == html


def test_what_notes_cannot_hold_is_dropped_and_its_words_are_kept() -> None:
    html = '<script>alert(1)</script><form><button>cell</button></form><p onclick="x">A <a href="javascript:x">b</a></p>'
    found = to_markdown(html)
    assert "alert" not in found
    assert "javascript" not in found
    assert "cell" in found
    assert "A b" in found


def test_corrections_can_be_taken_back() -> None:
    html = '<p>On <del datetime="2020">Monday</del><ins datetime="2020">Tuesday</ins> night.</p>'
    assert to_markdown(html, as_it_was=True) == "On Monday night."


def test_links_may_be_written_in_another_way() -> None:
    html = '<p>See <a href="people/ada/">Ada</a> and <a href="b">c</a>.</p>'
    own = to_markdown(html, lambda address, text, plain: f"[[ada|{text}]]" if "ada" in address else None)
    assert own == "See [[ada|Ada]] and [c](<b>)."
