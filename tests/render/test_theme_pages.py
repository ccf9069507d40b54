"""The default theme's pages: safe whatever contributors write, whole without script, within their budgets."""

import gzip
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
import sample_views as sample
from annosite.model.config import ThemeChoice
from annosite.model.view import ArticleView
from annosite.render.theme import load_theme
from msgspec import Struct
from msgspec.structs import fields, replace

FOLDER = Path(__file__).parents[2] / "themes" / "default"
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))
THEME = load_theme(ThemeChoice("default"), None).value
CANARY = "\"'><x-canary y='1'></script></style></title></textarea><x-canary>"
XML = "{http://www.w3.org/1999/xhtml}"

# HTML made by annotate, where its own tests look for what contributors wrote.
HTML = {"html", "card_html", "reason", "bio", "title:ArticleView", "summary:ArticleView"}
# Words of a fixed vocabulary, checked at load.
VOCABULARY = {
    "kind",
    "type",
    "display",
    "show",
    "box",
    "language",
    "fallback_language",
    "direction",
    "cards",
    "notes",
    "boxes",
    "corrections",
    "root",
}


def draw(key: str, head: Any = None, view: Any = None, language: str = "en", **site: Any) -> str:
    template, own_head, own_view = sample.VIEWS[key]
    head = replace(head or own_head, language=language)
    return THEME.render(
        template,
        site=replace(sample.SITE, options=THEME.options, **site),
        head=head,
        view=view or own_view,
        words=THEME.words(language),
        links=sample.LINKS,
        names=sample.NAMES,
    )


def poisoned(value: Any, poison: str, owner: str = "", name: str = "") -> Any:
    """The view with every text that a contributor may write replaced by poison."""
    if isinstance(value, Struct):
        changes = {
            field.name: poisoned(getattr(value, field.name), poison, type(value).__name__, field.name)
            for field in fields(value)
        }
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(poisoned(item, poison, owner, name) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item, poison, owner, name) for key, item in value.items()}
    if isinstance(value, str) and value and name not in HTML | VOCABULARY and f"{name}:{owner}" not in HTML:
        return poison
    return value


@cache
def parsed(html: str) -> Any:
    return html5lib.HTMLParser(strict=False).parse(html)


def elements(html: str) -> Any:
    return parsed(html).iter()


def ids(html: str) -> list[str]:
    return [element.get("id") for element in elements(html) if element.get("id")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
class TestLint:
    def test_nothing_is_declared_safe(self, path):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup|\|\s*(?:xmlattr|tojson|urlize)\b", text)

    def test_attributes_are_quoted(self, path):
        text = re.sub(
            r"\{[{%#].*?[}%#]\}",
            lambda found: "X" * 3 if found[0].startswith("{{") else " ",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        assert not re.findall(r"""\s[a-z-]+=(?!["'])\S*""", re.sub(r'="[^"]*"', "", text))

    def test_no_style_or_script_stands_in_the_page(self, path):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
        for script in re.findall(r"<script[^>]*>", text):
            assert " src=" in script or 'type="application/ld+json"' in script
            assert "ld+json" in script or " defer " in script or " async " in script

    def test_words_come_from_the_words(self, path):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        text = text.replace("&amp;", "").replace("ISBN", "").replace("doi:", "").replace("A B", "")
        # What is left over of tags that hold a ">" in an expression.
        assert not re.search(r"(?<![\w\"'=.(/-])[A-Za-z]{3,}(?= [a-z]{2,} [a-z]{2,})", text), text


@pytest.mark.parametrize("key", sample.VIEWS)
class TestPages:
    def test_is_a_page(self, key):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(draw(key))
        # html5lib is older than popover, bdi in buttons and the like, but knows when the tree had to be mended.
        mended = [error for _, error, _ in parser.errors if error != "non-void-element-with-trailing-solidus"]
        assert mended == []

    def test_ids_are_unique_and_what_points_at_them_finds_them(self, key):
        html = draw(key)
        found = ids(html)
        assert sorted(set(found)) == sorted(found)
        for element in elements(html):
            for name in ("for", "aria-labelledby", "popovertarget", "data-filter"):
                target = element.get(name)
                assert target is None or target in found, (name, target)
            href = element.get("href", "")
            # Letters of the index and places in the text are ids of this page.
            assert not href.startswith("#") or href[1:] in found, href

    def test_there_is_one_main_heading_and_no_level_is_left_out(self, key):
        levels = [
            int(element.tag[-1])
            for element in elements(draw(key))
            if re.fullmatch(re.escape(XML) + "h[1-6]", str(element.tag))
        ]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    @pytest.mark.parametrize(
        "poison", [CANARY, "javascript:alert(1)", "JaVaScRiPt:alert(1)", "//evil.example", "data:text/html,x"]
    )
    def test_nothing_that_is_written_becomes_more_than_text(self, key, poison):
        html = self.drawn(*sample.VIEWS[key], poison)
        for element in elements(html):
            assert "x-canary" not in str(element.tag)
            assert not any("canary" in str(name) for name in element.attrib)
            for name in ("href", "src", "action", "data-index"):
                value = element.get(name, "").strip().lower()
                assert not value.startswith(("javascript:", "//", "data:")), (element.tag, value)
            assert not re.search(r"url=(javascript|//|data)", element.get("content", "").lower())
        assert not re.search(r"<script[^>]*json[^>]*>[^<]*</script></", html)

    def drawn(self, template, head, view, poison):
        site = replace(poisoned(sample.SITE, poison), options=THEME.options)
        return THEME.render(
            template,
            site=site,
            head=replace(poisoned(head, poison), language="en"),
            view=poisoned(view, poison),
            words=THEME.words("en"),
            links=dict.fromkeys(sample.LINKS, poison),
            names=dict.fromkeys(sample.NAMES, poison),
        )

    @pytest.mark.parametrize("language", THEME.languages())
    def test_every_language(self, key, language):
        html = draw(key, language=language)
        root = parsed(html)
        assert root.get("lang") == language
        assert root.get("dir") == ("rtl" if language == "ar" else "ltr")
        assert "{count}" not in html
        assert not re.search(r"\{[a-z]+\}", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))

    def test_no_link_leaves_the_folder_it_is_read_from(self, key):
        for element in elements(draw(key, portable=True)):
            for name in ("href", "src"):
                value = element.get(name)
                if value is None or value.startswith(("https:", "mailto:", "#")) or key == "404":
                    continue
                assert value.startswith("."), value
                assert not value.partition("#")[0].endswith("/"), value

    def test_links_are_relative(self, key):
        html = draw(key)
        for element in elements(html):
            for name in ("href", "src"):
                value = element.get(name)
                if value is not None and not value.startswith(("https:", "mailto:", "#")):
                    assert value.startswith("/explained/" if key == "404" else "."), value

    def test_nothing_is_asked_of_another_host(self, key):
        for element in elements(draw(key)):
            tag = str(element.tag).removeprefix(XML)
            if tag in {"script", "img", "iframe", "source", "video", "audio"} or (
                tag == "link" and element.get("rel") in {"stylesheet", "preload", "icon"}
            ):
                assert not (element.get("src") or element.get("href") or "").startswith("http")

    def test_svg_has_no_style(self, key):
        assert not any("style" in element.attrib for element in elements(draw(key)))


class TestArticle:
    def test_every_numbered_note_has_marker_card_and_endnote(self):
        found = set(ids(draw("article")))
        for note in sample.NOTES:
            if note.number is not None:
                assert {f"note-{note.id}-ref", f"note-{note.id}-card", f"note-{note.id}-text"} <= found
        for it in sample.CORRECTIONS:
            assert f"correction-{it.id}" in found
            if it.letter:
                assert {
                    f"correction-{it.id}-ref",
                    f"correction-{it.id}-card",
                    f"correction-{it.id}-text",
                } <= found

    def test_every_note_has_a_permanent_link(self):
        found = set(ids(draw("article")))
        # The article's own footnotes are marked by their number alone.
        assert {f"note-{note.id}" for note in sample.NOTES if note.display != "footnote"} <= found

    def test_cards_follow_each_other(self):
        cards = [
            element for element in elements(draw("article")) if "card" in element.get("class", "").split()
        ]
        names = {element.get("data-c") for element in cards}
        assert cards[0].get("data-p") is None
        assert [card.get("data-p") for card in cards[1:]] == [card.get("data-c") for card in cards[:-1]]
        assert len(names) == len(cards)
        places = {
            element.get("data-a")
            for element in elements(draw("article"))
            if "ref" in element.get("class", "").split()
        } - {None}
        assert {card.get("data-a") for card in cards} == places

    def test_backlinks_lead_to_every_place(self):
        html = draw("article")
        back = [element.get("href") for element in elements(html) if element.get("role") == "doc-backlink"]
        assert "#note-maguire-acting-ref" in back
        assert "#note-maguire-acting-ref-2" in back

    @pytest.mark.parametrize(
        ("show", "checked"),
        [("marked", "v-marked"), ("corrected", "v-corrected"), ("published", "v-published")],
    )
    def test_the_first_view(self, show, checked):
        html = draw("article", view=replace(sample.ARTICLE, show=show))
        assert [element.get("id") for element in elements(html) if "checked" in element.attrib] == [checked]

    def test_without_corrections_there_are_two_views(self):
        plain = replace(sample.ARTICLE, corrections=(), show="corrected")
        html = draw("article", view=plain)
        assert "v-corrected" not in html
        assert [element.get("id") for element in elements(html) if "checked" in element.attrib] == [
            "v-marked"
        ]
        assert 'id="_corrections"' not in html

    def test_without_notes_and_corrections_there_is_no_strip(self):
        bare = ArticleView("Bare", "", "Bare", "en", (), (), (), ())
        html = draw("article", view=bare)
        assert 'class="strip"' not in html
        assert "endnotes" not in html

    def test_the_box_stands_where_the_site_wants_it(self):
        top, bottom = (draw("article", view=replace(sample.ARTICLE, box=box)) for box in ("top", "bottom"))
        assert top.index('id="_corrections"') < top.index('class="text"')
        assert bottom.index('id="_corrections"') > bottom.index('class="text"')

    def test_a_retraction_is_a_banner(self):
        gone = replace(
            sample.CORRECTIONS[4], id="gone", kind="retraction", reason="<p>Nothing of it held.</p>"
        )
        html = draw(
            "article", view=replace(sample.ARTICLE, retraction=gone, corrections=(*sample.CORRECTIONS, gone))
        )
        assert html.index('class="retraction"') < html.index('class="strip"')
        assert ids(html).count("correction-gone") == 1

    def test_a_note_without_text_shows_whom_it_is_about(self):
        note = replace(sample.NOTES[0], html="", about=(sample.PIERSON,))
        html = draw("article", view=replace(sample.ARTICLE, notes=(note, *sample.NOTES[1:])))
        assert html.count(f"<p>{sample.PIERSON.summary} <a") == 2

    def test_a_card_may_have_its_own_text(self):
        note = replace(sample.NOTES[0], html='<p id="x">long</p>', card_html="<p>short</p>")
        html = draw("article", view=replace(sample.ARTICLE, notes=(note, *sample.NOTES[1:])))
        assert html.count("long") == html.count("<p>short</p>") == 1

    def test_a_title_that_was_corrected_keeps_its_place_in_all_views(self):
        assert (
            'class="steady" data-ghost="What Congress was told about Russia and the Law Enforcement Election-Security'
            in draw("article")
        )
        assert "steady" not in draw("article", view=replace(sample.ARTICLE, title="Plain"))

    def test_the_ghost_is_as_long_as_the_title_gets_and_has_no_markers(self):
        ghost = next(
            element.get("data-ghost") for element in elements(draw("article")) if element.get("data-ghost")
        )
        assert ghost.endswith("the Law Enforcement Election-Security 2020 election")

    def test_the_correction_of_a_note_has_its_place_once(self):
        """In the note's text where its words are marked there, else in the box."""
        html = '<p>Since <span class="correction" id="correction-held"><ins>16</ins></span> August.</p>'
        note = replace(sample.NOTES[1], html=html, card_html="<p>Since 16 August.</p>")
        marked = draw(
            "article", view=replace(sample.ARTICLE, notes=(sample.NOTES[0], note, *sample.NOTES[2:]))
        )
        for page in (marked, draw("article")):
            assert ids(page).count("correction-held") == 1

    def test_struck_and_inserted_words_are_announced(self):
        html = draw("article")
        labels = {
            element.get("data-label")
            for element in elements(html)
            if element.tag in {XML + "del", XML + "ins"}
        }
        assert labels == {"struck: ", "put in: "}

    def test_the_article_has_its_own_language_in_a_page_of_another(self):
        html = draw("article", view=replace(sample.ARTICLE, language="ar"))
        article = next(element for element in elements(html) if element.tag == XML + "article")
        assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")

    def test_machine_readable_data_cannot_end_its_element(self):
        html = draw("article")
        assert "A \\u003c B \\u003c/script>" in html
        (script,) = [element for element in elements(html) if element.get("type") == "application/ld+json"]
        assert "A \\u003c B" in script.text


class TestBudgets:
    def test_style_sheet(self):
        assert (FOLDER / "static" / "site.css").stat().st_size < 40_000

    @pytest.mark.parametrize("key", sample.VIEWS)
    def test_scripts_that_a_page_loads(self, key):
        sizes = {asset.path: len(asset.data) for asset in THEME.assets}
        loaded = [
            element.get("src") for element in elements(draw(key)) if element.get("src", "").endswith(".js")
        ]
        weight = sum(size for path, size in sizes.items() if any(src.endswith(path) for src in loaded))
        # Only who searches loads the search as well.
        assert weight < (20_000 if key == "search" else 15_000)
        assert weight > 0 or key == "redirect"

    def test_fonts_of_an_english_page(self):
        fonts = FOLDER / "static" / "fonts"
        assert sum(path.stat().st_size for path in fonts.glob("*-latin-[!e]*.woff2")) < 160_000
        assert len(list(fonts.glob("OFL-*.txt"))) == 2

    def test_an_article_page_compressed(self):
        weight = len(gzip.compress(draw("article").encode()))
        weight += sum(
            len(gzip.compress(asset.data)) for asset in THEME.assets if asset.path.endswith((".css", ".js"))
        )
        assert weight < 60_000

    def test_script_writes_no_markup(self):
        for path in (FOLDER / "static").glob("*.js"):
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function",
                path.read_text(encoding="utf-8"),
            )
