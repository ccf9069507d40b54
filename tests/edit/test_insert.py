"""Entries added to YAML files: nothing else in them changes."""

import pytest
from annosite.base.textfile import TextFile
from annosite.base.yamlquote import quoted
from annosite.base.yamltree import Scalar, parse_yaml
from annosite.edit.insert import add_to_list, add_to_mapping
from hypothesis import given
from hypothesis import strategies as st

ENTRY = ['quote: "new"', "text: |", "  A note."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'notes:\n  - quote: "new"\n    text: |\n      A note.\n'),
        ("# Nothing yet.\n", '# Nothing yet.\n\nnotes:\n  - quote: "new"\n    text: |\n      A note.\n'),
        (
            "notes:\n- quote: a  # first\n  text: b\n\n# The rest.\ncorrections: []\n",
            'notes:\n- quote: a  # first\n  text: b\n- quote: "new"\n  text: |\n    A note.\n\n# The rest.\ncorrections: []\n',
        ),
        (
            "notes:\n    - quote: a\n      text: |\n        One.\n\n        Two.\n\nsources:\n  x: {title: y}",
            'notes:\n    - quote: a\n      text: |\n        One.\n\n        Two.\n    - quote: "new"\n      text: |\n        A note.\n\nsources:\n  x: {title: y}',
        ),
        (
            "corrections:\n  - quote: a",
            'corrections:\n  - quote: a\n\nnotes:\n  - quote: "new"\n    text: |\n      A note.\n',
        ),
        ("notes:\n", 'notes:\n  - quote: "new"\n    text: |\n      A note.\n'),
        (
            "notes:\r\n  - quote: a\r\n    text: b\r\n",
            'notes:\r\n  - quote: a\r\n    text: b\r\n  - quote: "new"\r\n    text: |\r\n      A note.\r\n',
        ),
        (
            "notes:\n  - quote: a\n    text: b\n    about:\n",
            'notes:\n  - quote: a\n    text: b\n    about:\n  - quote: "new"\n    text: |\n      A note.\n',
        ),
    ],
)
def test_an_entry_is_added_where_a_person_would_write_it(before: str, after: str):
    assert add_to_list(TextFile("a.yaml", before), "notes", ENTRY) == after


@pytest.mark.parametrize(
    "text", ["notes: []\n", "{notes: 1}\n", "notes: words\n", "notes: {a: b}\n", "a: [\n", "- x\n"]
)
def test_a_file_that_would_have_to_change_is_left_alone(text: str):
    assert add_to_list(TextFile("a.yaml", text), "notes", ENTRY) is None


def test_a_person_is_added_below_the_last():
    text = "people:\n  a:\n    name: A\nplaces:\n  b: {name: B}\n"
    assert add_to_mapping(TextFile("p.yaml", text), "people", ["c:", '  name: "C"']) == (
        'people:\n  a:\n    name: A\n  c:\n    name: "C"\nplaces:\n  b: {name: B}\n'
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_quoted_text_means_itself(text: str):
    tree = parse_yaml(TextFile("a.yaml", f"{quoted(text)}\n"))
    assert not tree.diagnostics
    assert isinstance(tree.value, Scalar)
    assert tree.value.value == text
