"""JSON Schema for editors says what loading says."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.load.keys import keys_at
from annosite.load.schema import KINDS, json_schema
from annosite.load.validate import plain, validate

CONTENT = Path(__file__).parents[2] / "content"


def kind_of(path: Path) -> str:
    if path.name == "site.yaml":
        return "site"
    if path.name == "sources.yaml":
        return "sources"
    if "entities" in path.parts:
        return "overlay" if path.stem.endswith(".es") else "entities"
    return "sidecar"


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2's core types: what an editor's language server gives to the schema; dates stay text there."""

    class Reader(yaml.SafeLoader):
        pass

    Reader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Reader)


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_one(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.relative_to(CONTENT).as_posix()
)
def test_our_own_site_fits(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    jsonschema.validate(as_an_editor_reads(text), json_schema(kind_of(path)))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sidecar", "notes:\n  - {quote: a, txt: b}"),
        ("sidecar", "corrections:\n  - {quote: a, kind: typpo}"),
        ("sidecar", "notes:\n  - {quote: {prefix: a}}"),
        ("article", "titel: T"),
        ("article", "title: T\ndate: yesterday"),
        ("entities", "people: {a: {name: A, bron: 1960}}"),
        ("entities", "people: {Ada: [a]}"),
        ("site", "title: T\nlinking: {mode: some}"),
        ("site", "title: T\npagination: many"),
        ("sources", "a: {titel: T}"),
    ],
)
def test_what_loading_refuses_an_editor_refuses(kind: str, text: str) -> None:
    file = TextFile("f.yaml", text)
    assert validate(kind, file, parse_yaml(file).value).problems
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_an_editor_reads(text), json_schema(kind))


@pytest.mark.parametrize(
    "text",
    [
        "title: 1984\nauthors: Jo\ntags: no\ndate: 2019\nsource: ~\naliases:\ndraft: true",
        "title: true\ntags: [2020, x]\nauthors: [Jo, ann]",
    ],
)
def test_a_value_of_any_spelling_and_each_short_form_fit(text: str) -> None:
    file = TextFile("f.yaml", text)
    assert not validate("article", file, parse_yaml(file).value).problems
    jsonschema.validate(as_an_editor_reads(text), json_schema("article"))


def test_every_key_is_described() -> None:
    """It is what an editor shows beside a key."""
    for kind in KINDS:
        schema = json_schema(kind)
        for name, model in (("", schema), *schema.get("$defs", {}).items()):
            for key, value in model.get("properties", {}).items():
                assert "description" in value or "description" in str(value.get("anyOf")), (kind, name, key)


def test_known_keys() -> None:
    assert keys_at("article", ())[:2] == ("title", "slug")
    assert "exact" in keys_at("sidecar", ("notes", 0, "quote"))
    assert "exact" in keys_at("sidecar", ("notes", 0, "quote", 1))
    assert set(keys_at("entities", ("people", "x", "roles", 0))) == {"title", "organization", "from", "to"}
    assert "title" in keys_at("sources", ("x",))
    assert keys_at("sidecar", ("nothing", "of", "it")) == ()


def test_plain() -> None:
    node = parse_yaml(TextFile("f", 'a: null\nb: "null"\nc: [~, 1]\nd: {e: }\n')).value
    assert node is not None
    assert plain(node) == {"a": None, "b": "null", "c": [None, "1"], "d": {"e": None}}
