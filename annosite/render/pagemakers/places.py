"""Where the pages of a list stand, and in which blocks they are made."""

from collections.abc import Iterator

from annosite.model.page import Part
from annosite.model.sheet import NavLink
from annosite.render.parts import EditionParts
from annosite.render.views.paging import page_count, page_url

BLOCK = 20
"""Pages of a long list that are made together: they take some twenty milliseconds."""


def blocks(total: int, size: int) -> Iterator[str]:
    """Yield the names of the blocks that a list of ``total`` entries, ``size`` on a page, is made in."""
    yield from map(str, range(-(-page_count(total, size) // BLOCK)))


def places(
    parts: EditionParts,
    target: str,
    total: int,
    size: int,
    block: str = "",
    *,
    crumbs: tuple[NavLink, ...] = (),
    everywhere: bool = True,
) -> Iterator[tuple[str, Part, slice, bool]]:
    """Yield for each page of a list: output path, place, which entries it holds, whether it is the first.

    ``block``: only pages of this block. ``everywhere``: whether the other editions have the same list.
    """
    first = parts.edition.url(target)
    pages = page_count(total, size)
    alternates: tuple[NavLink, ...] = ()
    if everywhere and len(parts.site.editions) > 1:
        alternates = tuple(
            NavLink("", it.url(target), it.code == parts.language, it.code) for it in parts.site.editions
        )
    start = int(block) * BLOCK if block else 0
    end = min(pages, start + BLOCK) if block else pages
    for page in range(start + 1, end + 1):
        at = parts.at_page(first, page, pages, crumbs, alternates)
        yield f"{page_url(first, page)}index.html", at, slice((page - 1) * size, page * size), page == 1
