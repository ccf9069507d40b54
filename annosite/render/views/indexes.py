"""Lists of entities: A–Z, events in order of time, the glossary."""

from collections.abc import Sequence

from annosite.model.items import ArticleItem, EntityItem
from annosite.model.sheet import Sheet
from annosite.model.view import EntityIndexView, MatrixView
from annosite.render.frame import At, Frame
from annosite.render.head import make_sheet
from annosite.render.views.paging import pagination


def entity_index(
    frame: Frame,
    at: At,
    kind: str,
    items: Sequence[EntityItem],
    total: int,
    people: tuple[EntityItem, ...],
    columns: tuple[ArticleItem, ...],
    cells: tuple[tuple[int, int, int], ...],
) -> Sheet:
    """Return one page of the list of the type ``kind``.

    ``items`` stand in the index's order. ``people``, ``columns``, ``cells``: the picture of people (rows) against
    articles in order of time; empty where there is none.
    """
    view = EntityIndexView(
        type=kind,
        title=frame.config.entity_types[kind].plural,
        letters=_groups(kind, items),
        total=total,
        matrix=MatrixView(people, columns, cells) if cells else None,
        pagination=pagination(at, total),
    )
    word = "glossary" if kind == "terms" else f"type_{kind}"
    title = "" if kind == "terms" else frame.config.entity_types[kind].plural
    return make_sheet(frame, at, view, title=title, word="" if title else word)


def _groups(kind: str, items: Sequence[EntityItem]) -> tuple[tuple[str, tuple[EntityItem, ...]], ...]:
    if kind == "events":
        return (("", tuple(items)),) if items else ()
    groups: dict[str, list[EntityItem]] = {}
    for item in items:
        groups.setdefault(item.letter, []).append(item)
    # What begins with no letter stands last, wherever its signs sort.
    letters = sorted(groups, key=lambda letter: letter == "#")
    return tuple((letter, tuple(groups[letter])) for letter in letters)
