"""The walk: what is what, links, names."""

import os
from pathlib import Path

import pytest
from annosite.base.textfile import TextFile
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.owners import manuscripts
from annosite.model.config import Config
from annosite.model.content import Listing

SITE = "title: T\nlanguages: {es: {}, pt-BR: {}}\n"


def site(root: Path, *paths: str) -> Path:
    for path in ("content/site.yaml", *paths):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SITE if path == "content/site.yaml" else "x")
    return root


def config() -> Config:
    found = load_config(TextFile("content/site.yaml", SITE)).value
    assert found is not None
    return found


def listed(root: Path) -> Listing:
    checked = discover(root)
    assert not checked.diagnostics, checked.diagnostics
    return checked.value


def problems(root: Path) -> list[tuple[str, str]]:
    return [(each.code, each.place.path if each.place else "") for each in discover(root).diagnostics]


def test_what_is_what(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        "content/sources.yaml",
        "content/articles/a.md",
        "content/articles/a.yaml",
        "content/articles/photo.jpg",
        "content/articles/2020/b/index.md",
        "content/articles/2020/b/index.yaml",
        "content/articles/2020/b/data/chart.svg",
        "content/entities/people.yaml",
        "content/entities/deep/er/places.yaml",
        "content/entities/jo.jpg",
        "content/pages/about.md",
        "content/static/logo.svg",
        "content/static/.well-known/security.txt",
        "content/notes.txt",
        "themes/mine/theme.yaml",
        "themes/mine/static/style.css",
        "README.md",
        "output/index.html",
    )
    listing = listed(root)
    assert listing.site is not None
    assert listing.sources is not None
    shown = {
        name: [info.path for info in getattr(listing, name)]
        for name in ("articles", "sidecars", "entities", "pages", "static", "assets", "themes")
    }
    assert shown == {
        "articles": ["content/articles/2020/b/index.md", "content/articles/a.md"],
        "sidecars": ["content/articles/2020/b/index.yaml", "content/articles/a.yaml"],
        "entities": ["content/entities/deep/er/places.yaml", "content/entities/people.yaml"],
        "pages": ["content/pages/about.md"],
        "static": ["content/static/.well-known/security.txt", "content/static/logo.svg"],
        "assets": [
            "content/articles/2020/b/data/chart.svg",
            "content/articles/photo.jpg",
            "content/entities/jo.jpg",
        ],
        "themes": ["themes/mine/static/style.css", "themes/mine/theme.yaml"],
    }
    assert len(listing.files) == 2 + sum(len(paths) for paths in shown.values())
    info = listing.articles[0]
    status = (root / info.path).stat()
    assert (info.size, info.mtime_ns) == (status.st_size, status.st_mtime_ns)


def test_leftovers_are_passed_over(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        "content/articles/.a.md.swp",
        "content/articles/.git/config",
        "content/articles/a.md~",
        "content/articles/#a.md#",
        "content/articles/.#a.md",
        "content/articles/.DS_Store",
        "content/static/.DS_Store",
    )
    assert [info.path for info in listed(root).files] == ["content/site.yaml"]


def test_no_site(tmp_path: Path) -> None:
    assert problems(tmp_path) == [("no-site", "content/site.yaml")]
    (tmp_path / "content").mkdir()
    assert problems(tmp_path) == [("no-site", "content/site.yaml")]


@pytest.mark.parametrize(
    "path",
    [
        "content/articles/a.yml",
        "content/articles/a.markdown",
        "content/articles/a.MD",
        "content/entities/p.yml",
        "content/pages/p.Md",
        "content/sources.yml",
    ],
)
def test_endings_that_look_alike(tmp_path: Path, path: str) -> None:
    assert problems(site(tmp_path, path)) == [("wrong-ending", path)]


def test_names_that_other_systems_take_for_one(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        "content/articles/Ada.md",
        "content/articles/ada.md",
        "content/articles/e\u0301.md",
        "content/articles/\u00e9.md",
        "content/articles/Straße.md",
        "content/articles/STRASSE.md",
        "content/static/x/a.txt",
        "content/static/X/b.txt",
    )
    found = [(each.code, each.message) for each in discover(root).diagnostics]
    assert [code for code, _ in found] == ["twin-names"] * 3
    assert sum("capitals" in message for _, message in found) == 2
    assert sum("accents" in message for _, message in found) == 1


def test_names_that_no_address_can_have(tmp_path: Path) -> None:
    site(tmp_path)
    folder = tmp_path / "content/articles"
    folder.mkdir()
    (folder / "a\nb.md").write_text("x")
    (folder / "a\\b.md").write_text("x")
    with open(os.fsencode(folder) + b"/caf\xe9.md", "w") as file:
        file.write("x")
    found = discover(tmp_path).diagnostics
    assert [each.code for each in found] == ["file-name"] * 3
    for each in found:
        str(each).encode()  # the problem itself can be printed


def test_links_stay_in_the_site(tmp_path: Path) -> None:
    root = site(
        tmp_path / "site", "content/articles/a.md", "content/static/real/x.txt", ".git/config", "notes.txt"
    )
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("x")
    links = {
        "content/articles/file.md": outside / "secret.md",
        "content/articles/folder": outside,
        "content/articles/proc": Path("/proc/self"),
        "content/articles/up": Path("../../.."),
        "content/articles/git": Path("../../.git"),
        "content/articles/gone.md": Path("nowhere.md"),
        "content/articles/self.md": Path("self.md"),
        "content/static/loop": Path("."),
        "content/static/twice": Path("real"),
        "content/static/notes.txt": Path("../../notes.txt"),
    }
    for path, target in links.items():
        (root / path).symlink_to(target)
    checked = discover(root)
    assert {(each.code, each.place.path) for each in checked.diagnostics if each.place} == {
        ("bad-link", path)
        for path in links
        if path not in ("content/static/twice", "content/static/notes.txt")
    }
    assert [info.path for info in checked.value.static] == [
        "content/static/notes.txt",
        "content/static/real/x.txt",
        "content/static/twice/x.txt",
    ]


def test_two_links_to_one_another(tmp_path: Path) -> None:
    root = site(tmp_path, "content/static/a/x.txt", "content/static/b/y.txt")
    (root / "content/static/a/b").symlink_to("../b")
    (root / "content/static/b/a").symlink_to("../a")
    found = discover(root)
    assert {each.code for each in found.diagnostics} == {"bad-link"}
    assert "content/static/a/b/y.txt" in {info.path for info in found.value.static}


def test_the_site_itself_may_be_a_link(tmp_path: Path) -> None:
    site(tmp_path / "real", "content/articles/a.md")
    (tmp_path / "site").symlink_to("real")
    assert [info.path for info in listed(tmp_path / "site").articles] == ["content/articles/a.md"]


def test_devices_and_pipes(tmp_path: Path) -> None:
    root = site(tmp_path, "content/articles/a.md")
    os.mkfifo(root / "content/articles/pipe.md")
    assert problems(root) == [("bad-link", "content/articles/pipe.md")]


def test_an_endless_name_is_no_exception(tmp_path: Path) -> None:
    root = site(tmp_path, f"content/articles/{'é' * 120}.md")
    assert len(listed(root).articles) == 1


def owners(root: Path) -> tuple[dict[str, list[str]], list[tuple[str, str, tuple[str, ...]]]]:
    checked = manuscripts(listed(root), config())
    short = {
        one.article.path.removeprefix("content/articles/"): [
            info.path.removeprefix("content/articles/") for info in one.sidecars
        ]
        for one in checked.value
    }
    return short, [(each.code, each.place.path, each.hints) for each in checked.diagnostics if each.place]


def test_the_longest_name_owns_a_notes_file(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        *(
            f"content/articles/{name}"
            for name in (
                *("a.md", "a.yaml", "a.class.yaml", "a.aaa.yaml", "a.b.class.yaml", "a.x.y.yaml"),
                *("a.b.md", "a.b.yaml", "a.es.md", "a.es.yaml", "a.es.checks.yaml", "a.pt-BR.md"),
                *("t/index.md", "t/index.yaml", "t/index.class.yaml"),
            )
        ),
    )
    short, problems = owners(root)
    assert not problems
    assert short == {
        "a.b.md": ["a.b.yaml", "a.b.class.yaml"],
        "a.es.md": ["a.es.yaml", "a.es.checks.yaml"],
        "a.md": ["a.yaml", "a.aaa.yaml", "a.class.yaml", "a.x.y.yaml"],
        "a.pt-BR.md": [],
        "t/index.md": ["t/index.yaml", "t/index.class.yaml"],
    }


def test_a_notes_file_without_its_article(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        "content/articles/the-briefing.md",
        "content/articles/deep/other.md",
        "content/articles/the-breifing.yaml",
        "content/articles/the-briefing.es.yaml",
        "content/articles/other.yaml",
        "content/articles/nothing-like-it-at-all.yaml",
    )
    _, problems = owners(root)
    assert [(code, path) for code, path, _ in problems] == [
        ("no-article", "content/articles/nothing-like-it-at-all.yaml"),
        ("no-article", "content/articles/other.yaml"),
        ("no-article", "content/articles/the-breifing.yaml"),
        ("no-article", "content/articles/the-briefing.es.yaml"),
    ]
    hints = {path.rpartition("/")[2]: " ".join(hints) for _, path, hints in problems}
    assert hints["nothing-like-it-at-all.yaml"] == ""
    assert "`content/articles/deep/other.md`" in hints["other.yaml"]
    assert "name this file `the-briefing.yaml`" in hints["the-breifing.yaml"]
    assert "`es` is a language of this site" in hints["the-briefing.es.yaml"]


def test_bundles(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        "content/articles/index.md",
        "content/articles/loose.jpg",
        "content/articles/t/index.md",
        "content/articles/t/index.es.md",
        "content/articles/t/index.yaml",
        "content/articles/t/a.jpg",
        "content/articles/t/deep/b.csv",
        "content/articles/t/inner/index.md",
        "content/articles/t/inner/c.jpg",
    )
    found = {one.article.path: one.bundle for one in manuscripts(listed(root), config()).value}
    outer = ("content/articles/t/a.jpg", "content/articles/t/deep/b.csv")
    assert found == {
        "content/articles/index.md": (),
        "content/articles/t/index.es.md": outer,
        "content/articles/t/index.md": outer,
        "content/articles/t/inner/index.md": ("content/articles/t/inner/c.jpg",),
    }
