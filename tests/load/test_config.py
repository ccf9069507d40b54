"""site.yaml: every default, every short form."""

from annosite.load.vocabulary import NOTE_KINDS
from annosite.model.config import Config, EntityType, Language, NavigationItem, Person, ThemeChoice, Verdict
from loading import config

FULL = """
title: The Briefing, Explained
tagline: One story, annotated
base_url: https://example.org/explained
language: en
languages: {es: {title: "El informe, explicado", path: /es/}, pt-BR: {}}
timezone: UTC
theme: {name: default, options: {accent: "#0b5fff", wide: true}}
publisher: {name: Desk, url: https://example.org, logo: static/logo.svg, email: desk@example.org,
            corrections_policy: pages/corrections-policy.md, report: "https://example.org/?t={title}&u={url}"}
authors: {jo: {name: Jo Doe, url: https://example.org/jo, role: fact-checker}}
navigation: [{title: About, page: pages/about.md}, {title: Source, url: https://example.org}]
permalinks: {article: "/{year}/{slug}/"}
pagination: 020
feeds: {limit: 10}
linking: {mode: all, surnames: no}
corrections: {show: published, place: bottom}
verdicts: ["false", true, {id: half-true, label: Half true, rating: 3}, {id: not-checkable}]
note_kinds: {question: {label: Question}, context: {label: Background}}
entity_types: {ship: {singular: Ship, plural: Ships, path: ships}, law: {}}
checks: {note-without-source: off, missing-alt: error}
markdown: {html: true}
search: no
plugins: my_plugin:extend
"""


def test_only_a_title() -> None:
    found = config("title: T")
    bare = Config(title="T")
    assert found.permalinks == bare.permalinks
    assert found.theme == ThemeChoice()
    assert (found.language, found.timezone, found.base_url) == ("en", "UTC", "")
    assert (found.pagination, found.feeds_limit) == (20, 30)
    assert (found.linking.mode, found.linking.surnames) == ("first", True)
    assert (found.corrections_show, found.corrections_place) == ("marked", "top")
    assert found.search
    assert not found.html
    assert [(verdict.id, verdict.label, verdict.rating) for verdict in found.verdicts] == [
        ("false", "False", 1),
        ("misleading", "Misleading", 2),
        ("unsupported", "Unsupported", 3),
        ("mostly-true", "Mostly true", 4),
        ("true", "True", 5),
    ]
    assert tuple(found.note_kinds) == NOTE_KINDS
    assert list(found.entity_types) == ["people", "organizations", "places", "events", "terms"]


def test_everything() -> None:
    found = config(FULL)
    assert found.base_url == "https://example.org/explained/"
    assert found.languages == (
        Language("es", "El informe, explicado", "es"),
        Language("pt-BR", "The Briefing, Explained", "pt-BR"),
    )
    assert found.theme == ThemeChoice("default", {"accent": "#0b5fff", "wide": "true"})
    assert found.publisher.report == "https://example.org/?t={title}&u={url}"
    assert found.authors == {"jo": Person("jo", "Jo Doe", "https://example.org/jo", "fact-checker")}
    assert found.navigation == (
        NavigationItem("About", page="pages/about.md"),
        NavigationItem("Source", url="https://example.org"),
    )
    assert found.permalinks.article == "/{year}/{slug}/"
    assert found.permalinks.page == "/{slug}/"
    assert (found.pagination, found.feeds_limit) == (20, 10)
    assert (found.linking.mode, found.linking.surnames) == ("all", False)
    assert (found.corrections_show, found.corrections_place) == ("published", "bottom")
    assert found.verdicts == (
        Verdict("false", "False", 1),
        Verdict("true", "True", 2),
        Verdict("half-true", "Half true", 3),
        Verdict("not-checkable", "Not checkable", None),
    )
    assert found.note_kinds["question"].label == "Question"
    assert found.note_kinds["context"].label == "Background"
    assert found.entity_types["ships"] == EntityType("ships", "Ship", "Ships", "ships")
    assert found.entity_types["laws"] == EntityType("laws", "Law", "Laws", "laws")
    assert found.checks == {"note-without-source": "off", "missing-alt": "error"}
    assert found.html
    assert not found.search
    assert found.plugins == ("my_plugin:extend",)


def test_a_theme_by_its_name() -> None:
    assert config("title: T\ntheme: mine").theme == ThemeChoice("mine")


def test_an_empty_value_is_absent() -> None:
    assert config("title: T\ntheme:\nlanguages: ~\nfeeds: {limit: null}\nverdicts:\n") == config("title: T")
