"""The theme for long primary sources: all that the default one promises, numbers to cite by, options that apply."""

import re
import shutil
from datetime import UTC, datetime
from inspect import signature
from itertools import pairwise
from pathlib import Path

import pytest
import sample_views as sample
import test_theme_pages
from annosite.build import build
from annosite.model.config import Options, ThemeChoice
from annosite.render.artifacts import each_file
from annosite.render.theme import Theme, load_theme
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from msgspec.structs import replace
from test_content import CONTENT, ids, led_to, targets

FOLDER = Path(__file__).parents[2] / "themes" / "primary"
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LINT = sorted(name for name in vars(test_theme_pages.TestLint) if name.startswith("test_"))
LAWS = sorted(
    name
    for name, law in vars(test_theme_pages.TestPages).items()
    if name.startswith("test_") and list(signature(law).parameters) == ["self", "key"]
)


def load(**options) -> Theme:
    loaded = load_theme(ThemeChoice("primary", options), None)
    assert loaded.diagnostics == ()
    return loaded.value


THEME = load()


def draw(theme: Theme, key: str = "article", language: str = "en") -> str:
    template, head, view = sample.VIEWS[key]
    return theme.render(
        template,
        site=replace(sample.SITE, options=theme.options),
        head=replace(head, language=language),
        view=view,
        words=theme.words(language),
        links=sample.LINKS,
        names=sample.NAMES,
    )


def numbers(page) -> list[str]:
    return page.xpath('//*[contains(@class, "text")]/a[@class="num"]/text()')


def sheet(theme: Theme, name: str) -> str:
    return next(
        asset.data.decode() for asset in theme.assets if re.fullmatch(rf"static/{name}\.\w+\.css", asset.path)
    )


class TestPromises:
    """What the default theme is held to, this one is."""

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
    @pytest.mark.parametrize("rule", LINT)
    def test_lint(self, rule, path):
        getattr(test_theme_pages.TestLint(), rule)(path)

    @pytest.mark.parametrize("law", LAWS)
    @pytest.mark.parametrize("key", sample.VIEWS)
    def test_pages(self, law, key, monkeypatch):
        monkeypatch.setattr(test_theme_pages, "THEME", THEME)
        getattr(test_theme_pages.TestPages(), law)(key)

    @pytest.mark.parametrize("key", ["article", "embed"])
    def test_nothing_that_is_written_becomes_more_than_text(self, key, monkeypatch):
        monkeypatch.setattr(test_theme_pages, "THEME", THEME)
        pages = test_theme_pages.TestPages()
        pages.test_nothing_that_is_written_becomes_more_than_text(key, test_theme_pages.CANARY)

    @pytest.mark.parametrize("language", THEME.languages())
    def test_its_words_are_there_in_every_language(self, language):
        assert THEME.missing_words(language) == ()
        label = (
            html.document_fromstring(draw(THEME, language=language))
            .get_element_by_id("_p1")
            .get("aria-label")
        )
        assert (label == "Paragraph 1") is (language == "en")

    def test_templates_and_budget(self):
        assert THEME.check_templates() == ()
        assert len(sheet(THEME, "site")) + len(sheet(THEME, "primary")) < 60_000

    def test_it_brings_no_script_and_asks_no_other_host(self):
        assert not list(FOLDER.rglob("*.js"))
        assert not re.search(
            r"@import|https?:|//", re.sub(r"/\*.*?\*/", "", sheet(THEME, "primary"), flags=re.DOTALL)
        )


class TestNumbers:
    def test_each_paragraph_list_and_quotation_has_the_next_number_and_leads_to_itself(self):
        page = html.document_fromstring(draw(THEME))
        found = page.xpath('//a[@class="num"]')
        assert [link.text for link in found] == [str(n) for n in range(1, len(found) + 1)]
        assert [link.get("href") for link in found] == [f"#{link.get('id')}" for link in found]
        counted = {"p", "ul", "ol", "dl", "blockquote"}
        assert {link.getnext().tag for link in found} <= counted
        blocks = page.xpath('//div[@class="text"]/*[@class="num"]/following-sibling::*[1]')
        assert len(blocks) == len(found) > 1
        unnumbered = page.xpath('//article/div[@class="text"]/p[not(preceding-sibling::*[1][@class="num"])]')
        assert unnumbered == []

    def test_off(self):
        page = html.document_fromstring(draw(load(numbers="off")))
        assert numbers(page) == []
        assert page.xpath('//*[starts-with(@id, "_p")]') == page.xpath('//*[@id="_people"]')

    def test_lines_of_five_are_left_to_the_style_sheet(self):
        theme = load(numbers="lines-of-five")
        assert numbers(html.document_fromstring(draw(theme))) == numbers(
            html.document_fromstring(draw(THEME))
        )
        assert 'class="reading numbers-lines-of-five' in draw(theme)
        assert 'class="reading numbers-paragraphs' in draw(THEME)
        assert ".numbers-lines-of-five .text > p::after" in sheet(theme, "primary")


class TestOptions:
    def test_each_changes_what_is_drawn(self):
        assert "justified" not in draw(THEME)
        assert " justified" in draw(load(justify=True))
        assert " justified" in draw(load(justify=True), "embed")
        assert "--measure: 40rem" in sheet(load(measure=40), "options")
        assert "--accent: #123456" in sheet(load(accent="#123456"), "options")

    def test_the_declared_defaults_are_those_of_the_style_sheet(self):
        css = sheet(THEME, "primary")
        assert f"--measure: {THEME.options['measure']}rem;" in css
        assert f"--accent: {THEME.options['accent']};" in css

    def test_the_parents_options_still_apply(self):
        assert 'class="system-fonts"' in draw(load(fonts="system"))
        assert 'class="toc"' not in draw(load(contents=False))

    def test_only_the_letters_it_uses_are_loaded_ahead(self):
        assert "inter-latin" not in draw(THEME)
        assert "source-serif-4-latin-normal" in draw(THEME)
        assert "preload" not in draw(load(fonts="system"))


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """The project's own site in this theme, with numbered lines."""
    root = tmp_path_factory.mktemp("primary")
    shutil.copytree(CONTENT, root / "content")
    config = root / "content" / "site.yaml"
    text = config.read_text(encoding="utf-8").replace("  name: default\n", "  name: primary\n", 1)
    config.write_text(
        text.replace("  options:\n", "  options:\n    numbers: lines-of-five\n", 1), encoding="utf-8"
    )
    made = build(root, Options(clock=datetime(2026, 11, 23, tzinfo=UTC), jobs=1))
    assert not [found for found in made.diagnostics if found.severity == "error"]
    drawn = {artifact.path: artifact.produce() for artifact in each_file(made.value.artifacts())}
    made.value.memo.close()
    return drawn


class TestContent:
    def test_links_fragments_and_ids(self, files):
        pages = {
            path: html.document_fromstring(data.decode())
            for path, data in files.items()
            if path.endswith(".html")
        }
        assert "articles/advice-and-consent/index.html" in pages
        known = {path: ids(page) for path, page in pages.items()}
        for path, page in pages.items():
            assert len(set(known[path])) == len(known[path]), path
            for url in sorted(targets(page)):
                file, fragment = led_to(path, url)
                # The search index is made of the finished tree.
                assert file in files or file.startswith("pagefind/"), (path, url)
                assert not fragment or file not in known or fragment in known[file], (path, url)

    def test_every_page_wears_it(self, files):
        assert all(
            b"static/primary." in data
            for path, data in files.items()
            if path.endswith(".html") and b'http-equiv="refresh"' not in data
        )
        assert numbers(html.document_fromstring(files["articles/the-briefing/index.html"].decode()))[:3] == [
            "1",
            "2",
            "3",
        ]


@pytest.fixture(scope="module")
def address(files, tmp_path_factory, static_server_for_session) -> str:
    out = tmp_path_factory.mktemp("served")
    for path, data in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    served = static_server_for_session(out, "/explained", {"Content-Security-Policy": "default-src 'self'"})
    return served + "articles/the-briefing/"


@pytest.mark.browser
class TestInTheBrowser:
    PARAGRAPHS = """() => [...document.querySelectorAll(".text > p")].map(
        (p) => Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)))"""

    def test_lines_are_the_same_on_wide_screens_and_on_paper(self, browser, address):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        counted = page.evaluate(self.PARAGRAPHS)
        page.set_viewport_size({"width": 1600, "height": 900})
        assert page.evaluate(self.PARAGRAPHS) == counted
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 643, "height": 900})
        assert page.evaluate(self.PARAGRAPHS) == counted
        assert max(counted) >= 5
        context.close()

    @pytest.mark.parametrize("width", [390, 1000, 1280])
    @pytest.mark.parametrize("script", [True, False])
    def test_everything_has_its_own_room(self, browser, address, width, script):
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(address)
        assert [text for text in said if "Content Security Policy" in text] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cards = [it.bounding_box() for it in page.locator(".card").all() if it.is_visible()]
        text = page.locator(".text > p").first.bounding_box()
        number = page.locator(".num").first.bounding_box()
        assert bool(cards) is (width > 992)
        assert all(card["x"] > text["x"] + text["width"] for card in cards)
        assert all(a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(cards))
        # In the margin, or run in.
        assert (number["x"] + number["width"] < text["x"]) is (width > 992)
        context.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_no_violation_of_accessibility(self, browser, address, scheme, width):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(address)
        found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
        assert [(it["id"], [node["html"] for node in it["nodes"]]) for it in found] == []
        context.close()
