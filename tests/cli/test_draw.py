"""Problems as text."""

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place, TextFile
from annosite.cli.draw import WINDOW, draw, draw_all

FILE = TextFile("content/articles/a.yaml", 'notes:\n  - quote: "the comittee"\n    text: x\n')


def shown(diagnostic: Diagnostic, prefix: str = "") -> str:
    return "\n".join(line.plain.rstrip() for line in draw(diagnostic, prefix))


def test_a_problem_is_its_place_its_excerpt_and_what_to_do():
    at = FILE.text.index('"the')
    article = TextFile("content/articles/a.md", "One.\nThe committee met.\n")
    problem = Diagnostic(
        "quote-missing",
        "error",
        "these words are not in the article",
        FILE.place(at, at + 14),
        ("The article has “the committee” (line 2).", "Paste:\n- quote: x"),
        (Label(article.place(5, 18), "nearest passage"),),
    )
    assert shown(problem) == (
        "content/articles/a.yaml:2:12: error: these words are not in the article [quote-missing]\n"
        '    2 │   - quote: "the comittee"\n'
        "      │            ^^^^^^^^^^^^^^\n"
        "  content/articles/a.md:2:1: nearest passage\n"
        "    2 │ The committee met.\n"
        "      │ ^^^^^^^^^^^^^\n"
        "  → The article has “the committee” (line 2).\n"
        "  → Paste:\n"
        "    - quote: x"
    )


def test_a_problem_without_a_place_is_a_line():
    assert shown(Diagnostic("x", "warning", "no base_url")) == "warning: no base_url [x]"


def test_paths_open_from_where_the_person_is():
    assert shown(Diagnostic("x", "error", "m", Place("content/site.yaml")), "docs/").startswith(
        "docs/content/site.yaml: "
    )


def test_a_file_or_line_alone_is_shown_as_such():
    assert shown(Diagnostic("x", "error", "m", FILE.line_place(2))) == (
        'content/articles/a.yaml:2: error: m [x]\n    2 │   - quote: "the comittee"'
    )


def test_a_paragraph_of_one_long_line_is_cut_around_the_caret():
    text = "word " * 400 + "HERE" + " word" * 400
    file = TextFile("a.md", text)
    at = text.index("HERE")
    _, excerpt, caret = shown(Diagnostic("x", "error", "m", file.place(at, at + 4))).split("\n")
    assert len(excerpt) <= WINDOW + 8
    assert excerpt.index("HERE") == caret.index("^^^^")
    assert "…" in excerpt[:12]
    assert excerpt.endswith("…")


def test_carets_stand_under_wide_letters_and_after_tabs():
    for before in ("日本語", "\t", "e\u0301"):
        file = TextFile("a.md", before + "x")
        _, excerpt, caret = list(
            draw(Diagnostic("x", "error", "m", file.place(len(before), len(before) + 1)))
        )
        assert excerpt.cell_len == caret.cell_len


def test_what_a_terminal_would_obey_is_spelled_out():
    problem = Diagnostic(
        "x", "error", "\x1b[31mred\u202e", Place("a\x07.md", 1, 1, "\x1b]0;title\x07"), ("\x9b1m",)
    )
    text = shown(problem)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text
    assert "<U+001B>[31mred<U+202E>" in text


def test_many_problems_of_one_kind_are_counted_and_others_still_shown():
    many = [Diagnostic("often", "error", f"number {n}", Place("a.md", n)) for n in range(1, 48)]
    lines = [
        line.plain for line in draw_all([*many, Diagnostic("once", "error", "the other", Place("z.md", 1))])
    ]
    assert sum("[often]" in line and "error" in line for line in lines) == 10
    assert "… and 37 more [often]" in lines
    assert any("the other" in line for line in lines)
    assert not any("more" in line for line in (t.plain for t in draw_all(many, limit=0)))


def test_problems_come_by_file_and_line():
    rows = [
        Diagnostic("c", "error", name, Place(path, line))
        for name, path, line in [("3", "b", 1), ("2", "a", 10), ("1", "a", 9)]
    ]
    heads = [line.plain for line in draw_all(rows) if line.plain]
    assert [head.split(": ")[2][0] for head in heads] == ["1", "2", "3"]
