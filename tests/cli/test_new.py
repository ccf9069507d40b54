"""``annosite new``: what it writes builds as it is."""

from pathlib import Path

import pytest


@pytest.fixture
def begun(empty_site):
    """A site made by ``annosite new site``."""
    empty_site.annosite("new", "site", ".")
    return empty_site


def test_a_new_site_builds_without_a_word(begun):
    done = begun.annosite("build", "--strict")
    assert done.stderr == ""
    page = begun.read("articles/a-first-article/index.html")
    assert "Analytical Engine" in page
    assert "1843" in page
    assert 'data-entity="ada-lovelace"' in page
    assert "Nothing is wrong." in begun.annosite("check", "--strict").stdout


def test_it_says_what_to_do_next(empty_site):
    done = empty_site.annosite("new", "site", "my-site")
    assert "cd my-site" in done.stdout
    assert "annosite serve" in done.stdout
    assert 'title: "My site"' in (empty_site.root / "my-site/content/site.yaml").read_text()


def test_nothing_is_ever_written_over(begun):
    before = {p: p.read_bytes() for p in begun.root.rglob("*") if p.is_file()}
    for args in (
        ["site", "."],
        ["article", "A first article"],
        ["person", "Ada Lovelace"],
        ["theme", "default"],
        ["theme", "Not A Name"],
        ["article", "???"],
    ):
        done = begun.annosite("new", *args, status=2)
        assert "nothing was written" in done.stderr or "letters" in done.stderr
    assert {p: p.read_bytes() for p in begun.root.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "title", ['Say: "no" # never', "  Two   spaces ", "Öl & Wasser", "1984", "null", "[x] {y} - *z*"]
)
def test_any_title_is_kept(begun, title: str):
    begun.annosite("new", "article", title)
    begun.annosite("build", "--drafts")
    pages = "".join(p.read_text() for p in begun.output.rglob("articles/*/index.html"))
    from html import escape

    assert escape(" ".join(title.split()), quote=False) in pages.replace("&#34;", '"').replace("&quot;", '"')


def test_a_person_is_added_at_the_end_and_comments_stay(begun):
    file = begun.root / "content/entities/people.yaml"
    before = file.read_text()
    begun.annosite("new", "person", 'Grace O\'Hopper: "Amazing"')
    assert file.read_text().startswith(before)
    begun.annosite("build")
    assert (begun.output / "people/grace-o-hopper-amazing/index.html").exists() or list(
        begun.output.glob("people/grace*")
    )


def test_a_person_gets_a_file_where_nothing_can_be_added(begun):
    file = begun.root / "content/entities/people.yaml"
    file.write_text('people: {ada-lovelace: {name: "Ada Lovelace"}}\n')
    begun.annosite("new", "person", "Grace Hopper")
    assert file.read_text() == 'people: {ada-lovelace: {name: "Ada Lovelace"}}\n'
    assert (begun.root / "content/entities/grace-hopper.yaml").exists()
    begun.annosite("build")
    assert (begun.output / "people/grace-hopper/index.html").exists()


def test_a_theme_changes_what_it_says(begun):
    begun.annosite("new", "theme", "mine")
    begun.annosite("build", "--theme", "mine")
    page = begun.read("index.html")
    sheet = next(Path(begun.output).rglob("own.*.css"))
    assert sheet.name in page


NOTES = "content/articles/a-first-article.yaml"


def test_a_note_is_printed_ready_to_paste(begun):
    before = (begun.root / NOTES).read_text()
    done = begun.annosite("new", "note", "a-first-article", "three times as  long")
    assert '  - quote: "three times as long"\n' in done.stdout
    assert (begun.root / NOTES).read_text() == before


def test_a_note_is_written_and_shown(begun):
    before = (begun.root / NOTES).read_text()
    begun.annosite("new", "note", NOTES, "three times as long", "--text", "By pages.", "--write")
    after = (begun.root / NOTES).read_text()
    assert '  - quote: "three times as long"\n    text: "By pages."\n' in after
    assert after.replace('  - quote: "three times as long"\n    text: "By pages."\n', "") == before
    begun.annosite("build")
    assert "By pages." in begun.read("articles/a-first-article/index.html")
    assert [p.read_text() for p in (begun.root / ".annosite-backup").rglob("*.yaml.*")] == [before]


def test_words_in_several_places_get_what_tells_them_apart(begun):
    done = begun.annosite("new", "note", "a-first-article", "the paper")
    assert done.stdout.count('exact: "the paper"') == 2
    assert done.stdout.count("# line ") == 2
    refused = begun.annosite("new", "note", "a-first-article", "the paper", "--write", status=2)
    assert "--occurrence" in refused.stderr
    for occurrence in ("1", "2"):
        begun.annosite(
            "new",
            "note",
            "a-first-article",
            "the paper",
            "--write",
            "--occurrence",
            occurrence,
            "--text",
            f"Place {occurrence}.",
        )
    begun.annosite("build")
    page = begun.read("articles/a-first-article/index.html")
    assert page.index("Place 1.") < page.index("Place 2.")


def test_a_note_on_the_title(begun):
    begun.annosite("new", "note", "a-first-article", "first article", "--write", "--text", "The only one.")
    assert "    in: title\n" in (begun.root / NOTES).read_text()
    begun.annosite("build")


def test_words_that_are_not_there(begun):
    done = begun.annosite("new", "note", "a-first-article", "three times as short", status=1)
    assert "three times as" in done.stderr
    assert begun.annosite("new", "note", "no-such-article", "x", status=2).stderr


def test_a_note_begins_a_notes_file(begun):
    begun.annosite("new", "article", "Second")
    (begun.root / "content/articles/second.yaml").unlink()
    begun.annosite("new", "note", "second", "in Markdown", "--text", "One.\n\nTwo.", "--write")
    begun.annosite("build")
    assert "<p>Two.</p>" in begun.read("articles/second/index.html")


def test_a_note_that_would_not_be_sound_is_not_written(begun):
    before = (begun.root / NOTES).read_text()
    done = begun.annosite(
        "new", "note", "a-first-article", "three times", "--kind", "poem", "--write", status=2
    )
    assert "poem" in done.stderr
    assert (begun.root / NOTES).read_text() == before


def test_suggest(begun):
    article = begun.root / "content/articles/a-first-article.md"
    article.write_text(article.read_text() + "\nMary Somerville knew her. So did Charles Babbage.\n")
    listed = begun.annosite("suggest").stdout
    assert 'name: "Mary Somerville"' in listed
    begun.annosite("suggest", "a-first-article", "--write")
    begun.annosite("build")
    assert (begun.output / "people/mary-somerville/index.html").exists()
    assert "Mary" not in begun.annosite("suggest").stdout
