"""What a page's key takes of the theme: all that can show on the page, and little else."""

from pathlib import Path

import pytest
from annosite.model.config import ThemeChoice
from annosite.render.closure import references
from annosite.render.theme import Theme, load_theme
from jinja2 import Environment, meta

SHIPPED = sorted((Path(__file__).parents[2] / "themes").glob("*/templates/*.html"))
FILES = {
    "theme.yaml": "name: mine\nextends: default\noptions:\n  motto: {type: text, default: ''}\n",
    "templates/page.html": '{% extends "base.html" %}\n{% block main %}{% include "piece.html" %}{% endblock %}\n',
    "templates/piece.html": '{% import "own.html" as own with context %}{{ own.said() }}',
    "templates/own.html": "{% macro said() %}said{% endmacro %}",
    "templates/alone.html": "alone",
    "templates/base.html": '{% extends "!parent/base.html" %}',
    "templates/optional.html": '{% include "later.html" ignore missing %}',
    "templates/chosen.html": '{% include "alone.html" if head.page > 1 else "own.html" %}',
    "i18n/en.yaml": 'skip: "Jump"\n',
    "static/own.txt": "a",
}


@pytest.fixture
def theme(tmp_path):
    def load(changes: dict[str, str] | None = None, **options) -> Theme:
        for name, text in {**FILES, **(changes or {})}.items():
            path = tmp_path / "themes" / "mine" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loaded = load_theme(ThemeChoice("mine", options), tmp_path).value
        assert loaded is not None
        return loaded

    return load


def changed(before: Theme, after: Theme, *templates: str) -> list[str]:
    return [name for name in templates if before.digest_of(name) != after.digest_of(name)]


ALL = ("page", "article", "alone", "optional", "chosen", "")


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("page", "another", ["page", "chosen"]),
        ("piece", "another", ["page", "chosen"]),
        ("own", "{% macro said() %}other{% endmacro %}", ["page", "chosen"]),
        ("alone", "another", ["alone", "chosen"]),
        ("base", '{% extends "!parent/base.html" %} ', ["page", "article", "chosen"]),
        ("later", "there now", ["optional", "chosen"]),
        ("endnotes", "other notes", ["article", "chosen"]),
        ("macros", "no macros", ["page", "article", "chosen"]),
    ],
)
def test_a_template_counts_for_what_is_drawn_with_it(theme, file, text, expected):
    assert changed(theme(), theme({f"templates/{file}.html": text}), *ALL) == expected


@pytest.mark.parametrize(
    "changes", [{"i18n/en.yaml": 'skip: "Leap"\n'}, {"static/own.txt": "b"}, {"static/new.txt": ""}]
)
def test_words_and_static_files_count_for_everything(theme, changes):
    assert changed(theme(), theme(changes), *ALL) == list(ALL)


def test_options_count_for_everything(theme):
    assert changed(theme(), theme(motto="more light"), *ALL) == list(ALL)


def test_a_template_is_another_one_by_another_name(theme):
    assert len({theme().digest_of(name) for name in (*ALL, "nothing-of-that-name")}) == len(ALL) + 1


def test_the_same_files_have_the_same_digests(theme):
    assert changed(theme(), theme(), *ALL) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_references_are_those_that_jinja_finds(path):
    source = path.read_text(encoding="utf-8")
    found = meta.find_referenced_templates(Environment(autoescape=True).parse(source))
    assert sorted(references(source), key=str) == sorted(found, key=str)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{%- extends "a.html" -%}', ["a.html"]),
        ("{%+ include 'a.html' ignore missing without context %}", ["a.html"]),
        ('{%\n  import "a.html"\n  as a\n%}', ["a.html"]),
        ("{%from 'a.html' import b, c as d with context%}", ["a.html"]),
        ("{% include name %}", [None]),
        ("{% include ['a.html', 'b.html'] %}", [None]),
        ("{% extends 'a' ~ '.html' %}", [None]),
        ("{% extends 'a.html' if x else 'b.html' %}", [None]),
        (r"{% include 'a\.html' %}", [None]),
        ("{% set x = '{% include ' %}{% include 'b.html' %}", [None, "b.html"]),
        ("{# {% import 'a' as #} {% extends 'b.html' %}", [None]),
        ("{# {% include ' #}{% include ' %} foo' %}", [None]),
        ("{% set extends = 1 %}{{ include }}", []),
    ],
)
def test_references_that_need_care(source, expected):
    assert list(references(source)) == expected
