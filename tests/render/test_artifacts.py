"""Pages to files, with the shipped theme."""

import pytest
from annosite.model.catalogue import Catalogue
from annosite.model.config import Language, ThemeChoice
from annosite.model.entity import Role
from annosite.model.page import Artifact, ArtifactGroup, Page
from annosite.model.pipeline import Pipeline
from annosite.render.artifacts import PAGES, artifacts, each_file
from annosite.render.head import make_sheet
from annosite.render.pages import pages
from annosite.render.theme import load_theme
from annosite.render.views.machine import MissingView

from site_models import article, correction, entity, make_site, note, person, plain_page

CODE = "program"


@pytest.fixture(scope="module")
def theme():
    return load_theme(ThemeChoice(), None).value


@pytest.fixture(scope="module")
def site():
    return make_site(
        [
            article(
                "briefing",
                names={"ada": 3, "club": 1, "war": 1},
                tags=("War & Peace",),
                aliases=("/old/",),
                notes=[
                    note("n", about=("ada",)),
                    note("f", 2, kind="fact-check", verdict="true", speaker="ada"),
                ],
                corrections=[correction("c", entities=("ada",))],
            ),
            article("other", names={"ada": 1}),
            article("third"),
            article("briefing.es", translation_of="articles/briefing.md"),
        ],
        [
            person("ada", roles=(Role("Chair", "club", "2019"),)),
            entity("organizations", "club"),
            entity("events", "war", start="1914", end="1918"),
            entity("terms", "recusal", summary="Stepping aside"),
            entity("places", "quito", latitude=0.0, longitude=-78.5),
        ],
        pages=[plain_page("about")],
        files=["content/static/logo.svg"],
        languages=(Language("es", "El sitio", "es"),),
    ).value


@pytest.fixture(scope="module")
def files(site, theme) -> dict[str, Artifact]:
    return {it.path: it for it in each_file(artifacts(site, theme, Pipeline(pages=PAGES), CODE))}


def test_files_come_in_order_of_path_then_groups_and_with_all_that_the_theme_brings(site, files, theme):
    found = list(artifacts(site, theme, Pipeline(pages=PAGES), CODE))
    single = [it.path for it in found if isinstance(it, Artifact)]
    grouped = [it.name for it in found if isinstance(it, ArtifactGroup)]
    assert single == sorted(single)
    assert grouped == sorted(grouped)
    assert [type(it) for it in found] == [Artifact] * len(single) + [ArtifactGroup] * len(grouped)
    assert {asset.path for asset in theme.assets} <= files.keys()
    assert files["logo.svg"].produce() == b"content/static/logo.svg"


def test_every_page_can_be_drawn(site, files):
    drawn = [page.path for page in pages(site) if page.path.endswith(".html")]
    assert len(drawn) > 30
    for path in drawn:
        html = files[path].produce().decode()
        assert html.startswith("<!doctype html>"), path
        assert "\x00" not in html


def test_words_of_the_page_language_stand_for_keys(files):
    english, spanish = (
        files["people/index.html"].produce().decode(),
        files["es/people/index.html"].produce().decode(),
    )
    assert "<title>People" in english
    assert "<title>Personas" in spanish
    assert 'hreflang="es" lang="es">Español</a>' in english


def test_the_key_is_made_of_code_theme_and_parts(site, theme, files):
    again = {it.path: it.key for it in each_file(artifacts(site, theme, Pipeline(pages=PAGES), CODE))}
    assert again == {path: it.key for path, it in files.items()}
    other = {
        it.path: it.key for it in each_file(artifacts(site, theme, Pipeline(pages=PAGES), "another program"))
    }
    same = {path for path in files if other[path] == files[path].key}
    assert same == {"logo.svg", *(asset.path for asset in theme.assets)}
    assert [name for name, _ in files["about/index.html"].why] == [
        "program",
        "theme",
        "frame",
        "at",
        "record",
        "text",
        "links",
    ]


def test_assets_are_published_first_and_lists_last(files, theme):
    assert files[theme.assets[0].path].order in {0, 1}
    assert files["articles/briefing/index.html"].order == 1
    assert files["index.html"].order == 2


def test_a_maker_of_pages_may_bring_its_own_view(site, theme):
    def hello(frame, at):
        return make_sheet(frame, at, MissingView("/"), title="Hello")

    def maker(site):
        parts = next(page for page in pages(site) if page.path == "404.html").parts
        yield Page("hello.html", "hello", parts, "a plugin", template="404", view=hello)
        yield Artifact("index.html", "x", lambda: b"a plugin's home")

    found = {it.path: it for it in each_file(artifacts(site, theme, Pipeline(pages=(maker, *PAGES)), CODE))}
    assert b"<title>Hello" in found["hello.html"].produce()
    assert found["index.html"].produce() == b"a plugin's home"


@pytest.mark.parametrize("first", [True, False])
def test_of_two_makers_of_one_file_of_a_group_the_first_has_it(site, theme, first):
    path = "articles/briefing/index.html"

    def maker(site):
        yield Artifact(path, "x", lambda: b"a plugin's")

    makers = (maker, *PAGES) if first else (*PAGES, maker)
    found = list(each_file(artifacts(site, theme, Pipeline(pages=makers), CODE)))
    assert len({it.path for it in found}) == len(found)
    (made,) = (it for it in found if it.path == path)
    assert (made.produce() == b"a plugin's") is first


def test_a_groups_key_tells_of_every_file_in_it(site, theme):
    """The parts that a group names are all that its pages are made of, but for constants that follow from these."""
    for group in artifacts(site, theme, Pipeline(pages=PAGES), CODE):
        if isinstance(group, ArtifactGroup):
            own = dict(group.why)
            for artifact in group.artifacts():
                assert any(artifact.path.startswith(folder) for folder in group.folders), artifact.path
                names = {name for name, digest in artifact.why if own.get(name) != digest}
                assert names <= {"theme", "at", "ident", "sheet"}, artifact.path


def test_a_catalogue_finds_files_of_groups(site, theme):
    found = list(artifacts(site, theme, Pipeline(pages=PAGES), CODE))
    catalogue = Catalogue(found)
    for artifact in each_file(found):
        assert catalogue.find(artifact.path).key == artifact.key
    assert catalogue.find("articles/briefing/nothing.html") is None
    assert catalogue.may_have("articles/briefing/nothing.html")
    assert not catalogue.may_have("articles/nothing/index.html")
