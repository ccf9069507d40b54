"""What an output folder keeps, refuses and gives back."""

import os
from pathlib import Path

import pytest
from annosite.base.manifest import Published, encode_group
from annosite.base.outdir import Changes, OutputBusy, OutputRefused, open_output, remove_all, stage
from annosite.base.outguard import LOCK_NAME, MANIFEST_NAME
from annosite.base.staging import GroupChanges
from outputs import as_bytes, put, tree

FIRST = {
    "index.html": "home",
    "a/index.html": "A",
    "a/text.txt": "a",
    "assets/x.1.css": "x1",
    "feed.xml": "f",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site" / "output"


def test_a_first_build_writes_everything_and_leaves_nothing_else(output: Path) -> None:
    changes = put(output, FIRST)
    assert tree(output) == as_bytes(FIRST)
    assert changes.written == tuple(sorted(FIRST))
    assert sorted(os.listdir(output.parent)) == ["output"]
    assert LOCK_NAME not in os.listdir(output)


def test_the_second_build_touches_only_what_changed(output: Path) -> None:
    put(output, FIRST)
    before = {path: (output / path).stat().st_ino for path in FIRST}
    changes = put(output, FIRST | {"a/index.html": "A2"})
    assert (changes.written, changes.unchanged, changes.removed) == (("a/index.html",), 4, ())
    after = {path: (output / path).stat().st_ino for path in FIRST}
    assert {path for path in FIRST if before[path] != after[path]} == {"a/index.html"}


def test_nothing_changed_leaves_the_manifest_alone(output: Path) -> None:
    put(output, FIRST)
    before = (output / MANIFEST_NAME).stat()
    assert put(output, FIRST).written == ()
    assert (output / MANIFEST_NAME).stat() == before


def test_same_bytes_from_another_key_are_not_moved(output: Path) -> None:
    put(output, FIRST)
    with open_output(output) as folder:
        assert folder.current("index.html").key == "home"
    before = (output / "index.html").stat().st_ino
    with open_output(output) as folder, stage(folder) as staging:
        for path, text in FIRST.items():
            digest, written = staging.write(path, text.encode(), folder.current(path))
            staging.add(path, Published("other key", digest), written=written)
        assert staging.commit().written == ()
    assert (output / "index.html").stat().st_ino == before
    with open_output(output) as folder:
        assert folder.current("index.html").key == "other key"


def test_stale_files_and_their_empty_folders_go(output: Path) -> None:
    put(output, FIRST)
    changes = put(output, {"index.html": "home"})
    assert changes.removed == ("a/index.html", "a/text.txt", "feed.xml")
    assert not (output / "a").exists()


def test_hashed_assets_stay_for_one_build(output: Path) -> None:
    put(output, {"index.html": "1", "assets/x.1.css": "one"})
    put(output, {"index.html": "2", "assets/x.2.css": "two"})
    assert tree(output) == as_bytes({"index.html": "2", "assets/x.1.css": "one", "assets/x.2.css": "two"})
    put(output, {"index.html": "3", "assets/x.3.css": "three"})
    assert tree(output) == as_bytes({"index.html": "3", "assets/x.2.css": "two", "assets/x.3.css": "three"})


def test_a_kept_asset_that_comes_back_is_an_asset_again(output: Path) -> None:
    put(output, {"index.html": "1", "assets/x.1.css": "one"})
    put(output, {"index.html": "2"})
    put(output, {"index.html": "3", "assets/x.1.css": "one"})
    put(output, {"index.html": "4"})
    assert "assets/x.1.css" in tree(output)


def test_a_file_that_was_deleted_by_hand_is_not_current(output: Path) -> None:
    put(output, FIRST)
    (output / "a/index.html").unlink()
    changes = put(output, FIRST)
    assert changes.written == ("a/index.html",)
    assert tree(output) == as_bytes(FIRST)


def test_a_file_becomes_a_folder_and_back(output: Path) -> None:
    put(output, {"a": "file", "b": "stays"})
    put(output, {"a/index.html": "in a folder", "b": "stays"})
    assert tree(output) == as_bytes({"a/index.html": "in a folder", "b": "stays"})
    put(output, {"a": "file", "b": "stays"})
    assert tree(output) == as_bytes({"a": "file", "b": "stays"})


def test_foreign_files_are_untouched(output: Path) -> None:
    put(output, FIRST)
    (output / "a/mine.txt").write_text("mine")
    (output / "notes").mkdir()
    put(output, {"index.html": "2"})
    assert tree(output) == as_bytes({"index.html": "2", "a/mine.txt": "mine", "assets/x.1.css": "x1"})
    assert (output / "notes").is_dir()


@pytest.mark.parametrize("mine", ["new.html", "new/index.html", "new"])
def test_a_foreign_file_in_the_way_is_refused(output: Path, mine: str) -> None:
    put(output, FIRST)
    wanted = "new/index.html" if mine != "new.html" else "new.html"
    (output / mine).parent.mkdir(exist_ok=True)
    (output / mine).write_text("mine")
    before = tree(output)
    with pytest.raises(OutputRefused, match="not made by Annosite"):
        put(output, FIRST | {wanted: "ours"})
    assert tree(output) == before


def test_a_folder_of_foreign_files_where_a_page_has_to_be(output: Path) -> None:
    put(output, FIRST)
    (output / "page.html").mkdir()
    (output / "page.html" / "mine").write_text("mine")
    with pytest.raises(OutputRefused):
        put(output, FIRST | {"page.html": "ours"})
    (output / "page.html" / "mine").unlink()
    put(output, FIRST | {"page.html": "ours"})
    assert (output / "page.html").read_text() == "ours"


def test_a_link_in_the_way_is_foreign(output: Path, tmp_path: Path) -> None:
    put(output, FIRST)
    (tmp_path / "elsewhere").mkdir()
    (output / "b").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputRefused):
        put(output, FIRST | {"b/index.html": "B"})
    assert os.listdir(tmp_path / "elsewhere") == []


def test_a_published_file_replaced_by_a_link_is_replaced_not_followed(output: Path, tmp_path: Path) -> None:
    put(output, FIRST)
    (tmp_path / "victim").write_text("precious")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(tmp_path / "victim")
    put(output, FIRST | {"index.html": "home 2"})
    assert (tmp_path / "victim").read_text() == "precious"
    assert (output / "index.html").read_text() == "home 2"
    assert not (output / "index.html").is_symlink()


def test_files_of_the_place_do_not_make_a_folder_foreign(output: Path) -> None:
    output.mkdir(parents=True)
    for name in (".gitignore", "CNAME", ".nojekyll", ".gitkeep"):
        (output / name).write_text("x")
    (output / ".git").mkdir()
    (output / ".git" / "config").write_text("x")
    put(output, FIRST)
    put(output, {})
    assert tree(output).keys() >= {".gitignore", "CNAME", ".nojekyll", ".gitkeep", ".git/config"}


def test_a_foreign_folder_is_refused_untouched(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "thesis.doc").write_text("years of work")
    with pytest.raises(OutputRefused, match=r"thesis\.doc"):
        put(output, FIRST)
    assert os.listdir(output) == ["thesis.doc"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"format":1,"files":{"../x":["k","d"]}}', b'{"format":0}'])
def test_a_damaged_manifest_means_that_nothing_is_known_to_be_ours(output: Path, damage: bytes) -> None:
    put(output, FIRST)
    (output / MANIFEST_NAME).write_bytes(damage)
    before = tree(output)
    with pytest.raises(OutputRefused, match="damaged"):
        put(output, {})
    assert tree(output) == before


def test_a_newer_manifest_is_refused(output: Path) -> None:
    put(output, FIRST)
    (output / MANIFEST_NAME).write_bytes(b'{"format":99,"files":{}}')
    with pytest.raises(OutputRefused, match="newer"):
        put(output, {})


def test_clean_takes_back_what_was_made_and_nothing_else(output: Path) -> None:
    output.mkdir(parents=True)
    (output / ".gitignore").write_text("*")
    put(output, FIRST)
    (output / "a/mine.txt").write_text("mine")
    with open_output(output, create=False) as folder:
        assert remove_all(folder) == tuple(sorted(FIRST))
    assert tree(output) == {".gitignore": b"*", "a/mine.txt": b"mine"}
    assert MANIFEST_NAME not in os.listdir(output)


def test_clean_removes_an_empty_folder_and_makes_none(output: Path) -> None:
    with open_output(output, create=False) as folder:
        assert remove_all(folder) == ()
    assert not output.exists()
    put(output, FIRST)
    with open_output(output, create=False) as folder:
        remove_all(folder)
    assert not output.exists()


class TestPlaces:
    """Which folders are refused; through links and ``..`` too."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        (tmp_path / "above/site/content/articles").mkdir(parents=True)
        (tmp_path / "above/site/content/site.yaml").write_text("title: T")
        return tmp_path / "above/site"

    @pytest.mark.parametrize(
        "place", [".", "content", "content/articles", "content/new", "..", "../..", "output/../content"]
    )
    def test_the_site_its_content_and_what_is_above(self, site: Path, place: str) -> None:
        before = tree(site.parent)
        with pytest.raises(OutputRefused):
            put(site / place, FIRST, protected=[site], private=[site / "content"])
        assert tree(site.parent) == before

    @pytest.mark.parametrize("place", [".", "content", "content/articles", ".."])
    def test_through_a_link(self, site: Path, tmp_path: Path, place: str) -> None:
        (tmp_path / "link").symlink_to(site / place)
        before = tree(site.parent)
        with pytest.raises(OutputRefused):
            put(tmp_path / "link", FIRST, protected=[site], private=[site / "content"])
        assert tree(site.parent) == before

    @pytest.mark.parametrize("place", ["/", "/home/..", "//"])
    def test_the_root(self, place: str) -> None:
        with pytest.raises(OutputRefused):
            put(Path(place), FIRST)

    def test_home_and_what_is_above(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        home = tmp_path / "home/jo"
        home.mkdir(parents=True)
        monkeypatch.setenv("HOME", str(home))
        for place in (home, home.parent, tmp_path):
            with pytest.raises(OutputRefused):
                put(place, FIRST)
        put(home / "public", FIRST)

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "output").write_text("mine")
        with pytest.raises(OutputRefused, match="is a file"):
            put(tmp_path / "output", FIRST)

    def test_a_link_to_a_folder_of_its_own_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "output").symlink_to(tmp_path / "real")
        put(tmp_path / "output", FIRST)
        assert tree(tmp_path / "real") == as_bytes(FIRST)
        assert (tmp_path / "output").is_symlink()


def test_two_at_once_wait_for_each_other(output: Path) -> None:
    with open_output(output):
        with pytest.raises(OutputBusy, match="Another build"):
            put(output, FIRST, wait=0.1)
    put(output, FIRST, wait=0.1)


def test_a_stale_lock_does_not_hold(output: Path) -> None:
    output.mkdir(parents=True)
    (output / LOCK_NAME).write_text("")
    put(output, FIRST, wait=0.1)
    assert tree(output) == as_bytes(FIRST)


def put_groups(output: Path, groups: dict[str, dict[str, str]], kept: tuple[str, ...] = ()) -> Changes:
    """Publish files in groups; ``kept`` ones are not looked into."""
    with open_output(output) as folder, stage(folder) as staging:
        for name in kept:
            staging.keep_group(name)
        for name, files in groups.items():
            old = folder.published.group(name)
            rows, written = {}, set()
            for path, text in files.items():
                digest, is_new = staging.write(path, text.encode(), folder.still(path, old.get(path)))
                rows[path] = Published(text, digest)
                written |= {path} if is_new else set()
            paths = (written - old.keys(), written & old.keys(), old.keys() - rows.keys())
            staging.add_group(name, encode_group("key", rows), GroupChanges(*map(tuple, map(sorted, paths))))
        return staging.commit()


class TestGroups:
    """Files that are kept, changed and removed together."""

    A, B = {"a/index.html": "A", "a/text.txt": "a"}, {"b/index.html": "B"}

    def test_a_kept_group_stays_and_the_others_files_go(self, output: Path) -> None:
        put_groups(output, {"a": self.A, "b": self.B})
        changes = put_groups(output, {"b": {"b/other.html": "B2"}}, kept=("a",))
        assert (changes.written, changes.unchanged, changes.removed) == (
            ("b/other.html",),
            2,
            ("b/index.html",),
        )
        assert tree(output) == as_bytes(self.A | {"b/other.html": "B2"})
        changes = put_groups(output, {}, kept=("a",))
        assert changes.removed == ("b/other.html",)
        assert tree(output) == as_bytes(self.A)

    def test_nothing_changed_leaves_the_manifest_alone(self, output: Path) -> None:
        put_groups(output, {"a": self.A, "b": self.B})
        before = (output / MANIFEST_NAME).stat()
        assert put_groups(output, {"b": self.B}, kept=("a",)).written == ()
        assert put_groups(output, {"a": self.A, "b": self.B}).written == ()
        assert (output / MANIFEST_NAME).stat() == before

    def test_a_file_moves_from_group_to_group_and_out_of_them(self, output: Path) -> None:
        put_groups(output, {"a": self.A, "b": self.B})
        put_groups(output, {"a": {"a/text.txt": "a"}, "b": self.B | {"a/index.html": "A"}})
        assert tree(output) == as_bytes(self.A | self.B)
        put(output, self.A | self.B)
        assert tree(output) == as_bytes(self.A | self.B)
        put_groups(output, {"a": self.A, "b": self.B})
        assert tree(output) == as_bytes(self.A | self.B)

    def test_foreign_files_are_not_overwritten(self, output: Path) -> None:
        put_groups(output, {"a": self.A})
        (output / "b").mkdir()
        (output / "b/index.html").write_text("mine")
        with pytest.raises(OutputRefused, match="not made by Annosite"):
            put_groups(output, {"b": self.B}, kept=("a",))
        assert (output / "b/index.html").read_text() == "mine"

    def test_through_a_link_nothing_is_removed(self, output: Path, tmp_path: Path) -> None:
        put_groups(output, {"a": self.A, "b": self.B})
        elsewhere = tmp_path / "elsewhere"
        (output / "b").rename(elsewhere)
        (output / "b").symlink_to(elsewhere)
        put_groups(output, {}, kept=("a",))
        assert (elsewhere / "index.html").read_text() == "B"

    def test_clean_takes_groups_too(self, output: Path) -> None:
        put_groups(output, {"a": self.A, "b": self.B})
        with open_output(output, create=False) as folder:
            assert remove_all(folder) == tuple(sorted(self.A | self.B))
        assert not output.exists()

    @pytest.mark.parametrize("files", ['{"../x":["k","d"]}', '{"a":1}', "[]"])
    def test_a_damaged_group_is_told_before_anything_is_removed(self, output: Path, files: str) -> None:
        put_groups(output, {"a": self.A})
        rows = f'{{"format":2,"files":{{}},"groups":{{"a":["k",1,{files}]}}}}'
        (output / MANIFEST_NAME).write_text(rows)
        with pytest.raises(OutputRefused, match="damaged"):
            put_groups(output, {"b": self.B})
        assert tree(output) == as_bytes(self.A)

    def test_a_manifest_without_groups_is_read(self, output: Path) -> None:
        """As Annosite wrote it before there were any."""
        put(output, self.A)
        manifest = output / MANIFEST_NAME
        manifest.write_bytes(
            manifest.read_bytes().replace(b'"format":2', b'"format":1').replace(b',"groups":{\n\n}', b"")
        )
        put_groups(output, {"b": self.B})
        assert tree(output) == as_bytes(self.B)
