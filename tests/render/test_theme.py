"""Where a theme is sought, what it inherits, and what is said when it is broken."""

import pickle
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import sample_views as sample
from annosite.model.config import ThemeChoice
from annosite.render import themefiles
from annosite.render.failure import TemplateFailure
from annosite.render.theme import Theme, load_theme
from msgspec.structs import replace

SHIPPED = Path(__file__).parents[2] / "themes" / "default"


def write(site: Path, theme: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = site / "themes" / theme / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load(site: Path | None, name: str = "default", **options) -> Theme:
    loaded = load_theme(ThemeChoice(name, options), site)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def problems(site: Path | None, name: str, **options) -> list[tuple[str, str]]:
    return [(d.code, d.place.path) for d in load_theme(ThemeChoice(name, options), site).diagnostics]


def draw(theme: Theme, key: str, **changes) -> str:
    template, head, view = sample.VIEWS[key]
    site = replace(sample.SITE, options=theme.options, **changes)
    return theme.render(
        template,
        site=site,
        head=head,
        view=view,
        words=theme.words(head.language),
        links=sample.LINKS,
        names=sample.NAMES,
    )


class TestLookup:
    def test_the_shipped_theme_needs_no_site(self):
        theme = load(None)
        assert theme.name == "default"
        assert theme.check_templates() == ()
        assert "default" in themefiles.theme_names(None)

    def test_the_sites_own_theme_of_that_name_comes_first(self, tmp_path):
        write(tmp_path, "default", {"theme.yaml": "name: default\n", "templates/page.html": "mine"})
        theme = load(tmp_path)
        assert draw(theme, "page") == "mine"
        assert [list(layer.templates) for layer in theme.layers] == [["page.html"]]

    def test_an_installed_theme_is_found_by_its_entry_point(self, tmp_path, monkeypatch):
        write(tmp_path, "slate", {"theme.yaml": "name: slate\n", "templates/page.html": "slate"})
        module = tmp_path / "slate_theme.py"
        module.write_text(f"FOLDER = {str(tmp_path / 'themes' / 'slate')!r}\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        point = EntryPoint("slate", "slate_theme:FOLDER", themefiles.ENTRY_POINTS)
        monkeypatch.setattr(
            themefiles, "entry_points", lambda group, name="slate": [point] if name == "slate" else []
        )
        assert draw(load(None, "slate"), "page") == "slate"
        assert "slate" in themefiles.theme_names(None)

    def test_a_package_can_be_a_theme(self, tmp_path, monkeypatch):
        package = tmp_path / "oak_theme"
        (package / "templates").mkdir(parents=True)
        (package / "__init__.py").write_text("")
        (package / "theme.yaml").write_text("name: oak\n")
        (package / "templates" / "page.html").write_text("oak")
        monkeypatch.syspath_prepend(str(tmp_path))
        point = EntryPoint("oak", "oak_theme", themefiles.ENTRY_POINTS)
        monkeypatch.setattr(
            themefiles, "entry_points", lambda group, name="": [point] if name == "oak" else []
        )
        assert draw(load(None, "oak"), "page") == "oak"

    @pytest.mark.parametrize("name", ["defualt", "nothing-like-it", "../default", "", "a/b", "."])
    def test_a_theme_that_is_not_there(self, tmp_path, name):
        loaded = load_theme(ThemeChoice(name), tmp_path)
        assert loaded.value is None
        assert [d.code for d in loaded.diagnostics] == ["theme-not-found"]

    def test_the_nearest_name_is_offered(self):
        (found,) = load_theme(ThemeChoice("defualt"), None).diagnostics
        assert found.hints == ("Did you mean default?",)


class TestExtending:
    def test_what_a_theme_lacks_is_its_parents(self, tmp_path):
        write(
            tmp_path, "mine", {"theme.yaml": "name: mine\nextends: default\n", "templates/404.html": "gone"}
        )
        theme = load(tmp_path, "mine")
        assert draw(theme, "404") == "gone"
        assert draw(theme, "page") == draw(load(None), "page")

    def test_one_block_of_one_template(self, tmp_path):
        page = '{% extends "!parent/article.html" %}\n{% block title %}Mine{% endblock %}\n'
        write(
            tmp_path, "mine", {"theme.yaml": "name: mine\nextends: default\n", "templates/article.html": page}
        )
        html = draw(load(tmp_path, "mine"), "article")
        assert "<title>Mine</title>" in html
        assert 'id="note-vote-count-card"' in html

    def test_a_part_that_the_parents_templates_include(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\nextends: default\n", "templates/strip.html": "MY STRIP"},
        )
        assert "MY STRIP" in draw(load(tmp_path, "mine"), "article")

    def test_parents_of_parents(self, tmp_path):
        write(
            tmp_path,
            "a",
            {
                "theme.yaml": "name: a\nextends: b\n",
                "templates/404.html": '{% include "!parent/404.html" %}+a',
            },
        )
        write(
            tmp_path,
            "b",
            {
                "theme.yaml": "name: b\nextends: c\n",
                "templates/404.html": '{% include "!parent/404.html" %}+b',
            },
        )
        write(tmp_path, "c", {"theme.yaml": "name: c\n", "templates/404.html": "c"})
        assert draw(load(tmp_path, "a"), "404") == "c+b+a"

    def test_a_circle(self, tmp_path):
        write(tmp_path, "a", {"theme.yaml": "name: a\nextends: b\n"})
        write(tmp_path, "b", {"theme.yaml": "name: b\nextends: a\n"})
        assert problems(tmp_path, "a") == [("theme-circle", "themes/b/theme.yaml")]

    def test_a_parent_that_is_not_there(self, tmp_path):
        write(tmp_path, "a", {"theme.yaml": "name: a\nextends: nobody\n"})
        assert problems(tmp_path, "a") == [("theme-not-found", "themes/a/theme.yaml")]

    def test_static_files_and_words_are_layered(self, tmp_path):
        files = {
            "theme.yaml": "name: mine\nextends: default\n",
            "static/site.js": "// mine\n",
            "i18n/en.yaml": 'skip: "Jump"\n',
            "i18n/pt.yaml": 'skip: "Saltar"\n',
        }
        write(tmp_path, "mine", files)
        theme = load(tmp_path, "mine")
        assert {a.path for a in load(None).assets} ^ {a.path for a in theme.assets} == {
            a.path
            for source in (theme, load(None))
            for a in source.assets
            if a.path.startswith("static/site.") and a.path.endswith(".js")
        }
        assert any(asset.data == b"// mine\n" for asset in theme.assets)
        assert theme.words("en")["skip"] == "Jump"
        assert theme.words("pt-BR")["skip"] == "Saltar"
        assert theme.words("en")["tags"] == "Tags"


class TestOptions:
    YAML = """name: mine
options:
  accent:
    type: color
    default: "#123456"
    property: "--accent"
  measure:
    type: number
    default: 36
    property: "--measure"
    unit: rem
  fonts:
    type: choice
    choices: [hosted, system]
    default: hosted
  quiet:
    type: flag
    default: no
  motto:
    type: text
    default: "A motto"
"""

    def test_defaults_apply_and_need_no_style_sheet(self, tmp_path):
        write(tmp_path, "mine", {"theme.yaml": self.YAML})
        theme = load(tmp_path, "mine")
        assert theme.options == {
            "accent": "#123456",
            "measure": 36,
            "fonts": "hosted",
            "quiet": False,
            "motto": "A motto",
        }
        assert theme.assets == ()

    @pytest.mark.parametrize(
        ("written", "value"), [("true", True), ("yes", True), (True, True), ("off", False)]
    )
    def test_flags_by_any_of_their_spellings(self, tmp_path, written, value):
        write(tmp_path, "mine", {"theme.yaml": self.YAML})
        assert load(tmp_path, "mine", quiet=written).options["quiet"] is value

    def test_chosen_values_become_a_style_sheet(self, tmp_path):
        write(tmp_path, "mine", {"theme.yaml": self.YAML})
        (sheet,) = load(tmp_path, "mine", accent="#0B5FFF", measure="40").assets
        assert sheet.data == b":root {\n  --accent: #0b5fff;\n  --measure: 40rem;\n}\n"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("accent", "blue"),
            ("accent", "#fff}body{"),
            ("measure", "wide"),
            ("measure", "1.5"),
            ("measure", True),
            ("fonts", "comic"),
            ("quiet", "perhaps"),
        ],
    )
    def test_wrong_values_are_told_and_the_default_stands(self, tmp_path, name, value):
        write(tmp_path, "mine", {"theme.yaml": self.YAML})
        loaded = load_theme(ThemeChoice("mine", {name: value}), tmp_path)
        assert [d.code for d in loaded.diagnostics] == ["theme-option-value"]
        assert loaded.value.options[name] == load(tmp_path, "mine").options[name]

    def test_an_unknown_option_names_the_nearest(self):
        (found,) = load_theme(ThemeChoice("default", {"acent": "#000000"}), None).diagnostics
        assert (found.code, found.hints) == ("theme-option-unknown", ("Did you mean accent?",))

    def test_a_childs_options_add_to_its_parents(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\nextends: default\noptions:\n  numbers: {type: flag, default: true}\n"
            },
        )
        assert set(load(tmp_path, "mine").options) == {*load(None).options, "numbers"}

    def test_the_default_themes_options_apply(self):
        accent = load(None, accent="#aa0000")
        assert "options." in draw(accent, "page")
        assert any(b"--accent: #aa0000" in asset.data for asset in accent.assets)
        assert 'class="system-fonts"' in draw(load(None, fonts="system"), "page")
        assert "preload" not in draw(load(None, fonts="system"), "page")
        assert "Most named" in draw(load(None), "home")
        assert "Most named" not in draw(load(None, people_on_home=False), "home")
        assert 'class="toc"' in draw(load(None), "article")
        assert 'class="toc"' not in draw(load(None, contents=False), "article")

    @pytest.mark.parametrize(
        "yaml",
        [
            "options:\n  a: {type: colour, default: '#000000'}\n",
            "options:\n  a: {type: color, default: black}\n",
            "options:\n  a: {type: choice, default: x}\n",
            "options:\n  a: {type: number}\n",
            "options:\n  a: 3\n",
            "colour: blue\n",
            "- a list\n",
            "name: a: b\n",
        ],
    )
    def test_a_broken_declaration(self, tmp_path, yaml):
        write(tmp_path, "mine", {"theme.yaml": yaml})
        loaded = load_theme(ThemeChoice("mine"), tmp_path)
        assert loaded.diagnostics
        assert all(d.place.path == "themes/mine/theme.yaml" for d in loaded.diagnostics)
        assert not loaded.ok


class TestBrokenFiles:
    def test_templates_and_words_that_are_not_utf8(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\n", "templates/page.html": "x", "i18n/de.yaml": "a: b"},
        )
        (tmp_path / "themes/mine/templates/page.html").write_bytes(b"\xff\xfe")
        (tmp_path / "themes/mine/i18n/de.yaml").write_bytes(b"\xff")
        assert problems(tmp_path, "mine") == [
            ("theme-file", "themes/mine/templates/page.html"),
            ("theme-file", "themes/mine/i18n/de.yaml"),
        ]

    def test_words_that_are_none(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\n",
                "i18n/de.yaml": "skip: [a]\nn: {one: x}\n",
                "i18n/words.yaml": "a: b\n",
            },
        )
        assert [code for code, _ in problems(tmp_path, "mine")] == ["theme-file"] * 3

    def test_a_font_that_a_style_sheet_names_and_is_not_there(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\n", "static/site.css": "a { src: url('fonts/none.woff2') }"},
        )
        assert [code for code, _ in problems(tmp_path, "mine")] == ["theme-static"]

    def test_hidden_files_are_nobodys_business(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\n", "static/.DS_Store": "x", "templates/.page.html.swp": "{% broken"},
        )
        theme = load(tmp_path, "mine")
        assert theme.assets == ()
        assert theme.check_templates() == ()


class TestFailures:
    """Errors name template, line and page."""

    def fail(self, tmp_path, text, **files):
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\nextends: default\n", "templates/page.html": text, **files},
        )
        with pytest.raises(TemplateFailure) as caught:
            draw(load(tmp_path, "mine"), "page")
        return caught.value.diagnostic

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("one\n{{ view.titel }}", 2, "has no attribute 'titel'"),
            ("one\ntwo\n{{ nobody }}", 3, "'nobody' is undefined"),
            ("{{ words['no_such_word'] }}", 1, "no_such_word"),
            ("\n{{ t('no_such_word') }}", 2, "no_such_word"),
            ("\n{{ asset('none.css') }}", 2, "none.css"),
            ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
            ("one\n{% if %}", 2, "Expected an expression"),
            ("{% for x in view %}", 1, "Unexpected end of template"),
            ("\n{{ view.html | nofilter }}", 2, "nofilter"),
        ],
    )
    def test_template_line_and_page(self, tmp_path, text, line, said):
        found = self.fail(tmp_path, text)
        assert found.code == "template-error"
        assert (found.place.path, found.place.line) == ("themes/mine/templates/page.html", line)
        assert said in found.message
        assert "The page was /about/" in found.hints
        assert found.place.excerpt == text.split("\n")[line - 1]

    def test_a_template_that_is_not_there(self, tmp_path):
        found = self.fail(tmp_path, 'x\n{% include "nowhere.html" %}')
        assert (found.code, found.place.line) == ("template-not-found", 2)
        assert "nowhere.html" in found.message

    def test_a_page_whose_template_nobody_has(self):
        theme = load(None)
        _, head, view = sample.VIEWS["page"]
        with pytest.raises(TemplateFailure) as caught:
            theme.render("longform", site=sample.SITE, head=head, view=view, words=theme.words("en"))
        assert caught.value.diagnostic.code == "template-not-found"
        assert pickle.loads(pickle.dumps(caught.value)).diagnostic == caught.value.diagnostic

    def test_an_error_in_an_included_part_names_the_part(self, tmp_path):
        write(tmp_path, "mine", {"templates/bit.html": "a\nb\n{{ view.x }}"})
        found = self.fail(tmp_path, '{% include "bit.html" %}')
        assert (found.place.path, found.place.line) == ("themes/mine/templates/bit.html", 3)

    def test_all_templates_can_be_checked_without_a_page(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\n",
                "templates/a.html": "{% if %}",
                "templates/b.html": "fine",
                "templates/c.html": "\n{{ x | none_such }}",
            },
        )
        found = load(tmp_path, "mine").check_templates()
        assert [(d.place.path, d.place.line) for d in found] == [
            ("themes/mine/templates/a.html", 1),
            ("themes/mine/templates/c.html", 2),
        ]


class TestSafety:
    @pytest.mark.parametrize(
        "name", ["page.html.j2", "page.svg", "page.xml", "page.atom", "page.txt", "page"]
    )
    def test_every_template_escapes_whatever_it_is_called(self, tmp_path, name):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\n",
                f"templates/{name}": "{{ view.title }}",
                "templates/page.html": f'{{% include "{name}" %}}',
            },
        )
        theme = load(tmp_path, "mine")
        template, head, view = sample.VIEWS["page"]
        html = theme.render(
            template,
            site=sample.SITE,
            head=head,
            view=replace(view, title="<b>&\"'"),
            words=theme.words("en"),
        )
        assert html == "&lt;b&gt;&amp;&#34;&#39;"

    @pytest.mark.parametrize("text", ["plain", "<", ">", "&", '"', "'", "a<b", ""])
    def test_the_quick_escape_is_the_slow_one(self, text):
        from annosite.render.markup import light_escape
        from markupsafe import Markup, escape

        assert str(light_escape(text)) == str(escape(text))
        assert light_escape(Markup(text)) == text
        assert str(light_escape(3)) == "3"


class TestDigest:
    def test_depends_on_every_file_and_option(self, tmp_path):
        def digest(**options):
            return load(tmp_path, "mine", **options).digest

        files = {
            "theme.yaml": "name: mine\nextends: default\n",
            "templates/404.html": "a",
            "static/x.txt": "a",
            "i18n/en.yaml": 'skip: "a"\n',
        }
        write(tmp_path, "mine", files)
        first = digest()
        assert digest() == first
        seen = {first, digest(accent="#000000")}
        for name in ("templates/404.html", "static/x.txt"):
            write(tmp_path, "mine", {name: "b"})
            seen.add(digest())
        write(tmp_path, "mine", {"i18n/en.yaml": 'skip: "b"\n'})
        seen.add(digest())
        write(
            tmp_path,
            "mine",
            {"theme.yaml": "name: mine\nextends: default\noptions:\n  a: {type: flag, default: true}\n"},
        )
        seen.add(digest())
        assert len(seen) == 6

    def test_a_theme_sent_elsewhere_draws_the_same(self):
        theme = load(None)
        there = pickle.loads(pickle.dumps(theme))
        assert there.digest == theme.digest
        assert draw(there, "article") == draw(theme, "article")


class TestAssets:
    def test_names_hold_the_digest_of_what_is_in_them(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\n",
                "static/site.css": "a{src:url(fonts/a.woff2#x)}",
                "static/fonts/a.woff2": "font",
                "static/fonts/OFL.txt": "licence",
            },
        )
        theme = load(tmp_path, "mine")
        paths = [asset.path for asset in theme.assets]
        assert paths[0] == "static/fonts/OFL.txt"
        font, sheet = paths[1:]
        assert font.startswith("static/fonts/a.")
        assert sheet.startswith("static/site.")
        assert f'url("{font.removeprefix("static/")}#x")'.encode() in theme.assets[2].data

        (tmp_path / "themes/mine/static/fonts/a.woff2").write_text("another font")
        assert {asset.path for asset in load(tmp_path, "mine").assets}.isdisjoint({font, sheet})

    def test_a_sheet_in_a_folder_names_its_neighbours(self, tmp_path):
        write(
            tmp_path,
            "mine",
            {
                "theme.yaml": "name: mine\n",
                "static/css/a.css": "a{src:url(data:x) url(/abs) url(b.svg)}",
                "static/css/b.svg": "<svg/>",
            },
        )
        sheet = next(asset for asset in load(tmp_path, "mine").assets if asset.path.endswith(".css"))
        assert b'url(data:x) url(/abs) url("../css/b.' in sheet.data


class TestAsking:
    """``a.b`` may be an attribute, a value by that name, or nothing: the page is drawn again where it is no attribute."""

    PAGE = "{{ view.title }} {{ {'deep': view.title}.deep }} {{ view.nothing | default('-') }}"

    def test_what_is_no_attribute_is_found(self, tmp_path):
        write(tmp_path, "default", {"theme.yaml": "name: default\n", "templates/page.html": self.PAGE})
        theme = load(tmp_path)
        title = sample.VIEWS["page"][2].title
        for _ in range(2):  # asked at once, and known to need more
            assert draw(theme, "page").startswith(f"{title} {title} -")

    def test_what_is_nothing_is_told(self, tmp_path):
        write(
            tmp_path, "default", {"theme.yaml": "name: default\n", "templates/page.html": "a\n{{ view.no }}"}
        )
        with pytest.raises(TemplateFailure) as caught:
            draw(load(tmp_path), "page")
        assert caught.value.diagnostic.place.line == 2
        assert "a value is not there" in caught.value.diagnostic.message


class TestCache:
    def test_compiled_templates_are_kept_and_found(self, tmp_path):
        cache = tmp_path / "cache"
        first = load_theme(ThemeChoice("default"), None, cache).value
        html = draw(first, "article")
        kept = sorted(path.name for path in cache.iterdir())
        assert kept
        assert not any(name.endswith(".part") for name in kept)
        assert draw(load_theme(ThemeChoice("default"), None, cache).value, "article") == html

    @pytest.mark.parametrize("damage", [b"", b"garbage" * 40, None])
    def test_damage_is_noticed(self, tmp_path, damage):
        html = draw(load_theme(ThemeChoice("default"), None, tmp_path).value, "article")
        for path in tmp_path.iterdir():
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 0xFF
            path.write_bytes(data if damage is None else damage)
        assert draw(load_theme(ThemeChoice("default"), None, tmp_path).value, "article") == html

    def test_a_cache_that_cannot_be_written_is_done_without(self, tmp_path):
        place = tmp_path / "file"
        place.write_text("in the way")
        assert "<!doctype html>" in draw(load_theme(ThemeChoice("default"), None, place).value, "page")
