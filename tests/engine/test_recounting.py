"""Notes more, and names more often: which begin from the site as it stood, and that it is what a clean build makes of it."""

from pathlib import Path

from msgspec.structs import replace
from sitework import Site, Story, lay, make, make_as_clean

STORY = Story(2, (2, 3, 6), notes=(6,), tags=("ports",))
"""Of Bo Sample, Ada Example, the port and the Harbour Office."""
SPANISH = "languages:\n  es:\n    title: Un sitio\n"


def amended_as_clean(root: Path) -> bool:
    """Build as a clean build would; return whether it began from the site as it stood."""
    checked, _, _ = make_as_clean(root)
    return checked.value.amended is not None


def test_what_makes_nobody_known_or_unknown_and_breaks_no_link_is_amended(tmp_path: Path) -> None:
    root = tmp_path / "site"
    stories = {**Site().stories, "c": STORY}
    steps: list[tuple[str, Story, bool]] = [
        ("c", replace(STORY, remarks=("plain",)), True),
        ("c", replace(STORY, remarks=("plain", "about")), True),  # the port, which the text names
        ("a", replace(stories["a"], remarks=("of both",)), True),  # two whom others name
        ("a", replace(stories["a"], remarks=("of both", "links", "quotes")), True),
        ("c", replace(STORY, remarks=("plain", "about", "says")), True),
        ("a", replace(stories["a"], remarks=("of both", "links", "quotes", "names")), True),  # whom b names
        ("b", replace(stories["b"], remarks=("cites",)), True),  # a source that a cites
        ("c", replace(STORY, sentences=(2, 3, 6, 2), remarks=("plain", "about", "says")), True),
        ("c", replace(STORY, sentences=(2, 3, 6, 2), remarks=("about", "says")), False),  # a note went
        ("c", replace(STORY, remarks=("about", "says")), False),  # so did places where somebody is named
        (
            "c",
            replace(STORY, remarks=("about", "says", "judged")),
            False,
        ),  # one more in the list of fact-checks
        (
            "c",
            replace(STORY, sentences=(2, 3, 6, 4), remarks=("about", "says", "judged")),
            False,
        ),  # a new name
    ]
    site = Site(stories=stories, places=True)
    lay(root, site)
    make(root)
    for number, (name, story, expected) in enumerate(steps):
        site = replace(site, stories={**site.stories, name: story})
        lay(root, site)
        assert amended_as_clean(root) == expected, number


def test_each_language_has_its_own_counts(tmp_path: Path) -> None:
    root = tmp_path / "site"
    site = Site(stories={**Site().stories, "c": STORY}, places=True)
    lay(root, site)
    config = root / "content/site.yaml"
    config.write_text(config.read_text() + SPANISH)
    english = root / "content/articles/c.md"
    spanish, notes = english.with_suffix(".es.md"), english.with_suffix(".es.yaml")
    spanish.write_text("---\ntitle: Historia\ndate: 2026-03-03\n---\n\nNadie.\n")
    notes.write_text("notes:\n  - text: Una nota.\n")
    make(root)
    notes.write_text("notes:\n  - text: Una nota.\n  - text: Del puerto.\n    about: [port-town]\n")
    assert not amended_as_clean(root)  # of whom no other article of this language tells
    notes.write_text(notes.read_text() + "  - text: Otra.\n    about: [bo-sample, port-town]\n")
    assert amended_as_clean(root)
    own = english.with_suffix(".yaml")
    own.write_text(own.read_text() + "  - text: Of him.\n    about: [bo-sample]\n")
    assert amended_as_clean(root)


def test_an_address_that_may_be_anothers_is_looked_at_anew(tmp_path: Path) -> None:
    """With dates in addresses two articles may have one slug, and so one folder of notes."""
    root = tmp_path / "site"
    site = Site(stories={**Site().stories, "c": STORY})
    lay(root, site)
    config = root / "content/site.yaml"
    config.write_text(config.read_text() + 'permalinks:\n  article: "/{year}/{slug}/"\n')
    make(root)
    for name, expected in (("a", False), ("c", False)):
        notes = root / f"content/articles/{name}.yaml"
        notes.write_text(notes.read_text() + "  - id: remark\n    text: A remark.\n")
        assert amended_as_clean(root) == expected
