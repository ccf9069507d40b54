"""The words of the interface in one language, with its plural rules and dates (Unicode CLDR, through Babel).

A string is text, or texts by plural category (``one``, ``few``, ``many``, ``other`` …: CLDR's). ``{name}`` in it
stands for a value. What a language lacks is taken from English.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from annosite.render.markup import as_markup, light_escape

String = str | Mapping[str, str]
Strings = Mapping[str, String]
FALLBACK = "en"
_SAID = 4096
"""How many strings with one value are kept."""


def locale_of(language: str) -> Locale:
    """Return Babel's locale of a language tag (``pt-BR``); of English where it knows none."""
    for tag in (language.replace("-", "_"), language.partition("-")[0]):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale("en", "GB")


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag."""
    return str(locale_of(language).text_direction)


class Words:
    """Strings, plurals, dates and numbers of one language."""

    def __init__(self, language: str, strings: Strings, fallback: Strings) -> None:
        self.language = language
        self.direction = direction(language)
        self._strings = {**fallback, **strings}
        self._locale = _dated(locale_of(language))
        self._days: dict[str, str] = {}
        self._forms: dict[int, str] = {}
        self._said = lru_cache(maxsize=_SAID)(self._with_value)
        self._numbers: dict[int, str] = {}
        self._pieces: dict[str, tuple[tuple[str, str, bool], ...]] = {}
        self._times: dict[str, Markup] = {}
        fallback_locale = Locale("en", "GB")
        self._foreign = {key for key in fallback if key not in strings} if strings is not fallback else set()
        self._fallback_form = fallback_locale.plural_form

    def __contains__(self, key: str) -> bool:
        """Whether there is a string of that name, here or in English."""
        return key in self._strings

    def __getitem__(self, key: str) -> str:
        """Return a string without values: ``words['notes']``, quicker than ``t('notes')`` (KeyError: none such)."""
        string = self._strings[key]
        return string if isinstance(string, str) else string["other"]

    def text(self, key: str, **values: Any) -> str:
        """Return the string ``key`` with its values; Markup where a value is.

        ``count`` among the values chooses the plural form and is printed with the language's separators.
        KeyError: no such string.
        """
        if len(values) == 1:
            ((name, value),) = values.items()
            # Of these there are few: the numbers of notes and of articles, dates.
            if type(value) is int or type(value) is Markup:
                return self._said(key, name, value)
        return self._text(key, values)

    def _with_value(self, key: str, name: str, value: int | Markup) -> str:
        return self._text(key, {name: value})

    def _text(self, key: str, values: dict[str, Any]) -> str:
        string = self._strings[key]
        if not isinstance(string, str):
            count = int(values.get("count", 0))
            string = string.get(self._form(key, count)) or string["other"]
            values["count"] = self.number(count)
        if not values:
            return string
        for value in values.values():
            if isinstance(value, Markup):
                return self._marked_up(string, values)
        return string.format(**values)

    def _marked_up(self, string: str, values: Mapping[str, Any]) -> Markup:
        """Return ``escape(string).format(**values)``, which takes ten times as long where only names are in braces."""
        pieces = self._pieces.get(string)
        if pieces is None:
            pieces = self._pieces[string] = tuple(_pieces(str(escape(string))))
        if not all(plain for _, _, plain in pieces):
            return escape(string).format(**values)
        return as_markup(
            "".join(text + light_escape(values[name]) if name else text for text, name, _ in pieces)
        )

    def word(self, key: str) -> str:
        """Return a string without values; the key itself where there is none."""
        try:
            return self[key]
        except KeyError:
            return key

    def day(self, text: str) -> str:
        """Return an ISO date of any precision (``2019``, ``2019-08``, ``2019-08-08``) in words, as it is if it is none."""
        try:
            return self._days[text]
        except KeyError:
            said = self._days[text] = self._say(text)
            return said

    def short_day(self, text: str) -> str:
        """Return an ISO date of any precision in short words (``16 Aug 2019``), for tables."""
        key = f"short {text}"
        if key not in self._days:
            self._days[key] = self._say(text, "yMMM", "yMMMd")
        return self._days[key]

    def time(self, text: str) -> Markup:
        """Return an ISO date as HTML's time element, in words."""
        if text not in self._times:
            self._times[text] = Markup('<time datetime="{}">{}</time>').format(text[:10], self.day(text))
        return self._times[text]

    def short_time(self, text: str) -> Markup:
        """Return an ISO date as HTML's time element, in short words."""
        key = f"short {text}"
        if key not in self._times:
            self._times[key] = Markup('<time datetime="{}">{}</time>').format(text[:10], self.short_day(text))
        return self._times[key]

    def number(self, value: int) -> str:
        """Return a number with the language's separators."""
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self._locale)
        return self._numbers[value]

    def _form(self, key: str, count: int) -> str:
        if key in self._foreign:
            return str(self._fallback_form(count))
        if count not in self._forms:
            self._forms[count] = str(self._locale.plural_form(count))
        return self._forms[count]

    def _say(self, text: str, month: str = "yMMMM", day: str = "") -> str:
        parts = text[:10].split("-")
        say = partial(format_skeleton, locale=self._locale)
        try:
            if len(parts) == 1:
                return str(int(text)) if text.isdecimal() else text
            if len(parts) == 2:
                return str(say(month, date(int(parts[0]), int(parts[1]), 1)))
            moment = date.fromisoformat(text[:10])
            return str(say(day, moment) if day else format_date(moment, "long", locale=self._locale))
        except ValueError:
            return text


def _pieces(string: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the pieces of a format string: a text, the name that follows it, whether that is a name and nothing more."""
    for text, name, spec, conversion in Formatter().parse(string):
        yield text, name or "", name is None or (name.isidentifier() and not spec and not conversion)


def _dated(locale: Locale) -> Locale:
    """English without a region says ``21 February 2020``: the order in which most of its readers write dates."""
    return Locale("en", "GB") if str(locale) == "en" else locale


def missing(strings: Strings, fallback: Strings) -> tuple[str, ...]:
    """Return the names of the strings that English has and this language lacks, sorted."""
    return tuple(sorted(key for key in fallback if key not in strings))
