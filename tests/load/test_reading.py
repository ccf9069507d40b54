"""What is read without pydantic is what pydantic would read, and what is refused has a reason that pydantic tells."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from annosite.load.schema import KINDS, Refused, errors, read
from annosite.load.schema.marks import Written, attributes
from annosite.load.schema.models import adapter
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from test_schema import CONTENT, kind_of

LEAVES = (
    *("", " ", "a", " a b ", "a\nb", "A", "0", "1", "01", "1.5", "2,5", "-90.0001", "yes", "No", "all", "none", "con"),
    *("2020", "2020-02", "2020-02-30", "2020-02-03", "2020-02-03 10:00", "2020-02-03T10:00:00Z", "2020-2-3", "soon"),
    *("https://example.org/", "javascript:x", "mailto:a@b.c", "/x/", "../x.md", "a\\b", "a b.md", "//x", "10.1/x"),
    *("context", "error", "fact-check", "top", "note", "first", "always", "en", "pt-BR", "EN", "x" * 101, "é"),
    *("\x1c", "\x1ca\x1f", "\u00a0a\u3000", "\u200b", "\u2028", "\x85", "none\n"),
)  # fmt: skip
KEYS = (
    "id",
    "in",
    "in_",
    "from",
    "from_",
    "to",
    "text",
    "titel",
    "others",
    "quote",
    "exact",
    "people",
    "ships",
    "a",
    "A b",
    "=text",
)


def samples() -> list[tuple[str, Any]]:
    """Everything in our own site, and what its front matter says, as text, lists and dicts."""
    found = [(kind_of(path), path.read_text("utf-8")) for path in sorted(CONTENT.rglob("*.yaml"))]
    for path in sorted(CONTENT.rglob("*.md")):
        head = path.read_text("utf-8").split("---\n")
        if len(head) > 2 and not head[0]:
            found.append(("page" if "pages" in path.parts else "article", head[1]))
    return [(kind, as_text(yaml.load(text, yaml.BaseLoader))) for kind, text in found]


def as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return value or None


def values(depth: int = 2) -> st.SearchStrategy[Any]:
    leaves = st.none() | st.sampled_from(LEAVES) | st.text(max_size=3)
    if not depth:
        return leaves
    inner = values(depth - 1)
    keys = st.sampled_from(KEYS)
    return leaves | st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)


def every_key(type_: Any, into: set[str]) -> set[str]:
    """All keys that any model of a type has."""
    if isinstance(type_, type) and issubclass(type_, Written):
        for each in attributes(type_):
            into.add(each.key)
            every_key(each.type, into)
        every_key(type_.other_keys, into)
    for each in getattr(type_, "__args__", ()):
        every_key(each, into)
    return into


@st.composite
def changed(draw: st.DrawFn, kind: str, value: Any) -> Any:
    """A value with something changed in it, mostly of the kinds that somebody might write there."""
    if draw(st.booleans()) and value and isinstance(value, dict | list):
        if isinstance(value, list):
            at = draw(st.integers(0, len(value) - 1))
            return [*value[:at], draw(changed(kind, value[at])), *value[at + 1 :]]
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(changed(kind, value[key]))}
    how = draw(st.sampled_from(("other", "drop", "add", "wrap", "unwrap")))
    if how == "drop" and value and isinstance(value, dict):
        gone = draw(st.sampled_from(sorted(value)))
        return {key: each for key, each in value.items() if key != gone}
    if how == "add" and isinstance(value, dict):
        known = st.sampled_from(sorted(every_key(KINDS[kind], set())))
        return {**value, draw(known | st.sampled_from(KEYS)): draw(values())}
    if how == "wrap":
        return [value]
    if how == "unwrap" and isinstance(value, list) and value:
        return value[0]
    return draw(values())


def dumped(value: Any) -> Any:
    """A model of ours as pydantic dumps its own."""
    if isinstance(value, Written):
        known = {each.key: dumped(getattr(value, each.name)) for each in attributes(type(value))}
        return known | {key: dumped(each) for key, each in value.others.items()}
    if isinstance(value, list):
        return [dumped(each) for each in value]
    return {key: dumped(each) for key, each in value.items()} if isinstance(value, dict) else value


def agree(kind: str, value: Any) -> bool:
    """Both read the same, or both refuse; return whether it is read."""
    wrong = errors(kind, value)
    try:
        ours = read(kind, value)
    except Refused:
        assert wrong, (kind, value)
        return False
    assert not wrong, (kind, value, wrong)
    theirs = adapter(KINDS[kind]).validate_python(value)
    told = (
        adapter(KINDS[kind]).dump_python(theirs, by_alias=True, warnings=False)
        if not isinstance(theirs, BaseModel)
        else theirs.model_dump(by_alias=True, warnings=False)
    )
    assert dumped(ours) == told
    return True


SAMPLES = samples()


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_our_own_site_is_read_alike(number: int) -> None:
    assert agree(*SAMPLES[number])


@given(st.data())
def test_whatever_is_written_is_judged_alike(data: st.DataObject) -> None:
    kind, value = data.draw(st.sampled_from(SAMPLES))
    for _ in range(data.draw(st.integers(1, 3))):
        value = data.draw(changed(kind, value))
    agree(kind, value)


@given(st.data())
def test_every_key_takes_and_refuses_the_same(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    keys = st.sampled_from(sorted(every_key(KINDS[kind], set())))
    agree(kind, data.draw(st.dictionaries(keys, values(3), max_size=3)))


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "value", [None, "", "a", [], ["a"], {}, {"title": None}, {"a": None}, {"a": {}}, {"a": {"b": {}}}]
)
def test_what_is_no_file_at_all(kind: str, value: Any) -> None:
    agree(kind, value)


def test_pydantic_is_not_imported_for_what_is_right() -> None:
    script = "import sys; from annosite.load.schema import read; read('article', {'title': 'T', 'tags': 'a'}); print('pydantic' in sys.modules)"
    assert (
        subprocess.check_output(
            [sys.executable, "-c", script], text=True, cwd=Path(__file__).parents[2]
        ).strip()
        == "False"
    )
