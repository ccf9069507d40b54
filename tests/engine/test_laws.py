"""Whatever was edited, in whatever order: what an incremental build publishes is what a clean one publishes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sitework import (
    OPTIONS,
    REMARKS,
    SENTENCES,
    Site,
    Story,
    clean_twin,
    differing,
    lay,
    make,
    make_as_clean,
    told,
    tree,
)

names = st.sampled_from(["a", "b", "c", "d/index"])
stories = st.builds(
    Story,
    title=st.integers(0, 3),
    sentences=st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4, unique=True).map(tuple),
    notes=st.lists(st.integers(0, len(SENTENCES) - 1), max_size=2, unique=True).map(tuple),
    correction=st.booleans(),
    tags=st.lists(st.sampled_from(["ports", "Keys"]), max_size=2, unique=True).map(tuple),
    draft=st.sampled_from([False, False, False, True]),
    explains=st.booleans(),
    brings=st.sampled_from([False, False, True]),
)


def put_story(name: str, story: Story):
    return lambda site: replace(site, stories={**site.stories, name: story})


def reword(name: str, words: int, heading: int):
    def edit(site: Site) -> Site:
        if name not in site.stories:
            return site
        return put_story(name, replace(site.stories[name], words=words, heading=heading))(site)

    return edit


def remark(name: str, remarks: tuple[str, ...]):
    def edit(site: Site) -> Site:
        if name not in site.stories:
            return site
        return put_story(name, replace(site.stories[name], remarks=remarks))(site)

    return edit


def name_again(name: str, sentence: int, times: int):
    """Let an article say one of its sentences again: then it names the same people more often."""

    def edit(site: Site) -> Site:
        if name not in site.stories or sentence not in site.stories[name].sentences:
            return site
        story = site.stories[name]
        said = (*dict.fromkeys(story.sentences), *[sentence] * times)
        return put_story(name, replace(story, sentences=said))(site)

    return edit


def drop_story(name: str):
    return lambda site: replace(site, stories={n: s for n, s in site.stories.items() if n != name})


def rename_story(old: str, new: str):
    def edit(site: Site) -> Site:
        if old not in site.stories or new in site.stories:
            return site
        return replace(site, stories={(new if n == old else n): s for n, s in site.stories.items()})

    return edit


def put_person(ident: str, name: str, bio: str):
    return lambda site: replace(site, people={**site.people, ident: (name, bio)})


def describe(ident: str, summary: str, bio: str):
    def edit(site: Site) -> Site:
        if ident not in site.people:
            return site
        people = {**site.people, ident: (site.people[ident][0], bio)}
        return replace(site, people=people, summaries={**site.summaries, ident: summary})

    return edit


def drop_person(ident: str):
    return lambda site: replace(site, people={i: p for i, p in site.people.items() if i != ident})


def put_value(key: str, value: object):
    return lambda site: replace(site, **{key: value})


DRAWN = ("article", "note", "entity", "home", "tag", "entity-index", "base")
rewordings = st.builds(reword, names, st.integers(0, 3), st.integers(0, 2))
descriptions = st.builds(
    describe,
    st.sampled_from(["ada-example", "bo-sample", "cleo-test"]),
    st.sampled_from(["", "Of examples.", "Of two\nlines."]),
    st.sampled_from(["", "Knows [[bo-sample]].", "Was born, and was not asked."]),
)
remarks = st.builds(
    remark, names, st.lists(st.sampled_from(sorted(REMARKS)), max_size=4, unique=True).map(tuple)
)
namings = st.builds(name_again, names, st.sampled_from([0, 2, 3, 6]), st.integers(0, 2))
edits = st.one_of(
    rewordings,
    rewordings,
    remarks,
    remarks,
    namings,
    descriptions,
    descriptions,
    st.builds(put_story, names, stories),
    st.builds(put_story, names, stories),
    st.builds(drop_story, names),
    st.builds(rename_story, names, names),
    st.builds(
        put_person,
        st.sampled_from(["ada-example", "bo-sample", "cleo-test", "dee-unheard"]),
        st.sampled_from(["Ada Example", "Bo Sample", "Cleo Test", "Ada Examples"]),
        st.sampled_from(["", "Knows [[bo-sample]].", "Met Ada Example in Port Town.", "Keeper."]),
    ),
    st.builds(drop_person, st.sampled_from(["bo-sample", "cleo-test", "dee-unheard"])),
    st.builds(put_value, st.just("aliases"), st.sampled_from([(), ("Old Ada",), ("the committee",)])),
    st.builds(put_value, st.just("role"), st.sampled_from(["", "Chair", "Director"])),
    st.builds(put_value, st.just("places"), st.booleans()),
    st.builds(put_value, st.just("sources"), st.integers(1, 3)),
    st.builds(put_value, st.just("title"), st.sampled_from(["A small site", "Another name"])),
    st.builds(put_value, st.just("mode"), st.sampled_from(["first", "all", "none"])),
    st.builds(put_value, st.just("accent"), st.sampled_from(["red", "green"])),
    st.builds(put_value, st.just("template"), st.sampled_from(["", "Gone", "Nowhere"])),
    st.builds(
        put_value, st.just("begins"), st.tuples(st.sampled_from(DRAWN), st.sampled_from(["one", "two"]))
    ),
    st.builds(put_value, st.just("static"), st.sampled_from(["", "one", "two"])),
    st.builds(put_value, st.just("page"), st.sampled_from(["About.", "Ask Cleo Test."])),
)


def tried(examples: int) -> settings:
    """Sites take a second each: few are built, and a failing one is not made smaller."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled templates, for all."""
    root = tmp_path_factory.mktemp("templates")
    lay(root, Site())
    make(root)
    return root / ".annosite/templates"


def beginning(tmp_path_factory: pytest.TempPathFactory, templates: Path) -> Path:
    root = tmp_path_factory.mktemp("law") / "site"
    shutil.copytree(templates, root / ".annosite/templates")
    return root


@tried(8)
@given(steps=st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=4))
def test_incremental_is_clean(steps, templates: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = beginning(tmp_path_factory, templates)
    site = Site()
    lay(root, site)
    make(root)
    for step in steps:
        for edit in step:
            site = edit(site)
        lay(root, site)
        checked, _ = make(root)
        clean, report = clean_twin(root, root.parent / "twin")
        assert report.unchanged == 0
        assert differing(tree(root / "output"), tree(root.parent / "twin/output")) == []
        assert told(checked) == told(clean)
        assert checked.value.counts == replace(clean.value.counts, annotated=checked.value.counts.annotated)
        again, report = make(root)
        assert (report.written, report.removed, again.value.counts.annotated) == ((), (), 0)


@pytest.mark.parametrize(
    ("edit", "annotated"),
    [
        (put_value("title", "Another name"), set()),
        (put_value("accent", "green"), set()),
        (put_value("template", "Gone"), set()),
        (put_value("static", "new"), set()),
        (put_value("role", "Chair"), {"a", "b"}),
        (put_value("aliases", ("quorum",)), {"a", "b"}),
        (put_person("dee-unheard", "Dee Unheard", ""), set()),
        (put_person("dee-unheard", "Nobody", ""), {"a"}),
        (put_person("bo-sample", "Bo Sample", "Another biography."), set()),
        (put_value("page", "Other words."), set()),
        (put_value("sources", 3), set()),
        (put_value("mode", "all"), {"a", "b"}),
        (put_story("a", Story(notes=(0,), sentences=(0, 1, 3, 5))), {"a"}),
        (put_story("a", Story(title=2, notes=(0,))), {"a"}),
        (put_story("a", Story()), {"a"}),
        (drop_story("a"), set()),
        (put_story("c", Story()), {"c"}),
    ],
)
def test_what_is_annotated_again(edit, annotated: set[str], templates: Path, tmp_path_factory) -> None:
    """A role may stand beside a surname, so it concerns those who bear the name; a biography concerns nobody."""
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    lay(root, edit(Site()))
    checked, _ = make(root)
    assert {
        path.removeprefix("content/articles/").removesuffix(".md") for path in checked.value.why
    } == annotated


def test_one_text_edited_remakes_what_shows_it(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    lay(root, replace(Site(), stories={**Site().stories, "a": Story(notes=(0,), sentences=(0, 1, 3, 5))}))
    _, report = make(root)
    strangers = [
        p for p in report.written if p.startswith(("articles/b", "people/bo", "people/cleo", "sources"))
    ]
    assert not strangers, report.why
    assert report.unchanged > len(report.written)


def test_the_clock_releases_what_was_held(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    story = root / "content/articles/a.md"
    story.write_text(story.read_text().replace("date:", "embargo: 2026-03-11 08:00\ndate:"))
    notes = root / "content/articles/b.yaml"
    notes.write_text(
        notes.read_text() + "notes:\n  - quote: A quorum\n    text: Seven.\n    embargo: 2026-03-12\n"
    )
    held, _ = make(root)
    assert held.value.held.articles == 1
    assert held.value.held.annotations == 1
    assert held.value.held.next_release == "2026-03-11T08:00:00Z"
    for day, hour in ((11, 7), (11, 9), (13, 0), (10, 0), (11, 9)):
        options = replace(OPTIONS, clock=OPTIONS.clock.replace(day=day, hour=hour))
        make(root, options)
        clean_twin(root, root.parent / "twin", options)
        assert tree(root / "output") == tree(root.parent / "twin/output")


def test_drafts_to_and_fro(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(
        root, replace(Site(), stories={**Site().stories, "c": Story(draft=True, brings=True, sentences=(7,))})
    )
    drafts = replace(OPTIONS, drafts=True)
    for options in (OPTIONS, drafts, OPTIONS, drafts):
        make(root, options)
        clean_twin(root, root.parent / "twin", options)
        assert tree(root / "output") == tree(root.parent / "twin/output")
    assert any("own-c" in path for path in tree(root / "output"))


def test_force_makes_everything_again(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    checked, report = make(root, replace(OPTIONS, force=True))
    assert checked.value.counts.annotated == 2
    assert report.written == ()
    assert len(report.why) == report.unchanged


def test_why_names_what_changed(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    _, report = make(root)
    assert set(report.why.values()) == {("new",)}
    lay(root, replace(Site(), template="Gone"))
    _, report = make(root)
    assert report.written == ("404.html",)
    assert report.why == {"404.html": ("theme",)}
    lay(root, replace(Site(), template="Gone", static="new"))
    _, report = make(root)
    assert report.why == {"notice.txt": ("new",)}
    lay(root, replace(Site(), template="Gone", static="newer"))
    _, report = make(root)
    assert report.why == {"notice.txt": ("file",)}
    _, report = make(root)
    assert report.why == {}


@tried(16)
@given(
    steps=st.lists(
        st.lists(st.one_of(rewordings, remarks, remarks, namings), min_size=1, max_size=2),
        min_size=2,
        max_size=5,
    )
)
def test_other_notes_are_what_a_clean_build_makes_of_them(steps, templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    site = Site(stories={**Site().stories, "c": Story(2, (3, 6), notes=(6,), tags=("ports",))}, places=True)
    lay(root, site)
    make(root)
    for step in steps:
        for edit in step:
            site = edit(site)
        lay(root, site)
        checked, report, clean = make_as_clean(root)
        assert checked.value.state == clean.value.state
        assert checked.value.counts.notes == clean.value.counts.notes
        assert set(report.written) <= set(report.why)


def leading(site: Site) -> dict[str, str]:
    """Return those biographies that name somebody."""
    return {ident: bio for ident, (_, bio) in site.people.items() if "[[" in bio or "Ada Example" in bio}


@tried(16)
@given(
    steps=st.lists(
        st.lists(st.one_of(rewordings, descriptions), min_size=1, max_size=2), min_size=2, max_size=5
    )
)
def test_other_words_begin_from_the_site_as_it_stood(steps, templates: Path, tmp_path_factory) -> None:
    """Every such build is amended unless titles clash or a biography leads elsewhere; it publishes and says what a clean one does."""
    root = beginning(tmp_path_factory, templates)
    site = Site(stories={**Site().stories, "c": Story(2, (3, 6), notes=(6,), tags=("ports",), explains=True)})
    lay(root, site)
    make(root)
    doubtful, led = False, leading(site)
    for step in steps:
        for edit in step:
            site = edit(site)
        lay(root, site)
        checked, report, clean = make_as_clean(root)
        elsewhere, led = leading(site) != led, leading(site)
        titles = {story.heading or name for name, story in site.stories.items()}
        was_doubtful, doubtful = doubtful, len(titles) < len(site.stories)
        assert checked.value.amended is not None or was_doubtful or doubtful or elsewhere
        assert checked.value.state == clean.value.state
        assert set(report.written) <= set(report.why)


def test_only_words_are_amended(templates: Path, tmp_path_factory) -> None:
    """What reaches further is put together from all articles; so is a site whose output is another's."""
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    lay(root, reword("a", 1, 0)(Site()))
    make(root, output=root / "elsewhere")
    checked, report = make(root)
    assert checked.value.amended is not None
    assert "articles/a/index.html" in report.written
    clean_twin(root, root.parent / "twin")
    for output in ("output", "elsewhere"):
        assert tree(root / output) == tree(root.parent / "twin/output")
    for edit in (
        put_story("a", Story(notes=(0,), sentences=(0, 1, 3, 5), words=1)),
        put_value("title", "Another name"),
        put_person("dee-unheard", "Dee Unheard", ""),
        drop_story("a"),
    ):
        lay(root, edit(reword("a", 1, 0)(Site())))
        assert make(root)[0].value.amended is None


def test_another_summary_asks_only_for_what_shows_it(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    lay(root, describe("cleo-test", "Of tests.", "Was born.")(Site()))
    checked, report = make(root)
    assert checked.value.amended is not None
    assert checked.value.why == {}
    assert {"people/cleo-test/index.html", "people/index.html", "articles/b/index.html"} <= report.why.keys()
    assert not [path for path in report.why if path.startswith("articles/a/") or "feed" in path]
    subjects = {(family, ident) for family, _, ident in checked.value.amended.source.subjects()}
    assert ("entity", "port-town") not in subjects
    assert ("article", "content/articles/a.md") not in subjects


def test_a_mistake_in_a_biography_is_told_by_the_whole_site(templates: Path, tmp_path_factory) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    make(root)
    amended = []
    for bio in (
        "Too long. " * 250_000,
        "Short.",
        "See [this](../articles/b.md).",
        "Look at [this](../articles/b.md).",
        "See [that](../articles/no.md) and [[no-one]].",
        "See [this](../articles/b.md).",
        "She knew [[bo-sample]].",
        "She had known [[bo-sample]].",
        "She knew nobody.",
    ):
        lay(root, describe("cleo-test", "", bio)(Site()))
        checked, _, _ = make_as_clean(root)
        amended.append(checked.value.amended is not None)
    # What a biography leads to is no mere matter of words: a link may be broken, an entity be named nowhere else.
    assert amended == [False, True, False, True, False, True, False, True, False]


@pytest.mark.parametrize("ahead", ["", "2026-03-12", "2026-03-20"])
def test_another_day_is_another_judgement_only_of_dates_ahead(
    ahead: str, templates: Path, tmp_path_factory
) -> None:
    root = beginning(tmp_path_factory, templates)
    lay(root, Site())
    story = root / "content/articles/b.md"
    if ahead:
        story.write_text(story.read_text().replace("date:", f"updated: {ahead}\ndate:"))
    make(root)
    amended = []
    for day in (11, 13, 13, 12):
        other = root / "content/articles/a.md"
        other.write_text(f"{other.read_text()}\nIt is the {day}th.\n")
        options = replace(OPTIONS, clock=OPTIONS.clock.replace(day=day))
        checked, _ = make(root, options)
        clean, _ = clean_twin(root, root.parent / "twin", options)
        assert told(checked) == told(clean)
        assert tree(root / "output") == tree(root.parent / "twin/output")
        amended.append(checked.value.amended is not None)
    # A date ahead may have come by a later day; an earlier day is another judgement in any case.
    assert amended == [not ahead, not ahead, True, False]
