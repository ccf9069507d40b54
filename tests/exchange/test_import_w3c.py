"""Annotations in: our own give the same file again, others are taken as far as they can be placed."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from annosite.annotate.names import build_names
from annosite.build import build
from annosite.edit.contents import open_contents
from annosite.exchange.w3c import Imported, Setting, import_annotations
from annosite.model.config import Options
from annosite.render.artifacts import each_file

REPOSITORY = Path(__file__).parent.parent.parent
OPTIONS = Options(clock=datetime(2026, 11, 23, tzinfo=UTC))
NAME = "annotations.jsonld"
BRIEFING = "content/articles/briefing.md"


def exported(root: Path):
    """The site, and every article's annotations."""
    built = build(root, OPTIONS)
    assert [it.message for it in built.diagnostics if it.severity == "error"] == []
    made = {it.path: it.produce() for it in each_file(built.value.artifacts()) if it.path.endswith(NAME)}
    if built.value.memo is not None:
        built.value.memo.close()
    return built.value.site, made


def setting(root: Path, site, path: str) -> Setting:
    contents = open_contents(root).value
    record = site.articles[path]
    edition = site.edition(record.card.language)
    return Setting(
        article=contents.article(path).value,
        config=contents.config,
        options=OPTIONS,
        names=build_names(contents.glossary(OPTIONS), record.card.language),
        addresses={
            url: it.removeprefix("entity:") for it, url in edition.urls.items() if it.startswith("entity:")
        },
        page=edition.url(f"article:{path}"),
        base_url=site.base_url,
    )


def test_export_import_export_gives_the_same_file_for_all_of_our_own_site(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    site, before = exported(tmp_path)
    texts = {}
    for path in site.articles:
        here = setting(tmp_path, site, path)
        checked = import_annotations(before[here.page + NAME], here)
        assert checked.value.skipped == ()
        texts[path.removesuffix(".md")] = checked.value.text
    for stem in texts:
        for file in sorted((tmp_path / stem).parent.glob(f"{Path(stem).name}*.yaml")):
            owner = max((it for it in texts if str(file.relative_to(tmp_path)).startswith(f"{it}.")), key=len)
            if owner != stem:
                continue
            # Names and sources of a notes file's own are no annotations; they stay.
            kept = {
                key: value
                for key, value in yaml.safe_load(file.read_text("utf-8")).items()
                if key in ("entities", "sources")
            }
            texts[stem] += yaml.safe_dump(kept, allow_unicode=True) if kept else ""
            file.unlink()
    for stem, text in texts.items():
        (tmp_path / f"{stem}.yaml").write_text(text, "utf-8")
    after = exported(tmp_path)[1]
    assert sorted(after) == sorted(before)
    for name, data in before.items():
        assert after[name] == data, name
    assert len(before) >= 9


@pytest.fixture
def here(site) -> Setting:
    (site.root / "content/articles/briefing.yaml").unlink()
    assembled, _ = exported(site.root)
    return setting(site.root, assembled, BRIEFING)


def taken(here: Setting, *annotations: dict) -> Imported:
    checked = import_annotations(json.dumps(list(annotations)).encode(), here)
    assert [it.message for it in checked.diagnostics if it.severity == "error"] == []
    return checked.value


def foreign(body: object, exact: str = "the committee", **more: object) -> dict:
    selector = {
        "type": "TextQuoteSelector",
        "exact": exact,
        **{key: more.pop(key) for key in ("prefix", "suffix") if key in more},
    }
    target = {"source": "https://elsewhere.example/", "selector": selector}
    return {
        "id": "urn:x:1",
        "type": "Annotation",
        "motivation": "commenting",
        "body": body,
        "target": target,
    } | more


def test_anothers_note_in_plain_text_html_or_markdown(here: Setting) -> None:
    for body, text in (
        ({"type": "TextualBody", "value": "1. *Which* one?"}, '"1\\\\. \\\\*Which\\\\* one?"'),
        (
            {"type": "TextualBody", "format": "text/html", "value": "<p><b>Which</b> one?</p>"},
            '"**Which** one?"',
        ),
        ({"type": "TextualBody", "format": "text/markdown", "value": "*Which* one?"}, '"*Which* one?"'),
    ):
        found = taken(here, foreign(body))
        assert found.text == f'notes:\n  - quote: "the committee"\n    text: {text}\n'


def test_who_and_when_are_kept(here: Setting) -> None:
    found = taken(here, foreign({"value": "Hm."}, creator={"name": "Bo"}, created="2026-03-04T05:06:07Z"))
    assert '    authors:\n      - "Bo"\n    date: "2026-03-04"\n' in found.text


def test_a_correction(here: Setting) -> None:
    body = [
        {"type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": "Tuesday"},
        {"type": "TextualBody", "format": "text/html", "value": "<p>The calendar.</p>"},
    ]
    found = taken(here, foreign(body, "Monday", motivation="editing"))
    assert found.text == (
        'corrections:\n  - quote: "Monday"\n    replacement: "Tuesday"\n    reason: "The calendar."\n'
    )


def test_a_name_is_written_down_only_where_the_text_does_not_say_it(here: Setting) -> None:
    person = {"id": "../../people/ada-example/"}
    by_itself = taken(here, foreign(person, "Ada Example", motivation="identifying"))
    assert "mentions" not in by_itself.text
    said = taken(
        here,
        foreign(person, "Ada Example", motivation="identifying"),
        foreign(person, "She", motivation="identifying"),
    )
    assert said.text == 'mentions:\n  - quote: "She"\n    entity: ada-example\n'


def test_a_name_that_is_not_among_the_annotations_means_nobody(here: Setting) -> None:
    person = {"id": "../../people/ada-example/"}
    found = taken(here, foreign(person, "She", motivation="identifying"))
    assert '  - quote: "Ada Example"\n    entity: none\n' in found.text


def test_what_cannot_be_placed_is_told_and_never_guessed(here: Setting) -> None:
    svg = {
        "id": "urn:x:2",
        "type": "Annotation",
        "body": {"value": "x"},
        "target": {"source": "a", "selector": {"type": "SvgSelector"}},
    }
    found = taken(
        here,
        foreign({"value": "x"}, "the comittee"),
        foreign({"value": "x"}, "mmitte"),
        foreign([], "the committee"),
        svg,
    )
    assert found.text == ""
    assert len(found.skipped) == 4


def test_nothing_of_it_can_break_out_of_the_notes_file(here: Setting) -> None:
    evil = 'x"\nnotes: []\n  - quote: <script>alert(1)</script> [y](javascript:z) {{ 1 }}'
    found = taken(
        here, foreign({"value": evil}, creator={"name": evil}, **{"schema:name": evil, "annosite:kind": evil})
    )
    assert found.taken == 1


@pytest.mark.parametrize("data", [b"[]", b"5", b"{}", b'{"type": "Person"}', b"\xff", b"{"])
def test_what_is_no_annotation(here: Setting, data: bytes) -> None:
    if data == b"[]":
        assert import_annotations(data, here).value.text == ""
        return
    with pytest.raises(ValueError):
        import_annotations(data, here)
