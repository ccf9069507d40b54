"""Plain pages, search, not found, old addresses."""

from collections.abc import Iterator

from annosite.base.digest import digest
from annosite.model.page import Page, Part
from annosite.model.sheet import NavLink
from annosite.render.parts import EditionParts, constant


def other_pages(parts: EditionParts, _ident: str) -> Iterator[Page]:
    """Yield an edition's remaining pages."""
    yield from _redirects(parts)
    everything = parts.scope.text(())
    if parts.site.config.search and (everything or parts.scope.entity(_people(parts))):
        yield _search(parts)
    if not everything:
        return
    for path in parts.edition.pages:
        yield _plain(parts, path)
    if parts.edition is parts.site.editions[0]:
        not_found = parts.at("404.html")
        yield Page("404.html", "404", (parts.frame, not_found), "the page for addresses that do not exist")


def _plain(parts: EditionParts, path: str) -> Page:
    record = parts.site.pages[path]
    url = parts.edition.url(f"page:{path}")
    load = parts.site.load.page
    return Page(
        f"{url}index.html",
        "page",
        (
            parts.frame,
            parts.at(url, alternates=parts.site.alternates.get(path, ())),
            Part("record", digest(record), lambda: record),
            Part("text", record.digest, lambda: load(path)),
            parts.links(extra=record.links),
        ),
        path,
        template=record.template,
    )


def _search(parts: EditionParts) -> Page:
    edition = parts.edition
    counts = {edition.url(f"list:{kind}"): len(idents) for kind, idents in edition.index.items()}
    counts[edition.url("list:home")] = len(edition.articles)
    counts[edition.url("list:tags")] = len(edition.tags)
    counts[edition.url("list:corrections")] = len(edition.log)
    counts[edition.url("list:fact-checks")] = len(edition.claims)
    counts[edition.url("list:sources")] = len(edition.bibliography)
    base = edition.url("list:tags")
    tags = tuple(
        NavLink(tag.name, f"{base}{slug}/", count=len(tag.articles)) for slug, tag in edition.tags.items()
    )
    url = edition.url("list:search")
    others = () if len(parts.site.editions) == 1 else parts.site.editions
    alternates = tuple(
        NavLink("", it.url("list:search"), it.code == parts.language, it.code) for it in others
    )
    return Page(
        f"{url}index.html",
        "search",
        (
            parts.frame,
            parts.at(url, alternates=alternates),
            constant("counts", {url: count for url, count in counts.items() if count}),
            constant("tags", tags),
            _letters(parts),
        ),
        "the search page",
    )


def _people(parts: EditionParts) -> tuple[str, ...]:
    return parts.edition.index.get("people", ())


def _letters(parts: EditionParts) -> Part:
    """Return the letters of the list of people, in the order in which it has them: its groups are numbered from 1."""
    people = _people(parts)
    keys = [parts.entity_key(ident) for ident in people]

    def load() -> tuple[NavLink, ...]:
        items = [parts.directory.entity(ident, parts.language) for ident in people]
        letters = dict.fromkeys(item.letter for item in items if item)
        ordered = sorted(letters, key=lambda letter: letter == "#")
        base = parts.edition.url("list:people")
        return tuple(NavLink(letter, f"{base}#letter-{n}") for n, letter in enumerate(ordered, 1))

    return Part("letters", digest(keys), load)


def _redirects(parts: EditionParts) -> Iterator[Page]:
    """Yield the stubs at old addresses of the edition's texts."""
    site = parts.site
    own = {*parts.edition.all_articles, *parts.edition.pages}
    for output, (url, path) in site.redirects.items():
        if path in own and parts.scope.headline((path,)):
            title = site.articles[path].card.title if path in site.articles else site.pages[path].title
            address = output.removesuffix("index.html")
            yield Page(
                output,
                "redirect",
                (parts.frame, parts.at(address), constant("url", url), constant("title", title)),
                path,
            )
