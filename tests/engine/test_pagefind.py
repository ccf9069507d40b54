"""Pagefind's index: the same texts give the same bytes, in whatever order they come."""

import json
import random

import pytest
from annosite.engine.pagefind import make_index
from annosite.render.files.search import Found, pagefind_page

pytest.importorskip("pagefind_bin")
pytest.importorskip("cbor2")

WORDS = "minutes committee Tuesday calendar keeper parchment hour door clerk almanac".split()


def pages(seed: int = 1) -> list[tuple[str, str]]:
    rng = random.Random(seed)
    return [
        pagefind_page(
            Found(
                f"../articles/a{number}/",
                " ".join(rng.sample(WORDS, 2)),
                " ".join(rng.choices(WORDS, k=20)),
                rng.choice(["Articles", "Notes", "People"]),
                "Context",
                "",
                tuple(rng.sample(["Ada", "Bea", "Cleo"], 2)),
                (rng.choice(["war", "peace"]),),
                rng.choice(["2019", "2020", "2021"]),
            ),
            ("en", "es", "de")[number % 3],
        )
        for number in range(24)
    ]


def test_the_same_texts_are_the_same_bytes_whatever_their_order() -> None:
    first = make_index(pages())
    for seed in range(3):
        shuffled = pages()
        random.Random(seed).shuffle(shuffled)
        assert make_index(shuffled) == first


def test_another_text_is_another_index_and_leaves_the_rest_of_it_alone() -> None:
    before, after = make_index(pages()), make_index(pages()[1:])
    assert before != after
    fragments = [{name for name in index if "/fragment/" in name} for index in (before, after)]
    assert fragments[1] < fragments[0]


def test_every_piece_that_is_named_is_there_and_no_interface_is() -> None:
    index = make_index(pages())
    entry = json.loads(index["pagefind/pagefind-entry.json"])
    assert list(entry["languages"]) == ["de", "en", "es"]
    for about in entry["languages"].values():
        assert f"pagefind/pagefind.{about['hash']}.pf_meta" in index
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js"} <= set(index)
    assert not [name for name in index if "ui" in name.rpartition("/")[2] or name.endswith(".css")]


def test_what_contributors_write_cannot_leave_its_place() -> None:
    evil = '"><script>alert(1)</script>'
    _, html = pagefind_page(Found("../a/", evil, evil, evil, evil, evil, (evil,), (evil,), evil), "en")
    assert "<script" not in html
