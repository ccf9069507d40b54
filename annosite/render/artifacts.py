"""Pages to files: each with a key that says what it will be, and a way to make its bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from annosite.base.digest import digest_bytes
from annosite.model.catalogue import Catalogue, folders_above
from annosite.model.page import Artifact, ArtifactGroup, Page, PageGroup, Part, Reasons
from annosite.model.pipeline import PageMaker, Pipeline
from annosite.model.site import Site
from annosite.render.draw import Drawing, make
from annosite.render.kinds import LISTS, UNDRAWN
from annosite.render.pages import each_page
from annosite.render.theme import Theme

PAGES: tuple[PageMaker, ...] = (each_page,)
"""What a site has without plugins."""
Loaded = dict[int, tuple[Part, Any]]
"""Parts with their values, by the part's id: the pages of a group are made of parts that they share."""


def artifacts(site: Site, theme: Theme, pipeline: Pipeline, code: str) -> Iterator[Artifact | ArtifactGroup]:
    """Yield every output file or group of files: files in order of path, then groups in order of name.

    ``code``: the digest of the program and its plugins. Where two makers want one path the first has it: addresses of
    the site's own things are settled by ``assemble``, which reports what clashes.
    """
    found = Catalogue()
    keys = Keys(theme, code)
    for maker in pipeline.pages:
        _take(found, map(keys.artifact, maker(site)))
    _take(found, copied_files(site, theme))
    yield from found.in_order()


def each_file(found: Iterable[Artifact | ArtifactGroup]) -> Iterator[Artifact]:
    """Yield every single file, those of groups among them."""
    for one in found:
        if isinstance(one, ArtifactGroup):
            yield from one.artifacts()
        else:
            yield one


def _take(found: Catalogue, more: Iterable[Artifact | ArtifactGroup]) -> None:
    """Add what one maker has made, but for paths that earlier makers have."""
    taken = {folder for path in found.files for folder in folders_above(path)}
    groups = []
    for one in more:
        if isinstance(one, ArtifactGroup):
            groups.append(one)
        elif found.grouped(one.path) is None:
            found.add(one)
    for group in groups:
        found.add(group if taken.isdisjoint(group.folders) else _without(group, found.files))


def _without(group: ArtifactGroup, files: Mapping[str, Artifact]) -> ArtifactGroup:
    """Return the group without those of its files that are among ``files``."""
    taken = sorted(artifact.path for artifact in group.artifacts() if artifact.path in files)
    if not taken:
        return group
    return replace(
        group,
        key=digest_bytes("\0".join((group.key, *taken)).encode()),
        artifacts=lambda: [it for it in group.artifacts() if it.path not in taken],
    )


class Keys(Struct, frozen=True):
    """Makes the keys of all pages; ``code``: the digest of the program and its plugins."""

    theme: Theme
    code: str
    reached: Callable[[Page], bool] | None = None
    """Whether a page may have changed, where that is known of pages without looking at their parts."""

    def artifact(self, made: Page | PageGroup | Artifact) -> Artifact | ArtifactGroup:
        """Return the file or files of what a maker has made."""
        if isinstance(made, Artifact):
            return made
        return self.group(made) if isinstance(made, PageGroup) else self.page(made)

    def page(self, page: Page, loaded: Loaded | None = None) -> Artifact:
        """Return the file of one page; ``loaded``: where values of its parts are kept for others."""
        template = page.template or page.kind
        theme, digests = self._theme(page, template), [part.digest for part in page.parts]
        # The kind says which parts there are and in which order.
        told = "\0".join((self.code, theme, page.kind, template, *digests))
        return Artifact(
            path=page.path,
            key=digest_bytes(told.encode()),
            produce=partial(_produce, page, template, self.theme, loaded),
            why=Reasons(lambda: page.parts, self._common(theme)),
            order=2 if page.kind in LISTS else 1,
            origin=page.origin,
            load=partial(load_drawing, page, template, loaded),
        )

    def group(self, group: PageGroup) -> ArtifactGroup:
        """Return the files of a group of pages."""
        # Its pages have several templates: where the theme is another, each page is asked by itself.
        theme, digests = self.theme.digest, [part.digest for part in group.parts()]
        told = "\0".join((self.code, theme, *digests))
        return ArtifactGroup(
            name=group.name,
            key=digest_bytes(told.encode()),
            artifacts=partial(self._pages, group),
            reached=None if self.reached is None else partial(self._pages, group, self.reached),
            folders=group.folders,
            why=Reasons(group.parts, self._common(theme)),
            origin=group.origin,
        )

    def _pages(self, group: PageGroup, reached: Callable[[Page], bool] | None = None) -> Iterator[Artifact]:
        loaded: Loaded = {}
        return (self.page(page, loaded) for page in group.pages() if reached is None or reached(page))

    def _theme(self, page: Page, template: str) -> str:
        """Return the digest of what of the theme the page can depend on; what a plugin writes may depend on all of it."""
        if page.write is None:
            return self.theme.digest_of(template)
        return self.theme.digest_of("") if page.kind in UNDRAWN else self.theme.digest

    def _common(self, theme: str) -> tuple[tuple[str, str], ...]:
        """Return what keys begin with, named; ``theme``: the digest of what of the theme is meant."""
        return (("program", self.code), ("theme", theme))


def load_drawing(page: Page, template: str = "", loaded: Loaded | None = None) -> Drawing:
    """Load the values of a page's parts, but for those that are among ``loaded``."""
    if loaded is None:
        values = {part.name: part.load() for part in page.parts}
    else:
        values = {}
        for part in page.parts:
            found = loaded.get(id(part))
            if found is None:
                # The part is kept beside its value, so that no other one can come to have its id.
                found = loaded[id(part)] = (part, part.load())
            values[part.name] = found[1]
    return Drawing(page.kind, template or page.template or page.kind, values, page.view, page.write)


def _produce(page: Page, template: str, theme: Theme, loaded: Loaded | None) -> bytes:
    return make(theme, load_drawing(page, template, loaded))


def copied_files(site: Site, theme: Theme) -> Iterator[Artifact]:
    """Yield the files that are published as they are: the theme's, then the site's own."""
    for asset in theme.assets:
        yield _file(asset.path, asset.digest, lambda asset=asset: asset.data, "the theme", order=0)  # type: ignore[misc]
    ours = {asset.path for asset in theme.assets}
    for path, record in site.files.items():
        if path not in ours:
            yield _file(path, record.digest, partial(site.load.data, record.path), record.path)


def _file(path: str, digest: str, produce: Callable[[], bytes], origin: str, order: int = 1) -> Artifact:
    return Artifact(path, digest, produce, (("file", digest),), order, origin)
