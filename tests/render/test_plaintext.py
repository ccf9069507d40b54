"""Stored HTML as text: what is read quickly is read as the parser reads it."""

import pytest
from annosite.render import plaintext
from hypothesis import given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<br />", '<a href="x&amp;y" title="a > b">', "</a>", "<em>", "</em>", '<li class="x">', "</li>",
        '<img src="a.png" alt="&lt;">', "&amp;", "&lt;b&gt;", "&am", "p;", "&", ";", "a", "word ", "\n", "&#39;", "&nbsp;", "é",
        "<", ">", '"', "'", "<!-- no -->", "<script>", "</script>", "<title>", "<P>", "<svg:a>", "<a href=x>", "<b\n>", "</p x>", "<!",
        "<?x>", "</", "<textarea>", "<style>", "</style>", "&notit;", "&#x110000;",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_quick_way_is_the_parsers(html):
    parser = plaintext._Text()
    parser.feed(html)
    parser.close()
    expected = " ".join("".join(parser.pieces).split()) if "<" in html else plaintext.plain(html)
    assert plaintext.plain(html) == expected


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <em>word</em>,<br>two &amp; three</p><p>four</p>", "One word, two & three four"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("plain &lt;text&gt;", "plain <text>"),
    ],
)
def test_text(html, text):
    assert plaintext.plain(html) == text
