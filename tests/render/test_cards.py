"""Preview pictures: which pages have one, what is on it, and that its bytes depend on nothing else."""

from io import BytesIO

import pytest
from annosite.model.config import ThemeChoice
from annosite.model.sheet import Sheet
from annosite.model.view import NotePageView
from annosite.render.cards import SIZE, can_draw, card_path, card_png, page_card
from annosite.render.pages import pages
from annosite.render.theme import load_theme
from msgspec.structs import replace
from sample_views import BRIEFING, FULL_HEAD, NOTES, SITE, VIEWS

from site_models import CONFIG, article, make_site, note

Image = pytest.importorskip("PIL.Image")
ACCENT = "#0b5fff"


@pytest.fixture(scope="module")
def theme():
    return load_theme(ThemeChoice(), None).value


def drawn(data: bytes):
    return Image.open(BytesIO(data)).convert("RGB")


def test_a_card_has_the_size_that_previews_want_and_the_accent_on_top(theme) -> None:
    image = drawn(card_png("A title", "The site", "21 February 2020", ACCENT, theme.fonts))
    assert image.size == SIZE
    assert image.getpixel((600, 5)) == (0x0B, 0x5F, 0xFF)
    assert image.getpixel((600, 600)) == (0xFB, 0xFA, 0xF7)
    assert min(image.getpixel((x, 160))[0] for x in range(80, 400)) < 128


def test_the_same_words_are_the_same_bytes_and_others_are_not(theme) -> None:
    one = card_png("A title", "The site", "2020", ACCENT, theme.fonts)
    assert one == card_png("A title", "The site", "2020", ACCENT, theme.fonts)
    assert (
        len(
            {
                one,
                *(
                    card_png(*words, ACCENT, theme.fonts)
                    for words in (("B", "The site", "2020"), ("A title", "X", "2020"))
                ),
            }
        )
        == 3
    )


def test_long_titles_stay_on_the_card(theme) -> None:
    for title in ("word " * 200, "Donaudampfschifffahrtsgesellschaft" * 9, "Ł" * 300):
        image = drawn(card_png(title.strip(), "The site " * 40, "", ACCENT, theme.fonts))
        margin = [image.getpixel((x, y)) for x in (20, 1180) for y in range(30, 620, 7)]
        assert set(margin) == {(0xFB, 0xFA, 0xF7)}


def test_without_a_font_that_can_be_read_pillows_own_serves() -> None:
    assert drawn(card_png("A title", "The site", "", ACCENT, [b"no font"])).size == SIZE


@pytest.mark.parametrize(
    ("text", "fits"), [("Łódź, “so” – 5 €", True), ("東京", False), ("Привет", False), ("", False)]
)
def test_only_what_the_fonts_have_is_drawn(text: str, fits: bool) -> None:
    assert can_draw(text) is fits


def test_pages_name_their_own_card_or_their_articles() -> None:
    every, some = replace(SITE, cards="all"), replace(SITE, cards="articles")
    view = VIEWS["article"][2]
    assert page_card(Sheet(some, FULL_HEAD, view)) == "cards/articles/briefing.png"
    assert page_card(Sheet(replace(SITE, cards=""), FULL_HEAD, view)) == ""
    single = NotePageView(NOTES[2], "", "", BRIEFING)
    head = replace(FULL_HEAD, path="notes/briefing/vote-count/")
    assert page_card(Sheet(every, head, single)) == "cards/notes/briefing/vote-count.png"
    assert page_card(Sheet(some, head, single)) == "cards/articles/briefing.png"
    assert page_card(Sheet(every, FULL_HEAD, VIEWS["home"][2])) == ""


def paths(cards: bool, **settings) -> set[str]:
    site = make_site(
        [article("briefing", notes=[note("n")]), article("far", title="東京")], cards=cards, **settings
    ).value
    return {page.path for page in pages(site) if page.path.startswith("cards/")}


def test_which_cards_there_are() -> None:
    choice = replace(CONFIG.theme, options={"cards": "all"})
    assert paths(True) == {card_path("articles/briefing/")}
    assert paths(True, theme=choice) == {card_path("articles/briefing/"), card_path("notes/briefing/n/")}
    assert paths(True, theme=replace(choice, options={"cards": "none"})) == set()
    assert paths(True, base_url="") == set()
    assert paths(False) == set()


def test_cards_of_a_site_can_be_drawn(theme) -> None:
    choice = replace(CONFIG.theme, options={"cards": "all"})
    site = make_site([article("briefing", notes=[note("n")])], cards=True, theme=choice).value
    for page in pages(site):
        if page.kind == "card":
            data = page.write(theme, **{part.name: part.load() for part in page.parts})
            assert drawn(data).size == SIZE
