"""Reading: the only place where the site's text files are opened."""

import os
import re
import stat
import unicodedata
from pathlib import Path

from annosite.base.diagnostics import Checked, Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.model.codes import problem

MB = 1_000_000
LIMITS = (
    ("content/site.yaml", MB),
    ("content/sources.yaml", 20 * MB),
    ("content/entities/", 20 * MB),
    ("content/", 2 * MB),
)
"""Bytes; the first prefix that fits decides. Articles and their sidecars come from many hands, a glossary from few."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
"""Controls but tab, LF and CR, surrogates, non-characters: no XML 1.0 and no HTML may hold them."""

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_SUSPECT_PAIRS = re.compile(
    rb"\xc2[\x80-\x9f]|\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])|[\xf0-\xf4][\x80-\xbf]\xbf[\xbe\xbf]"
)
"""The same in UTF-8: what is looked for first, for it takes a tenth of the time."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def limit_of(path: str) -> int:
    """Return how many bytes the file at ``path`` may have."""
    return next((limit for prefix, limit in LIMITS if path.startswith(prefix)), 2 * MB)


def read(root: Path, path: str) -> Checked[TextFile | None]:
    """Return the text of the file at ``path`` (relative to ``root``, forward slashes), without a byte order mark.

    Line ends stay as they are. None, with the problem: the file is gone since it was listed, is no file, leads out of
    the site, is too large, or is not UTF-8 throughout. A machine's failure (no permission) is an ``OSError``.
    """
    data, found = read_bytes(root, path)
    if data is None:
        return Checked(None, found)
    return decode(path, data)


def read_bytes(root: Path, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a file's bytes; None, with the problem, where it may not or cannot be read."""
    full = os.path.join(root, *path.split("/"))  # noqa: PTH118 - one of tens of thousands of files
    limit = limit_of(path)
    try:
        if os.path.islink(full) and not _inside(root, full):  # noqa: PTH114
            return None, (leads_out(path),)
        # A pipe would be waited for; O_NONBLOCK opens it, and fstat tells.
        handle = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        message = "this file was there a moment ago and is not any more"
        return None, (problem("file-vanished", message, Place(path), "Run the command again."),)
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
        os.close(handle)
        if stat.S_ISREG(status.st_mode):
            return None, (_too_large(path, status.st_size, limit),)
        return None, (problem("bad-link", "this is not a file", Place(path)),)
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123
        data = file.read(limit + 1)
        while data and len(data) < status.st_size and (more := file.read(limit + 1 - len(data))):
            data += more
    if len(data) > limit:
        return None, (_too_large(path, len(data), limit),)
    return data, ()


def decode(path: str, data: bytes) -> Checked[TextFile | None]:
    """Return the text of a file's bytes; None, with the problem and its byte, where they are not sound UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Checked(None, (_not_utf8(path, f"this file is saved as {name}", 0),))
    if b"\0" in data and data.count(b"\0") > len(data) // 4:
        message = "this file is saved as UTF-16, or is no text at all"
        return Checked(None, (_not_utf8(path, message, data.index(0)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Checked(None, (_bad_byte(path, data, error),))
    file = TextFile(path, text)
    plain = len(data.translate(None, _CONTROLS)) == len(data)  # a fifth of the time of an expression
    if plain and (len(text) == len(data) or not _SUSPECT_PAIRS.search(data)):
        return Checked(file)
    match = FORBIDDEN.search(text)
    if match is None:
        return Checked(file)
    return Checked(None, (_control(file, match.start(), data),))


def leads_out(path: str) -> Diagnostic:
    """Return the problem of a link that leads out of the site."""
    return problem(
        "bad-link",
        "this is a link that leads out of the site’s folder",
        Place(path),
        "Copy what it leads to into the site.",
    )


def _inside(root: Path, full: str) -> bool:
    base = os.path.realpath(root)
    return os.path.realpath(full).startswith(base.rstrip(os.sep) + os.sep)


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    message = f"this file has {size / MB:.1f} MB, and {limit // MB} MB are read at most"
    return problem("too-large", message, Place(path), "Split it into several files.")


def _not_utf8(path: str, message: str, byte: int) -> Diagnostic:
    hint = "Save it as UTF-8: editors have this under “Save as” or “Encoding”."
    return problem("not-text", f"{message} (byte {byte})", Place(path, 1), hint)


def _bad_byte(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    """Where a text stops being UTF-8, and the letter that was probably meant."""
    before = data[: error.start]
    line = before.count(b"\n") + 1
    start = before.rfind(b"\n") + 1
    head = data[start : error.start].decode("utf-8-sig", "replace")
    end = data.find(b"\n", error.start)
    rest = data[error.start : len(data) if end < 0 else end].decode("cp1252", "replace").rstrip("\r")
    byte = data[error.start]
    meant = bytes([byte]).decode("cp1252", "ignore")
    like = f", which is “{meant}” in Latin-1 or Windows-1252" if meant and meant.isprintable() else ""
    return problem(
        "not-text",
        f"this file is not UTF-8: byte {error.start} is 0x{byte:02X}{like}",
        Place(path, line, len(head) + 1, FORBIDDEN.sub("\ufffd", head + rest), 1),
        "Save it as UTF-8: editors have this under “Save as” or “Encoding”.",
    )


def _control(file: TextFile, at: int, data: bytes) -> Diagnostic:
    sign = file.text[at]
    place = file.place(at, at + 1)
    name = NAMES.get(sign) or unicodedata.name(sign, "a control character")
    byte = len(file.text[:at].encode("utf-8")) + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    return problem(
        "control-character",
        f"a character that cannot be published stands here: U+{ord(sign):04X}, {name} (byte {byte})",
        Place(place.path, place.line, place.column, FORBIDDEN.sub("\ufffd", place.excerpt), 1),
        "Delete it; it may be invisible in your editor.",
    )


NAMES = {
    "\0": "NUL",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1a": "end of file",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufffe": "not a character",
    "\uffff": "not a character",
}
