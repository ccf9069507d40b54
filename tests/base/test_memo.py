"""What the store remembers, and that damage only ever makes it forget."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from annosite.base.fingerprints import Seen, load_seen, save_seen
from annosite.base.memo import HISTORY, Memo, key_of, open_memo, pack_parts
from annosite.base.sealing import LONGEST, pack, unpack
from hypothesis import given, settings
from hypothesis import strategies as st

SECTIONS = ("small", "big")
OLD = 1_000_000_000 * 10**9


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "memo.sqlite"


def fill(path: Path, names: str = "abc", text: str = "1") -> None:
    memo, said = open_memo(path, SECTIONS)
    assert said == ""
    for name in names:
        memo.put(
            "bucket",
            name,
            {"text": text},
            {"small": pack(f"small {name}{text}".encode()), "big": pack(b"big" * 99)},
        )
    save_seen(memo, {name: Seen(1, 2, 3, 4, "digest of " + name) for name in names}, OLD)
    memo.close()


def contents(path: Path) -> dict[str, bytes | None]:
    memo, _ = open_memo(path, SECTIONS)
    found = {name: memo.value("small", entries[0]) for name, entries in memo.entries("bucket").items()}
    memo.close()
    return found


def test_values_come_back(path: Path) -> None:
    fill(path)
    assert contents(path) == {"a": b"small a1", "b": b"small b1", "c": b"small c1"}
    memo, _ = open_memo(path, SECTIONS)
    entries = memo.entries("bucket")
    assert entries["a"][0].key == key_of({"text": "1"})
    assert entries["a"][0].parts == {"text": "1"}
    assert dict((e.name, v) for e, v in memo.values("small", [entries["b"][0]])) == {"b": b"small b1"}
    assert memo.entries("other") == {}
    assert load_seen(memo)["a"].is_same(1, 2, 3, 4)
    assert not load_seen(memo)["a"].is_same(1, 2, 3, 5)


def test_the_newest_come_first_and_few_are_kept(path: Path) -> None:
    for text in "12345":
        fill(path, "a", text)
    memo, _ = open_memo(path, SECTIONS)
    kept = memo.entries("bucket")["a"]
    assert [entry.parts["text"] for entry in kept] == ["5", "4"]
    assert len(kept) == HISTORY
    rows = memo._open().execute("SELECT count(*) FROM value_big").fetchone()[0]
    assert rows == HISTORY


def test_rekeyed_values_are_found_by_their_new_parts(path: Path) -> None:
    fill(path)
    memo, _ = open_memo(path, SECTIONS)
    memo.rekey([(memo.entries("bucket")["a"][0], {"text": "2", "more": "x"})])
    memo.close()
    memo, _ = open_memo(path, SECTIONS)
    entry = memo.entries("bucket")["a"][0]
    assert entry.key == key_of({"more": "x", "text": "2"})
    assert memo.value("small", entry) == b"small a1"


def test_what_something_was_made_of_is_noted_once_for_each_name(path: Path) -> None:
    fill(path, "b")
    for text in "12":
        memo, _ = open_memo(path, SECTIONS)
        memo.note("made", [(name, pack_parts({"text": text + name})) for name in "ab"])
        memo.close()
    memo, _ = open_memo(path, SECTIONS)
    found = memo.entries("made")
    assert {name: [it.parts for it in entries] for name, entries in found.items()} == {
        "a": [{"text": "2a"}],
        "b": [{"text": "2b"}],
    }
    assert memo.entries("bucket")["b"][0].parts == {"text": "1"}


def test_single_names_are_dropped(path: Path) -> None:
    fill(path)
    memo, _ = open_memo(path, SECTIONS)
    memo.drop("bucket", ["a", "c", "never there"])
    memo.close()
    assert contents(path).keys() == {"b"}


def test_names_that_are_gone_are_forgotten(path: Path) -> None:
    fill(path)
    memo, _ = open_memo(path, SECTIONS)
    memo.keep_only("bucket", {"b"})
    memo.close()
    assert contents(path).keys() == {"b"}


def test_the_file_shrinks_when_most_of_it_is_unused(path: Path) -> None:
    memo, _ = open_memo(path, SECTIONS)
    for number in range(300):
        memo.put("bucket", str(number), {"text": "1"}, {"big": os.urandom(20_000)})
    memo.close()
    before = path.stat().st_size
    memo, _ = open_memo(path, SECTIONS)
    memo.keep_only("bucket", {"1"})
    memo.close()
    assert path.stat().st_size < before / 10


def test_two_use_it_at_once(path: Path) -> None:
    one, _ = open_memo(path, SECTIONS)
    two, _ = open_memo(path, SECTIONS)
    one.put("bucket", "a", {"text": "1"}, {"small": pack(b"one")})
    one.flush()
    two.put("bucket", "b", {"text": "1"}, {"small": pack(b"two")})
    two.close()
    one.close()
    assert contents(path) == {"a": b"one", "b": b"two"}


def test_a_forked_process_reads_by_itself(path: Path) -> None:
    fill(path)
    memo, _ = open_memo(path, SECTIONS)
    entries = memo.entries("bucket")
    child = os.fork()
    if child == 0:
        os._exit(0 if memo.value("small", entries["c"][0]) == b"small c1" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert memo.value("small", entries["a"][0]) == b"small a1"


def test_where_no_file_can_be_made_it_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    memo, said = open_memo(tmp_path / "cache" / "memo.sqlite", SECTIONS)
    assert said
    memo.put("bucket", "a", {"text": "1"}, {"small": pack(b"one")})
    assert memo.entries("bucket")["a"][0].key == key_of({"text": "1"})


def test_a_young_file_is_not_trusted(path: Path) -> None:
    memo, _ = open_memo(path, SECTIONS)
    save_seen(memo, {"old": Seen(1, 2, OLD, 4, "d"), "new": Seen(1, 2, 4 * OLD, 4, "d")}, 2 * OLD)
    assert load_seen(memo).keys() == {"old"}


class TestDamage:
    """A broken store is set aside, said so, and made again; a broken value is a miss."""

    @pytest.mark.parametrize(
        "damage",
        [
            lambda path: path.write_bytes(b""),
            lambda path: path.write_bytes(b"not a database at all, but long enough to look like one" * 9),
            lambda path: path.write_bytes(path.read_bytes()[:5000]),
            lambda path: path.write_bytes(path.read_bytes()[:100]),
            lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(40_000)),
            lambda path: (path.unlink(), path.mkdir(), (path / "mine.txt").write_text("mine")),
            lambda path: sql(path, "PRAGMA user_version=99"),
            lambda path: sql(path, "PRAGMA application_id=7"),
        ],
        ids=["empty", "other", "cut", "cut to a header", "noise", "folder", "newer", "foreign"],
    )
    def test_unusable_files(self, path: Path, damage) -> None:
        fill(path, "abcdefghij")
        damage(path)
        found = contents(path)  # may set it aside now, or at closing, or have begun anew
        assert all(value in (None, f"small {name}1".encode()) for name, value in found.items())
        contents(path)
        fill(path, "xyz")
        assert contents(path).keys() >= set("xyz")

    def test_a_folder_in_its_place_is_kept(self, path: Path) -> None:
        path.mkdir(parents=True)
        (path / "mine.txt").write_text("mine")
        memo, said = open_memo(path, SECTIONS)
        memo.close()
        assert said == "is a folder"
        assert [p.read_text() for p in path.parent.rglob("mine.txt")] == ["mine"]

    def test_another_programs_database_is_kept(self, path: Path) -> None:
        path.parent.mkdir()
        sql(path, "CREATE TABLE theirs (x)")
        assert open_memo(path, SECTIONS)[1] == "belongs to another program"
        aside = sqlite3.connect(path.with_name(path.name + ".aside"))
        assert aside.execute("SELECT * FROM theirs").fetchall() == []

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_flipped_bits_never_change_an_answer(
        self, tmp_path_factory: pytest.TempPathFactory, data
    ) -> None:
        path = tmp_path_factory.mktemp("flip") / "memo.sqlite"
        shutil.copy(sound(tmp_path_factory), path)
        content = bytearray(path.read_bytes())
        for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
            content[at] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)
        memo, _ = open_memo(path, SECTIONS)
        for name, entries in memo.entries("bucket").items():
            for entry in entries:
                if entry.key == key_of({"text": "1"}):
                    assert memo.value("small", entry) in (None, f"small {name}1".encode())
                    assert memo.value("big", entry) in (None, b"big" * 99)
        for name, seen in load_seen(memo).items():
            assert seen == Seen(1, 2, 3, 4, "digest of " + name)
        memo.close()

    @pytest.mark.parametrize(
        "packed", [b"", b"\0\0", b"\xff\xff\xff\x7f" + b"\0" * 99, b"\x20\0\0\0" + b"\xff" * 9]
    )
    def test_what_nobody_packed_is_a_miss_even_under_a_sound_seal(self, path: Path, packed: bytes) -> None:
        memo, _ = open_memo(path, SECTIONS)
        memo.put("bucket", "a", {"text": "1"}, {"small": packed})
        memo.close()
        assert contents(path) == {"a": None}


@given(data=st.one_of(st.binary(max_size=300), st.integers(0, 100_000).map(bytes)))
def test_unpacking_gives_back_what_was_packed(data: bytes) -> None:
    assert unpack(pack(data)) == data
    assert len(data) <= len(pack(data)) * LONGEST


@given(data=st.binary(max_size=300), at=st.integers(0, 1000), bit=st.integers(0, 7))
def test_unpacking_asks_for_no_more_than_was_ever_packed(data: bytes, at: int, bit: int) -> None:
    damaged = bytearray(pack(data * 9))
    damaged[at % len(damaged)] ^= 1 << bit
    try:
        assert len(unpack(bytes(damaged))) <= len(damaged) * LONGEST
    except ValueError:
        return


def sql(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()


def sound(factory: pytest.TempPathFactory) -> Path:
    path = factory.getbasetemp() / "sound.sqlite"
    if not path.exists():
        fill(path, "abcdefghij")
    return path


def test_in_memory() -> None:
    memo = Memo(None, SECTIONS)
    memo.put_whole("x", b"data")
    assert memo.whole("x") == b"data"
    memo.close()
