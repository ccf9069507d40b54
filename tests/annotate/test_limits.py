"""Text that is meant to hurt: it costs seconds at most, loses nothing in silence, and never raises."""

import pytest
from annosite.annotate.draft import draft
from annosite.base.diagnostics import Diagnostic
from article_cases import annotated, tree

SIZE = 3_000
"""Code points; each shape was tried at 50,000 too, where the slowest takes a few seconds."""

# The shapes of cmark's pathological tests.
SHAPES = {
    "nested strong emphasis": "*a **a " * (SIZE // 7) + "b" + " a** a*" * (SIZE // 7),
    "emphasis closers with no openers": "a_ " * (SIZE // 3),
    "emphasis openers with no closers": "_a " * (SIZE // 3),
    "link closers with no openers": "a]" * (SIZE // 2),
    "link openers with no closers": "[a" * (SIZE // 2),
    "mismatched openers and closers": "*a_ " * (SIZE // 4),
    "openers and closers multiple of 3": "a**b" + "c* " * (SIZE // 3),
    "link openers and emphasis closers": "[ a_" * (SIZE // 4),
    "pattern [ (](": "[ (](" * (SIZE // 5),
    "pattern ![[]()": "![[]()" * (SIZE // 6),
    "images": "![" * (SIZE // 2),
    "inline footnotes": "^[" * (SIZE // 2),
    "footnote calls": "[^a]" * (SIZE // 4) + "\n\n[^a]: x",
    "footnote definitions": "".join(f"[^{n}]: x\n" for n in range(SIZE // 8)),
    "nested brackets": "[" * (SIZE // 2) + "a" + "]" * (SIZE // 2),
    "entity brackets": "[[" * (SIZE // 2),
    "nested block quotes": "> " * 90 + "a",
    "deep lists": "".join("  " * n + "* a\n" for n in range(45)),
    "backslashes": "\\" * SIZE,
    "backticks": "".join("e" + "`" * n for n in range(1, 100)),
    "unclosed links": "[a](b" * (SIZE // 5),
    "unclosed links in angles": "[a](<b" * (SIZE // 6),
    "empty angles": "<>" * (SIZE // 2),
    "comments": "<!-- " * (SIZE // 5),
    "tables": "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + ("|" + "a|" * 20 + "\n") * 10,
    "many references": "".join(f"[{n}]: u\n" for n in range(300)) + "[0] " * 500,
    "entities": "&" * SIZE,
    "hard breaks": "a  \n" * (SIZE // 4),
    "one word": "a" * SIZE,
    "tildes": "~" * SIZE,
    "stars": "*" * SIZE,
    "nested parentheses": "[a](" + "(" * (SIZE // 2),
    "combining marks": "a" + "\u0301" * SIZE,
    "flags": "🇩" * (SIZE // 2),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shape(shape: str) -> None:
    result = annotated(SHAPES[shape], "notes:\n  - {quote: a, occurrence: all, text: x}\n")
    assert not [each for each in result.diagnostics if each.code == "nesting-too-deep"]
    for block in result.value.body.blocks[:3]:
        assert block.html


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("".join("  " * n + f"* level{n}\n" for n in range(9)), False),
        ("".join("  " * n + f"* level{n}\n" for n in range(49)), False),
        ("".join("  " * n + f"* level{n}\n" for n in range(50)), True),
        ("> " * 19 + "level18", False),
        ("> " * 99 + "level98", False),
        ("> " * 100 + "level99", True),
    ],
)
def test_nesting_is_drawn_or_reported(text: str, deep: bool) -> None:
    result = annotated(text)
    assert [each.code for each in result.diagnostics] == (["nesting-too-deep"] if deep else [])
    words = text.replace(">", " ").replace("*", " ").split()
    shown = result.value.body.text.split()
    assert deep or shown == ["Title", *words]


def test_a_note_that_is_too_long_is_an_error() -> None:
    problems: list[Diagnostic] = []
    assert draft("a" * 20_000, None, "a.yaml", problems).text
    assert not problems
    assert not draft("a" * 20_001, None, "a.yaml", problems).text
    assert [each.code for each in problems] == ["note-too-long"]


def test_an_article_that_is_too_long_is_an_error() -> None:
    result = annotated("a " * 1_000_001)
    assert [each.code for each in result.diagnostics] == ["article-too-long"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "ms-msdt:x",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
    ],
)
def test_addresses_that_are_not_allowed_stay_text(address: str) -> None:
    for site in ("title: Site\n", "title: Site\nmarkdown: {html: true}\n"):
        written = f'[a]({address}) ![b]({address}) <{address}>\n\n<a href="{address}">c</a>\n\n<div><a href="{address}">d</a></div>'
        result = annotated(written, site=site)
        for block in result.value.body.blocks:
            for element in tree(block.html).iter():
                for name in ("href", "src"):
                    value = element.get(name)
                    assert value is None or value.startswith(("asset:content/", "file:content/")), value


def test_slots_cannot_be_smuggled_in() -> None:
    written = '&#0;link:x&#1; <i>&#1;</i>\n\n<div title="&#0;name:x&#1;">&#0;name:x&#1; &#x1;</div>'
    for site in ("title: Site\n", "title: Site\nmarkdown: {html: true}\n"):
        for block in annotated(written, site=site).value.body.blocks:
            assert "\x00" not in block.html
            assert "\x01" not in block.html
