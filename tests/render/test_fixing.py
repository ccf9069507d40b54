"""What is drawn once for many pages never shows on a page for which it would be another."""

import pytest
import sample_views as sample
from annosite.model.config import ThemeChoice
from annosite.model.sheet import NavLink
from annosite.render.theme import load_theme
from msgspec.structs import replace

FOOT = replace(
    sample.SITE,
    footer=(NavLink("Team", "about/#team"), NavLink("Start", "#top"), NavLink("Else", "https://e.org/#x")),
    publisher="A & B",
)
SITES = (FOOT, replace(FOOT, title="<Another>", portable=True))
PATHS = ("", "a/", "about/", "a/b/c/")
LANGUAGES = ("en", "de")

FIXED = [
    "<p>{{ site.title }}, {{ words['tags'] }}, {{ t('made_with', name=site.generator) }}</p>",
    "{% for link in site.footer %}{{ loop.index }}{{ link.url | rel }}{% else %}-{% endfor %}",
    "{% if site.publisher and not site.portable %}{{ asset('site.css') }}{{ has_asset('no') }}{% endif %}",
    "{{ 3 | number }}{{ '2020-02-02' | time }}{{ site.sections | length }}{{ 'struck' in words }}",
    "{% import 'macros.html' as m with context %}{{ site.title }}{{ m.dot }}",
    "{% macro said(a) %}{{ a }}{{ words['tags'] }}{% endmacro %}{{ said(1) }}{{ said(head.path) }}",
]
OTHERS = [
    "{{ head.path }}{{ head.language }}",
    "{% for site in [head] %}{{ site.path }}{% endfor %}{{ words['tags'] }}",
    "{% set words = {'tags': head.path} %}{% include 'mine.html' %}{{ words['tags'] }}",
    "{% with site = head %}{% include 'mine.html' %}{% endwith %}",
    "{% macro t(x) %}{{ head.path }}{% endmacro %}{{ t('tags') }}{% include 'mine.html' %}",
    "{% import 'mine.html' as site with context %}{{ site }}",
    "{% from 'macros.html' import struck as asset with context %}{{ asset(head.path) }}",
    "{% macro of(words) %}{{ words }}{% endmacro %}{{ of(head.path) }}{{ words['tags'] }}",
    "{% if head.path %}{% import 'macros.html' as m with context %}{% endif %}{% if site.portable and head.path %}{{ m.dot }}{% endif %}",
    "{% if site.publisher == 'nobody' %}{{ m.dot }}{% endif %}{% import 'macros.html' as m with context %}{{ m.dot }}",
    "{% set n = namespace(n=head.path) %}{{ n.n }}{{ joiner(site.title)() }}{{ site.title ~ head.path }}",
    "{% from 'macros.html' import struck, tags_line with context %}{{ struck(head.path) }}{{ tags_line(site.footer) }}",
    "{% import 'turning.html' as m with context %}{{ m.here }}{{ m.of() }}",
    "{% set words = {'struck': head.path} %}{% import 'macros.html' as m with context %}{{ m.struck('x') }}",
    "{% for n in [1, 2] %}{% import 'macros.html' as m with context %}{{ m.tags_line(site.footer) }}{% endfor %}",
    "{% block a %}{{ head.path }}{{ site.title }}{% endblock %}{{ self.a() }}",
]
MINE = "[{{ words['tags'] }}{{ site.title | default(site.path) }}]"
TURNING = (
    "{% set here = head.path %}{% macro of() %}{{ here }}{{ words['tags'] }}{{ head.path }}{% endmacro %}"
)


def themed(folder, page):
    templates = folder / "themes" / "mine" / "templates"
    templates.mkdir(parents=True)
    (folder / "themes" / "mine" / "theme.yaml").write_text("name: mine\nextends: default\n")
    (templates / "page.html").write_text(page)
    (templates / "mine.html").write_text(MINE)
    (templates / "turning.html").write_text(TURNING)

    def load():
        return load_theme(ThemeChoice("mine", {}), folder, folder / "compiled").value

    return load


def pages():
    _, head, view = sample.VIEWS["page"]
    for site in SITES:
        for language in LANGUAGES:
            for path in PATHS:
                yield site, replace(head, path=path, language=language), view


@pytest.mark.parametrize("page", [*FIXED, *OTHERS])
def test_a_page_is_drawn_as_if_it_were_the_first(page, tmp_path):
    load = themed(tmp_path, page)
    shared = load()
    for _ in range(2):
        for site, head, view in pages():
            drawn, alone = (
                theme.render("page", site=site, head=head, view=view, words=theme.words(head.language))
                for theme in (shared, load())
            )
            assert drawn == alone


def test_what_is_fixed_is_drawn_once(tmp_path, monkeypatch):
    theme = themed(tmp_path, "{{ t('made_with', name='x') }}{{ head.path }}")()
    words, asked = theme.words("en"), []
    monkeypatch.setattr(words, "text", lambda key, **values: asked.append(key) or key)
    _, head, view = sample.VIEWS["page"]
    for path in ("a/", "b/", "c/"):
        html = theme.render("page", site=FOOT, head=replace(head, path=path), view=view, words=words)
        assert html == f"made_with{path}"
    assert asked == ["made_with"]
