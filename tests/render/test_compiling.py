"""Templates mean what Jinja says they mean, however their code is written."""

import pytest
from annosite.render.chain import Chain
from annosite.render.environment import make_environment
from annosite.render.flattening import NotInOnePiece
from jinja2 import Environment, StrictUndefined, UndefinedError
from jinja2.loaders import DictLoader


class Thing:
    name = "<b>"
    none = None

    def said(self, *words, **more):
        return f"{words}{sorted(more.items())}"


VALUES = {
    "thing": Thing(),
    "table": {"name": "in a table", "items": "shadowed"},
    "list": [3, 1, 2],
    "word": "a",
}
MACROS = (
    "{% macro two(a, b='B') %}{{ a }}{{ b }}{{ word }}{% endmacro %}"
    "{% macro any(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro around(a) %}[{{ caller(a) }}]{% endmacro %}{% set dot %}·{% endset %}"
)
PIECES = [
    "{{ thing.name }} {{ thing['name'] }} {{ table.name }} {{ table.items() | list }} {{ thing.none }}",
    "{{ thing.nothing is defined }} {{ thing.nothing | default('-') }} {{ nothing is defined }}",
    "{{ thing.said(thing.name, word.upper(), class=word, b=2) }} {{ thing.said(*list, **table) }}",
    "{{ [thing, thing] | map(attribute='name') | join(',') }} {{ list | sort | first }}",
    "{% import 'm' as m with context %}{{ m.two(1) }}{{ m.two(1, 2) }}{{ m.two(b='<', a=word) }}{{ m.dot }}{{ m.two.name }}",
    "{% from 'm' import any, around with context %}{{ any(1, 2, x=3) }}{% call(x) around('<') %}{{ x }}!{% endcall %}",
    "{% from 'm' import two with context %}{% autoescape false %}{{ two('<') }}{{ thing.name }}{% endautoescape %}",
    "{% for x in list if x > 1 %}{{ loop.index }}{{ loop.first }}{{ x }}{% include 'i' %}{% else %}none{% endfor %}",
    "a{% include 'plain' without context %}b{% include ['no', 'i'] ignore missing %}{% include 'no' ignore missing %}c",
    "{% set x = namespace(n=0) %}{% for y in list %}{% set x.n = x.n + y %}{% endfor %}{{ x.n }}",
    "{% filter upper %}{{ word }}{% endfilter %}{% set b %}<i>{{ thing.name }}{% endset %}{{ b }}",
    "{% extends 'base' %}{% block a %}{{ super() }}{{ self.b() }}{{ word }}{% endblock %}{% block b %}B{% endblock %}",
    "{% extends 'gaps' %}{% block a %}{{ word }}{% endblock %}",
    "{% extends 'gaps' %}{% block b %}{{ super() }}{{ q }}{% endblock %}",
    "{% block a %}{% endblock %}-",
    "{% if word %}{% extends 'base' %}{% endif %}before{% block b scoped %}{% for q in list %}{{ q }}{% endfor %}{% endblock %}",
    "{% for q in list recursive %}{{ q }}{{ loop([]) }}{% endfor %}{% set j = joiner(', ') %}{{ j() }}{{ j() }}",
]
OTHERS = {
    "m": MACROS,
    "gaps": "<{% block a %}{% endblock %}{% for q in list %}{% block b scoped %}{% endblock %}{% endfor %}>",
    "i": "<i>{{ word }}{{ x | default('') }}</i>",
    "plain": "plain{{ 1 }}",
    "base": "{{ word }}{% block a %}A{{ thing.name }}{% endblock %}{% for q in list %}{% block b scoped %}{{ q }}{% endblock %}{% endfor %}end",
}
WRONG = [
    "{{ thing.nothing }}",
    "{{ nothing.name }}",
    "{{ thing.nothing() }}",
    "{{ nothing() }}",
    "{{ table.no.name }}",
    "{% import 'm' as m with context %}{{ m.none_such(1) }}",
    "{% import 'm' as m with context %}{{ m.two() }}",
    "{% import 'm' as m with context %}{{ m.around(1) }}",
]


def ours(templates):
    return make_environment(Chain({"t": templates}, ["themes/t"]))


def qualified(source):
    for name in (*OTHERS, "no"):
        for tag in ("import", "from", "include", "extends"):
            source = source.replace(f"{tag} '{name}'", f"{tag} 't/{name}'")
    return source.replace("['no', 'i']", "['t/no', 't/i']")


@pytest.mark.parametrize("piece", PIECES)
def test_what_is_printed_is_what_jinja_prints(piece):
    plain = Environment(
        loader=DictLoader({f"t/{name}": qualified(text) for name, text in {**OTHERS, "page": piece}.items()}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    expected = plain.get_template("t/page").render(VALUES)
    assert ours({**OTHERS, "page": piece}).get_template("t/page").render(VALUES) == expected


@pytest.mark.parametrize("piece", PIECES)
def test_attributes_asked_for_at_once_are_the_same_or_an_error(piece):
    templates = {**OTHERS, "page": piece}
    environment = make_environment(Chain({"t": templates}, ["themes/t"]), patient=False)
    if "self.b" in piece or "{% if word %}{% extends" in piece or "['no', 'i']" in piece:
        with pytest.raises(NotInOnePiece):
            environment.get_template("t/page")
        return
    quick = environment.get_template("t/page")
    if "table.name" in piece or "thing.nothing" in piece:
        with pytest.raises(AttributeError):
            quick.render(VALUES)
    else:
        assert quick.render(VALUES) == ours(templates).get_template("t/page").render(VALUES)


@pytest.mark.parametrize("piece", WRONG)
def test_what_is_not_there_is_an_error_on_its_line(piece):
    page = ours({**OTHERS, "page": f"one\n{{% if word %}}\n<p>{piece}</p>\n{{% endif %}}"}).get_template(
        "t/page"
    )
    with pytest.raises(UndefinedError) as caught:
        page.render(VALUES)
    lines = [
        entry.lineno + 1 for entry in caught.traceback if str(entry.path).endswith("themes/t/templates/page")
    ]
    assert lines == [3]


def test_a_macro_that_gets_too_much_is_an_error():
    page = ours({**OTHERS, "page": "{% import 'm' as m with context %}{{ m.two(1, 2, 3) }}"})
    with pytest.raises(TypeError, match="not more than 2"):
        page.get_template("t/page").render(VALUES)
