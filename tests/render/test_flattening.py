"""Templates in one piece print what they print as Jinja has them, or are refused."""

import pytest
from annosite.render.chain import Chain
from annosite.render.environment import make_environment
from annosite.render.flattening import NotInOnePiece
from hypothesis import given, settings
from hypothesis import strategies as st

VALUES = {"a": "A", "list": ["x", "y"]}


def drawn(layers: dict[str, dict[str, str]], name: str, *, patient: bool) -> str:
    environment = make_environment(Chain(layers, list(layers)), patient=patient)
    return environment.get_template(name).render(VALUES)


def in_layers(**templates: str) -> dict[str, dict[str, str]]:
    """Templates of two themes by names such as ``own_page`` and ``base_page``; the first extends the other."""
    layers: dict[str, dict[str, str]] = {"own": {}, "base": {}}
    for name, text in templates.items():
        layer, _, short = name.partition("_")
        layers[layer][short] = text
    return layers


ALIKE = {
    "a block of a block": {
        "own_page": "{% extends 'frame' %}{% block main %}[{% block part %}1{% endblock %}]{% endblock %}",
        "base_frame": "<{% block main %}{% endblock %}>",
    },
    "three generations": {
        "own_page": "{% extends '!parent/page' %}{% block main %}own {{ super() }}!{% endblock %}",
        "base_page": "{% extends 'frame' %}{% block main %}base {{ super() }}?{% endblock %}",
        "base_frame": "<{% block main %}frame {{ a }}{% endblock %}>",
    },
    "what is set before is seen in blocks": {
        "own_page": "{% extends 'frame' %}{% set x = a ~ '1' %}{% block main %}{{ x }}{% endblock %}",
        "base_frame": "{{ x }}<{% block main %}{% endblock %}>{{ x }}",
    },
    "what a block sets ends with it": {
        "own_page": "{% extends 'frame' %}{% block main %}{% set a = 'mine' %}{{ a }}{% endblock %}",
        "base_frame": "<{% block main %}{% endblock %}{{ a }}{% block more %}{{ a }}{% endblock %}>",
    },
    "what is included sees what is around it": {
        "own_page": "{% for x in list %}{% set y = x ~ a %}{% include 'part' %}{% endfor %}",
        "own_part": "{{ x }}{{ y }}{% set x = 1 %}{{ x }};",
    },
    "what is included sets nothing outside": {
        "own_page": "{% set x = 1 %}{% include 'part' %}{{ x }}",
        "own_part": "{% set x = x + 1 %}{{ x }}",
    },
    "what is included has blocks of its own": {
        "own_page": "{% extends 'frame' %}{% block main %}1{% endblock %}",
        "base_frame": "{% block main %}{% endblock %}{% include 'part' %}",
        "base_part": "{% for x in list %}{% block main scoped %}{{ x }}{% endblock %}{% endfor %}",
    },
    "what is included may extend": {
        "own_page": "{% include 'part' %}",
        "own_part": "{% extends '!parent/part' %}{% block main %}{{ super() }}2{% endblock %}",
        "base_part": "({% block main %}1{% endblock %})",
    },
    "macros": {
        "own_page": "{% extends 'frame' %}{% macro two(x) %}{{ x }}{{ a }}{{ y }}{% endmacro %}"
        "{% block main %}{{ two(1) }}{{ m.three() }}{% endblock %}",
        "base_frame": "{% import 'macros' as m with context %}{% set y = 2 %}<{% block main %}{% endblock %}>",
        "base_macros": "{% macro three() %}{{ a }}{% endmacro %}",
    },
    "a template that includes itself": {
        "own_page": "{% set n = n | default(0) + 1 %}{{ n }}{% if n < 3 %}{% include 'page' %}{% endif %}",
    },
    "text of blocks": {
        "own_page": "{% extends 'frame' %}{% block main %}{% set b %}{% filter upper %}{{ super() }}{% endfilter %}{% endset %}"
        "{{ b }}{% endblock %}",
        "base_frame": "<{% block main %}<i>{{ a }}x{% endblock %}>",
    },
}
REFUSED = {
    "a loop's own word in what is included": {
        "own_page": "{% for x in list %}{{ loop.index }}{% include 'part' %}{% endfor %}",
        "own_part": "{% for y in list %}{{ loop.first }}{% endfor %}",
    },
    "a name with two meanings": {
        "own_page": "{% extends 'frame' %}{% set x = 1 %}{% block main %}{{ x }}{% endblock %}",
        "base_frame": "{{ x }}{% set x = 2 %}<{% block main %}{% endblock %}>",
    },
    "a block that would see a loop": {
        "own_page": "{% extends 'frame' %}{% set x = 'set' %}{% block main %}{{ x }}{% endblock %}",
        "base_frame": "{% for x in list %}{% block main %}{% endblock %}{% endfor %}",
    },
    "a block above that would see what the block below sets": {
        "own_page": "{% extends 'frame' %}{% block main %}{% set a = 'mine' %}{{ super() }}{% endblock %}",
        "base_frame": "<{% block main %}{{ a }}{% endblock %}>",
    },
    "a block above that is kept": {
        "own_page": "{% extends 'frame' %}{% block main %}{% set x = super() %}{{ x }}{% endblock %}",
        "base_frame": "<{% block main %}{{ a }}{% endblock %}>",
    },
    "a name that is worked out": {
        "own_page": "{% extends 'fra' ~ 'me' %}{% block main %}1{% endblock %}",
        "base_frame": "<{% block main %}{% endblock %}>",
    },
    "a name that gets another meaning later": {
        "own_page": "{% extends 'frame' %}{% block main %}{{ a }}{% endblock %}",
        "base_frame": "<{% block main %}{% endblock %}{% set a = 1 %}>",
    },
    "something outside of blocks": {
        "own_page": "{% extends 'frame' %}{% if a %}{% set x = 1 %}{% endif %}{% block main %}{{ x }}{% endblock %}",
        "base_frame": "<{% block main %}{% endblock %}>",
    },
}


@pytest.mark.parametrize("name", ALIKE)
def test_in_one_piece_it_is_the_same(name: str) -> None:
    layers = in_layers(**ALIKE[name])
    assert drawn(layers, "own/page", patient=False) == drawn(layers, "own/page", patient=True)


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_not_be_the_same_is_refused(name: str) -> None:
    layers = in_layers(**REFUSED[name])
    drawn(layers, "own/page", patient=True)
    with pytest.raises(NotInOnePiece):
        drawn(layers, "own/page", patient=False)


# Whatever templates there are: texts of blocks, loops, includes and names, put together at random.
names = st.sampled_from("abc")
pieces = st.deferred(
    lambda: (
        st.builds("{{{{ {0} | default('-') }}}}".format, names)
        | st.builds("{{% set {0} = '{1}' %}}".format, names, st.sampled_from("12"))
        | st.builds("{{% for {0} in list %}}{1}{{% endfor %}}".format, names, bodies)
        | st.builds("{{% if {0} is defined %}}{1}{{% endif %}}".format, names, bodies)
        | st.builds("{{% block {0}{1} %}}{2}{{% endblock %}}".format, st.sampled_from("pqr"), scoped, bodies)
        | st.builds("{{% with {0} = 'w' %}}{1}{{% endwith %}}".format, names, bodies)
        | st.builds("{{% include '{0}' %}}".format, st.sampled_from(["one", "two"]))
        | st.sampled_from(["{{ super() }}", "t", "{{ loop.index | default('=') }}"])
    )
)
scoped = st.sampled_from(["", " scoped"])
bodies = st.lists(pieces, max_size=3).map("".join)
blocks = st.builds("{{% block {0} %}}{1}{{% endblock %}}".format, st.sampled_from("pqr"), bodies)
settings_of_names = st.builds("{{% set {0} = '{1}' %}}".format, names, st.sampled_from("34"))
below = st.lists(blocks | settings_of_names, max_size=4).map("".join)


@settings(max_examples=300, deadline=None)
@given(base=bodies, child=below, grandchild=below, one=bodies, two=bodies)
def test_no_templates_are_drawn_otherwise(base: str, child: str, grandchild: str, one: str, two: str) -> None:
    layers = {
        "own": {"page": "{% extends '!parent/page' %}" + grandchild, "two": two},
        "base": {"page": "{% extends 'frame' %}" + child, "frame": base, "one": one},
    }
    try:
        found = drawn(layers, "own/page", patient=False)
    except Exception:  # noqa: BLE001 - refused, or wrong: then Jinja has the last word (render/theme.py)
        return
    assert found == drawn(layers, "own/page", patient=True)
