"""Reading: encodings, caps, controls, what is no file."""

import os
from pathlib import Path

import pytest
from annosite.load.read import FORBIDDEN, decode, limit_of, read

PATH = "content/articles/a.md"


def one(data: bytes) -> tuple[str, int, int, str]:
    checked = decode(PATH, data)
    assert checked.value is None
    (problem,) = checked.diagnostics
    assert problem.place is not None
    return problem.code, problem.place.line, problem.place.column, problem.message


def test_a_byte_order_mark_is_no_text() -> None:
    file = decode(PATH, b"\xef\xbb\xbf---\ntitle: T\n").value
    assert file is not None
    assert file.text.startswith("---")


def test_line_ends_stay() -> None:
    file = decode(PATH, b"a\r\nb\rc\n").value
    assert file is not None
    assert file.text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("title: é\n".encode("utf-16"), "UTF-16"),
        ("title: é\n".encode("utf-16-be"), "UTF-16"),
        (b"\xfe\xff\x00t", "UTF-16"),
        ("title\n".encode("utf-32"), "UTF-32"),
        ("title: plain letters\n".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_other_encodings_are_named(data: bytes, name: str) -> None:
    code, line, _, message = one(data)
    assert code == "not-text"
    assert line == 1
    assert name in message


def test_latin_1_names_the_byte_and_the_letter_that_was_meant() -> None:
    code, line, column, message = one("---\ntitle: caf\xe9 au lait\n".encode("latin-1"))
    assert (code, line, column) == ("not-text", 2, 11)
    assert "byte 14 is 0xE9, which is “é”" in message


def test_windows_quotation_marks() -> None:
    _, _, _, message = one(b"He said \x93no\x94.\n")
    assert "byte 8 is 0x93, which is ““”" in message


def test_a_cut_off_letter() -> None:
    assert one("caf\u00e9".encode()[:-1])[0] == "not-text"


@pytest.mark.parametrize("encoded", [b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\xff"])
def test_what_utf_8_forbids(encoded: bytes) -> None:
    assert one(b"a" + encoded)[0] == "not-text"


@pytest.mark.parametrize(
    "sign", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\x85", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe"]
)
def test_what_no_page_and_no_feed_may_hold(sign: str) -> None:
    code, line, column, message = one(f"one\ntw{sign}o é\n".encode())
    assert (code, line, column) == ("control-character", 2, 3)
    assert f"U+{ord(sign):04X}" in message
    assert "byte 6" in message


@pytest.mark.parametrize(
    "sign", ["\t", "\n", "\r", " ", "\xa0", "\u2028", "\u200f", "\ufffd", "\ufeff", "😀", "\U000e0001"]
)
def test_what_they_may(sign: str) -> None:
    file = decode(PATH, f"a{sign}b".encode()).value
    assert file is not None
    assert file.text == f"a{sign}b"


def test_the_quick_look_at_bytes_misses_nothing() -> None:
    """``decode`` searches bytes before it searches text; no code point may pass the first that the second refuses."""
    for code in (
        *range(0x3000),
        *range(0xD700, 0xD800),
        *range(0xE000, 0x12000),
        *range(0x1FFF0, 0x20010),
        0x10FFFE,
        0x10FFFF,
    ):
        sign = chr(code)
        refused = decode(PATH, f"ab{sign}cd".encode()).value is None
        assert refused == bool(FORBIDDEN.search(sign)), hex(code)


def test_caps(tmp_path: Path) -> None:
    for path in (PATH, "content/articles/a.yaml", "content/entities/e.yaml", "content/site.yaml"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        limit = limit_of(path)
        file.write_bytes(b"a" * limit)
        assert read(tmp_path, path).value is not None
        with file.open("ab") as more:
            more.truncate(100_000_000)  # sparse
        checked = read(tmp_path, path)
        assert checked.value is None
        assert [each.code for each in checked.diagnostics] == ["too-large"]
        assert f"100.0 MB, and {limit // 1_000_000} MB" in checked.diagnostics[0].message


def test_gone(tmp_path: Path) -> None:
    assert [each.code for each in read(tmp_path, PATH).diagnostics] == ["file-vanished"]
    (tmp_path / "content").write_text("a file, not a folder")
    assert [each.code for each in read(tmp_path, PATH).diagnostics] == ["file-vanished"]


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    os.mkfifo(tmp_path / PATH)
    assert [each.code for each in read(tmp_path, PATH).diagnostics] == ["bad-link"]


def test_a_link_out_of_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "content/articles").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (site / PATH).symlink_to(tmp_path / "secret")
    assert [each.code for each in read(site, PATH).diagnostics] == ["bad-link"]
    (site / PATH).unlink()
    (site / "content/shared.md").write_text("shared")
    (site / PATH).symlink_to("../shared.md")
    file = read(site, PATH).value
    assert file is not None
    assert (file.path, file.text) == (PATH, "shared")


def test_a_machine_that_fails_is_no_problem_of_the_content(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    checked = read(tmp_path, PATH)
    assert [each.code for each in checked.diagnostics] == ["bad-link"]
    if os.geteuid() == 0:
        return  # root may read everything
    file = tmp_path / "content/site.yaml"
    file.write_text("title: T")
    file.chmod(0)
    with pytest.raises(PermissionError):
        read(tmp_path, "content/site.yaml")
