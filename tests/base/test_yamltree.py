"""YAML to nodes: spans, refusals, bombs."""

import time
import tracemalloc
from pathlib import Path

import pytest
import yaml
from annosite.base import yamltree
from annosite.base.textfile import TextFile
from annosite.base.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml
from hypothesis import given
from hypothesis import strategies as st

# Letters with an accent, two letters outside the BMP, a combining mark, CJK, a no-break space, sentence signs.
TEXT = st.text(alphabet="ab é😀𐐷\u0301漢\u00a0.-", min_size=1, max_size=12)
WORD = st.text(alphabet="abcé漢", min_size=1, max_size=6)


def parse(text: str) -> Node | None:
    found = parse_yaml(TextFile("f.yaml", text))
    assert not found.diagnostics, found.diagnostics
    return found.value


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [leaf for item in node.items for leaf in scalars(item)]
    if isinstance(node, Mapping):
        return [leaf for key, value in node.pairs.values() for leaf in (key, *scalars(value))]
    return []


@st.composite
def written(draw: st.DrawFn, depth: int = 0) -> str:
    """A value in block style at ``depth``, as it stands after its key's colon or its dash."""
    pad = "  " * (depth + 1)
    kind = draw(st.sampled_from(["plain", "double", "single", "literal", "folded", "list", "keys", "flow"]))
    if depth > 2 and kind in ("list", "keys"):
        kind = "double"
    if kind == "plain":
        return f" {draw(WORD)}{draw(st.sampled_from(['', ' # über', '  ']))}"
    if kind == "double":
        return f' "{draw(TEXT)}"'
    if kind == "single":
        return f" '{draw(TEXT)}'"
    if kind in ("literal", "folded"):
        sign = {"literal": "|", "folded": ">"}[kind] + draw(st.sampled_from(["", "-"]))
        lines = draw(st.lists(WORD, min_size=1, max_size=3))
        return f" {sign}" + "".join(f"\n{pad}{line}" for line in lines)
    if kind == "flow":
        items = draw(st.lists(WORD, min_size=1, max_size=3))
        return f" [{', '.join(items)}]"
    if kind == "list":
        items = draw(st.lists(written(depth + 1), min_size=1, max_size=3))
        return "".join(f"\n{pad}-{item}" for item in items)
    keys = draw(st.lists(WORD, min_size=1, max_size=3, unique=True))
    return "".join(f"\n{pad}{key}:{draw(written(depth + 1))}" for key in keys)


@given(
    st.lists(st.tuples(WORD, written()), min_size=1, max_size=4, unique_by=lambda pair: pair[0]),
    st.booleans(),
)
def test_the_span_of_each_scalar_cut_out_parses_back_to_it(
    pairs: list[tuple[str, str]], windows: bool
) -> None:
    text = "".join(f"{key}:{value}\n" for key, value in pairs)
    if windows:
        text = text.replace("\n", "\r\n")
    for scalar in scalars(parse(text)):
        cut = text[scalar.start : scalar.end]
        again = parse(f"x: {cut}")
        assert isinstance(again, Mapping)
        leaf = again.pairs["x"][1]
        assert isinstance(leaf, Scalar)
        assert leaf.style == scalar.style
        # A text at the end of the file may lack the line end that it has within one.
        assert leaf.value == scalar.value or (
            scalar.style in ("|", ">") and leaf.value.rstrip("\n") == scalar.value.rstrip("\n")
        )


@given(st.lists(st.tuples(WORD, written()), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_both_parsers_give_the_same_tree(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}:{value}\n" for key, value in pairs)
    native = parse(text)
    original = yamltree.EventParser
    try:
        yamltree.EventParser = yaml.loader.Loader  # type: ignore[assignment,misc]
        assert parse(text) == native
    finally:
        yamltree.EventParser = original  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~", "null\n", "\ufeff"])
def test_nothing_is_none(text: str) -> None:
    assert parse(text) is None


def test_scalars_stay_what_was_typed() -> None:
    node = parse("a: no\nb: 12:30\nc: 010\nd: 1984\ne: 2024-13-45\nf: 1_000\ng: .inf\n")
    assert isinstance(node, Mapping)
    values = {key: value.value for key, (_, value) in node.pairs.items() if isinstance(value, Scalar)}
    assert values == {
        "a": "no",
        "b": "12:30",
        "c": "010",
        "d": "1984",
        "e": "2024-13-45",
        "f": "1_000",
        "g": ".inf",
    }


def test_a_part_of_a_file_has_places_in_the_file() -> None:
    file = TextFile("a.md", "---\ntitle: é😀x\nfoo: *bar\n---\nBody: not YAML: at all\n")
    found = parse_yaml(file, 4, file.text.index("---", 4))
    assert isinstance(found.value, Mapping)
    title = found.value.pairs["title"][1]
    assert file.text[title.start : title.end] == "é😀x"
    (problem,) = found.diagnostics
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("yaml-sign", 3, 6)


def test_line_separators_that_no_editor_shows_end_no_line() -> None:
    file = TextFile("f", "a: one\u2028two\nb: |\n  three\x85four\nc: 'x\u2029y'\n")
    node = parse_yaml(file).value
    assert [leaf.value for leaf in scalars(node)] == ["a", "one two", "b", "three four\n", "c", "x y"]
    c = scalars(node)[-1]
    assert file.text[c.start : c.end] == "'x\u2029y'"


# ---- bombs (FAULTS.md: "YAML bombs and depth")

MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]}}\n"
    for n in range(12)
)
LAUGHS = 'a: &a ["lol","lol"]\n' + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
BOMBS = {
    "brackets": ("[" * 20_000, "yaml-depth"),
    "braces": ("{a: " * 20_000, "yaml-depth"),
    "dashes": ("- " * 5_000 + "x", "yaml-depth"),
    "indented": ("".join(f"{' ' * n}a:\n" for n in range(1_400)), "yaml-depth"),
    "question marks": ("? " * 5_000, "yaml-depth"),
    "merge keys": (MERGE_BOMB, "yaml-anchor"),
    "billion laughs": (LAUGHS, "yaml-anchor"),
    "itself": ("a: &a [*a]\n", "yaml-anchor"),
    "many nodes": ("[" + "x," * 30_000 + "]", "too-large"),
    "many keys": ("{" + ",".join(f"k{n}: v" for n in range(30_000)) + "}", "too-large"),
    "the same key": ("a: 1\n" * 100_000, "yaml-duplicate-key"),
    "one long word": ("a" * 500_000 + "\nb: c\n", "yaml-indent"),
    "many tags": ("- !x y\n" * 50_000, "yaml-sign"),
    "open quotation mark": ('a: "' + "x\n\n" * 100_000, "yaml-quote"),
    "directives": ("%TAG !a! tag:a\n" * 1_000 + "---\na: b\n", None),
    "documents": ("---\na: b\n" * 1_000, "yaml-documents"),
    "exponents": ("a: " + "1" * 100_000 + "\n", None),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_problem_and_no_more(name: str) -> None:
    text, code = BOMBS[name]
    tracemalloc.start()
    before = time.process_time()
    found = parse_yaml(TextFile("bomb.yaml", text), max_nodes=10_000)
    spent = time.process_time() - before
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.diagnostics) <= yamltree.MAX_PROBLEMS
    assert all(each.place is not None and each.place.line for each in found.diagnostics)
    if code is not None:
        assert code in {each.code for each in found.diagnostics}
    assert peak < 150_000_000
    assert spent < 30  # the bombs took minutes, or for ever


def test_a_bomb_on_the_small_stack_of_a_thread() -> None:
    import threading

    codes: list[str] = []
    old = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(
            target=lambda: codes.extend(d.code for d in parse_yaml(TextFile("f", "[" * 20_000)).diagnostics)
        )
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
    assert codes == ["yaml-depth"]


@given(st.text(alphabet=st.sampled_from("ab:-?*&!|>'\"%@`[]{},# \t\n\r\\é😀<~="), max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = parse_yaml(TextFile("f", text))
    for each in found.diagnostics:
        assert each.message
        assert each.place is not None
        assert each.place.line >= 1


@given(st.text(max_size=60))
def test_no_code_point_breaks_it(text: str) -> None:
    parse_yaml(TextFile("f", "a: " + text))


@pytest.mark.parametrize("sign", ["\x80", "\x00", "\x1b", "\ufffe", "\ud800", "\x7f"])
def test_a_character_that_yaml_refuses_is_named(sign: str) -> None:
    (problem,) = parse_yaml(TextFile("f", f"a: b\nc: d{sign}e\n")).diagnostics
    assert problem.code == "control-character"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 5)
    assert f"U+{ord(sign):04X}" in problem.message


def test_every_code_is_in_the_table() -> None:
    from annosite.model.codes import CODES

    for file in Path(yamltree.__file__).parent.glob("yaml*.py"):
        import re

        for code in re.findall(
            r'"(yaml-[a-z-]+|too-large|control-character)"', file.read_text(encoding="utf-8")
        ):
            assert code in CODES, (file.name, code)
            assert CODES[code].severity == ("warning" if code == "yaml-line-end" else "error")
