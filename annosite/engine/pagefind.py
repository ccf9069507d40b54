"""The search index that Pagefind makes, as files whose bytes depend on the texts alone.

Pagefind reads one small HTML file for each record (render/searchable.py), not the site's pages: so its index is the
same under any theme. It is run as a program, for its Python wrapper waits a tenth of a second for each answer. Its
lists of filters come out in another order each time; ``settled`` puts them in order and names the files anew.
"""

import gzip
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annosite.base.digest import digest_bytes
from annosite.engine.code import versions
from annosite.model.page import Bundle
from annosite.model.site import Site
from annosite.render.files.search import found, pagefind_page
from annosite.render.parts import EditionParts
from annosite.render.searchable import search_part
from annosite.render.theme import Theme

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
_WANTED = ("pagefind.js", "pagefind-worker.js", ENTRY)
"""Of the files at the top; the rest are interfaces that the theme has no use for."""
_MAGIC = b"pagefind_dcd"
"""What decompressed pieces of the index begin with."""


def pagefind_version() -> str:
    """Return Pagefind's version; empty where it is not installed."""
    return versions()["pagefind_bin"]


def search_bundle(site: Site, theme: Theme, code: str) -> Bundle:
    """Return the index of all editions, keyed by their texts."""
    editions = [(edition, EditionParts(site, edition)) for edition in site.editions]
    records = [search_part(parts) for _, parts in editions]
    told = "\0".join((code, theme.digest, pagefind_version(), *(part.digest for part in records)))

    def pages() -> Iterable[tuple[str, str]]:
        for (edition, parts), part in zip(editions, records, strict=True):
            url = edition.url("list:search")
            for it in found(theme, parts.frame.load(), url, part.load()):
                yield pagefind_page(it, edition.code)

    return Bundle(FOLDER, digest_bytes(told.encode()), lambda: make_index(pages()), "the search index")


def make_index(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the index of (file name, HTML) pages, by path in the output folder.

    Raises ``OSError`` where Pagefind cannot be run or fails.
    """
    from pagefind_bin import get_executable  # noqa: PLC0415 - only where the extra is installed

    with TemporaryDirectory(prefix="annosite-search-") as place:
        tree, out = Path(place, "pages"), Path(place, "index")
        tree.mkdir()
        for name, html in pages:
            file = tree / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(html, encoding="utf-8")
        command = [str(get_executable()), "--site", str(tree), "--output-path", str(out), "--quiet"]
        done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)  # noqa: S603
        if done.returncode:
            raise OSError(f"Pagefind failed: {(done.stderr or done.stdout).strip()[-400:]}")
        files = {
            path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()
        }
    return {f"{FOLDER}/{name}": data for name, data in sorted(settled(_chosen(files)).items())}


def _chosen(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: data
        for name, data in files.items()
        if "/" in name or name in _WANTED or name.startswith("wasm.") or name.endswith(".pf_meta")
    }


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the index with its languages and filters in order, and what that changes named anew.

    Pieces are gzipped CBOR behind a magic word. A filter is ``[name, [[value, pages] …]]``; the list of pieces is
    ``[version, pages, words, [[filter, hash] …], sorts, fields]``. What looks otherwise is left as it is.
    """
    out = dict(files)
    entry = json.loads(files[ENTRY])
    languages: dict[str, Any] = {}
    for code, about in sorted(entry["languages"].items()):
        old = f"pagefind.{about['hash']}.pf_meta"
        pieces = _opened(files[old])
        if not (isinstance(pieces, list) and len(pieces) > 3 and isinstance(pieces[3], list)):
            return out
        prefix = about["hash"].rpartition("_")[0]
        for piece in pieces[3]:
            name, hash_ = piece
            known = out.pop(f"filter/{hash_}.pf_filter")
            data = _closed(_sorted_filter(_opened(known)))
            piece[1] = f"{prefix}_{digest_bytes(name.encode() + data)[:10]}"
            out[f"filter/{piece[1]}.pf_filter"] = data
        pieces[3].sort()
        data = _closed(pieces)
        del out[old]
        about["hash"] = f"{prefix}_{digest_bytes(data)[:10]}"
        out[f"pagefind.{about['hash']}.pf_meta"] = data
        languages[code] = about
    entry["languages"] = languages
    out[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return out


def _sorted_filter(piece: Any) -> Any:
    name, values = piece
    return [name, sorted(values)]


def _opened(data: bytes) -> Any:
    import cbor2  # noqa: PLC0415 - only where the extra is installed

    plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return cbor2.loads(plain.removeprefix(_MAGIC))


def _closed(value: Any) -> bytes:
    import cbor2  # noqa: PLC0415

    return gzip.compress(_MAGIC + cbor2.dumps(value), 9, mtime=0)


__all__ = ["make_index", "pagefind_version", "search_bundle", "settled"]
