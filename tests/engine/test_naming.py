"""What is stored of those whom an article names says the same as its record."""

from collections.abc import Mapping

import msgspec
import pytest
from annosite.assemble.briefs import BriefsOf
from annosite.assemble.record import record_article
from annosite.assemble.rows import Rows
from annosite.engine.naming import PackedNaming, PackedRows, decode_naming, naming, passages_of
from annosite.model.article import Brief, EntityRow
from msgspec.structs import replace

from site_models import article

ARTICLE = article("a", names={"ada": 2, "babbage": 1})
RECORD = record_article(ARTICLE)
PATH = RECORD.card.path
ENTITIES = {"ada": None, "babbage": None}


def stored() -> PackedNaming:
    return decode_naming.decode(msgspec.msgpack.encode(naming(RECORD, ARTICLE.passages)))


class Stored:
    """Briefs as they are read."""

    def brief(self, _path: str) -> Brief:
        return stored().brief

    def rows(self, _path: str) -> Mapping[str, EntityRow]:
        return PackedRows(stored())


def test_it_comes_back_as_it_was() -> None:
    known = BriefsOf({PATH: RECORD})
    assert stored().brief == known.brief(PATH)
    assert dict(PackedRows(stored())) == known.rows(PATH)
    assert {row.entity: passages_of(stored(), row.entity) for row in RECORD.rows} == {
        row.entity: ARTICLE.passages.get(row.entity, ()) for row in RECORD.rows
    }
    assert passages_of(stored(), "nobody") == ()
    with pytest.raises(KeyError):
        PackedRows(stored())["nobody"]


def test_a_speaker_in_plain_words_is_joined_to_who_is_meant() -> None:
    spoken = replace(RECORD, rows=(*RECORD.rows, EntityRow("Ada Lovelace", 0, "", spoke=("n",), digest="d")))

    class Told(Stored):
        def rows(self, _path: str) -> Mapping[str, EntityRow]:
            packed = msgspec.msgpack.encode(naming(spoken, ARTICLE.passages))
            return PackedRows(decode_naming.decode(packed))

    for briefs in (BriefsOf({PATH: spoken}), Told()):
        row = Rows(briefs, ENTITIES, {"Ada Lovelace": "ada"}.__getitem__).row(PATH, "ada")
        assert (row.count, row.spoke) == (2, ("n",))
