"""Which page of a list this is."""

from annosite.model.items import Pagination
from annosite.model.sheet import NavLink
from annosite.render.frame import At

AROUND = 2
"""How many pages before and after the current one are named, beside the first and the last."""


def page_url(first: str, page: int) -> str:
    """Return the URL of a list's page (from 1); ``first`` is the list's own."""
    return first if page == 1 else f"{first}page/{page}/"


def page_count(total: int, size: int) -> int:
    """Return how many pages ``total`` entries need; an empty list has one."""
    return max(1, -(-total // size))


def pagination(at: At, total: int) -> Pagination:
    """Return the links between the pages of the list that ``at`` is one of; a gap is a link ``…`` without URL."""
    if at.pages == 1:
        return Pagination(total=total)
    first = at.list_url
    links: list[NavLink] = []
    last = 0
    for page in range(1, at.pages + 1):
        if page in {1, at.pages} or abs(page - at.page) <= AROUND:
            if page > last + 1:
                links.append(NavLink("…", ""))
            links.append(NavLink(str(page), page_url(first, page), current=page == at.page))
            last = page
    return Pagination(
        page=at.page,
        pages=at.pages,
        previous=page_url(first, at.page - 1) if at.page > 1 else "",
        next=page_url(first, at.page + 1) if at.page < at.pages else "",
        total=total,
        links=tuple(links),
    )
