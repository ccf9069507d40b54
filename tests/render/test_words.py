"""Words, plurals and dates of the languages that the default theme has."""

import string
from pathlib import Path

import pytest
from annosite.model.config import ThemeChoice
from annosite.render.theme import load_theme
from annosite.render.words import Words, direction
from babel import Locale
from markupsafe import Markup

THEME = load_theme(ThemeChoice("default"), None).value
LANGUAGES = ("ar", "de", "en", "es", "fr", "ru")
ENGLISH = THEME.layers[0].strings["en"]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_theme_has_the_six_languages():
    assert THEME.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
class TestEachLanguage:
    def test_has_every_string_and_no_other(self, language):
        assert set(THEME.layers[0].strings[language]) == set(ENGLISH)
        assert THEME.missing_words(language) == ()

    def test_has_words_for_every_plural_form(self, language):
        forms = {*Locale.parse(language).plural_form.tags, "other"}
        for key, value in THEME.layers[0].strings[language].items():
            assert isinstance(value, str) == isinstance(ENGLISH[key], str), key
            if not isinstance(value, str):
                assert set(value) == forms, key
                assert all(value.values()), key

    def test_fills_in_the_same_values(self, language):
        for key, value in THEME.layers[0].strings[language].items():
            english = ENGLISH[key]
            wanted = fields(english) if isinstance(english, str) else fields(english["other"])
            for text in [value] if isinstance(value, str) else value.values():
                # "one" and "two" may say the number in words, as Arabic does.
                assert fields(text) <= wanted, key
                if isinstance(value, str):
                    assert fields(text) == wanted, key

    def test_writes_its_own_words(self, language):
        if language != "en":
            same = {
                k
                for k, v in THEME.layers[0].strings[language].items()
                if v == ENGLISH[k] and not isinstance(v, str)
            }
            assert not {key for key in same if key != "n_articles"} - {
                "n_corrections",
                "n_minutes",
                "n_notes",
                "n_mentions",
            }


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 note"),
        ("en", 1200, "1,200 notes"),
        ("ru", 1, "1 примечание"),
        ("ru", 3, "3 примечания"),
        ("ru", 11, "11 примечаний"),
        ("ru", 21, "21 примечание"),
        ("ar", 0, "لا ملاحظات"),
        ("ar", 2, "ملاحظتان"),
        ("ar", 5, "5 ملاحظات"),
        ("ar", 11, "11 ملاحظة"),
        ("fr", 0, "0 note"),
        ("de", 2, "2 Anmerkungen"),
    ],
)
def test_plurals(language, count, said):
    assert THEME.words(language).text("n_notes", count=count) == said


@pytest.mark.parametrize(
    ("language", "date", "said", "short"),
    [
        ("en", "2020-02-21", "21 February 2020", "21 Feb 2020"),
        ("en", "2020-02", "February 2020", "Feb 2020"),
        ("en", "2020", "2020", "2020"),
        ("en-US", "2020-02-21", "February 21, 2020", "Feb 21, 2020"),
        ("de", "2020-02-21", "21. Februar 2020", "21. Feb. 2020"),
        ("es", "2020-02-21", "21 de febrero de 2020", "21 feb 2020"),
        ("ar", "2020-02-21", "21 فبراير 2020", "21 فبراير 2020"),
        ("en", "2020-02-21T18:30:00", "21 February 2020", "21 Feb 2020"),
        ("en", "about 1900", "about 1900", "about 1900"),
        ("en", "", "", ""),
    ],
)
def test_dates_of_every_precision(language, date, said, short):
    words = THEME.words(language)
    assert words.day(date) == said
    assert words.short_day(date) == short


def test_a_date_as_an_element():
    assert THEME.words("en").time("2020-02-21") == '<time datetime="2020-02-21">21 February 2020</time>'
    assert "<script>" not in THEME.words("en").time("<script>")


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("de", "ltr"), ("xx-none", "ltr"), ("", "ltr")],
)
def test_direction(language, way):
    assert direction(language) == way


def test_what_a_language_lacks_is_english_with_english_plurals():
    words = Words(
        "ru", {"skip": "К тексту"}, {"skip": "Skip", "n": {"one": "{count} note", "other": "{count} notes"}}
    )
    assert words["skip"] == "К тексту"
    assert words.text("n", count=21) == "21 notes"


def test_a_language_the_theme_lacks_is_told():
    (found,) = THEME.missing_words("pt")
    assert found.code == "words-missing"
    assert "skip" in found.message
    assert THEME.words("pt")["skip"] == "Skip to the text"


def test_values_are_escaped_where_one_is_markup():
    words = THEME.words("en")
    assert words.text("by", authors=Markup("<b>Jo</b>")) == "By <b>Jo</b>"
    assert words.text("updated", date="<i>") == "updated <i>"
    assert isinstance(words.text("by", authors=Markup("x")), Markup)
    assert not isinstance(words.text("by", authors="x"), Markup)


def test_every_word_that_a_template_asks_for_is_there():
    import re

    for name, source in THEME.layers[0].templates.items():
        for key in re.findall(r"(?:\bt\(|words\[)'([a-z_-]+)'[\],)]", source):
            assert key in ENGLISH, (name, key)


def test_no_word_is_there_for_nothing():
    import re

    used = " ".join(THEME.layers[0].templates.values())
    built = ("kind_", "verdict_", "correction_", "type_", "one_", "language_")
    # Asked for by annotate and by views, not by templates.
    elsewhere = {"people", "fact_checks", "sources", "glossary", "home", "about", "footnotes", "table"}
    for key in ENGLISH:
        if not key.startswith(built) and key not in elsewhere:
            assert re.search(rf"'{re.escape(key)}'", used), key


def test_the_files_are_what_people_edit():
    folder = Path(__file__).parents[2] / "themes" / "default" / "i18n"
    assert sorted(path.stem for path in folder.glob("*.yaml")) == list(LANGUAGES)
