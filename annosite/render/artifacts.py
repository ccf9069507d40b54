"""Pages to files: each with a key that says what it will be, and a way to make its bytes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from annosite.base.digest import digest_bytes
from annosite.model.page import Artifact, Page, Reasons
from annosite.model.pipeline import PageMaker, Pipeline
from annosite.model.site import Site
from annosite.render.draw import Drawing, make
from annosite.render.kinds import LISTS
from annosite.render.pages import each_page
from annosite.render.theme import Theme

PAGES: tuple[PageMaker, ...] = (each_page,)
"""What a site has without plugins."""


def artifacts(site: Site, theme: Theme, pipeline: Pipeline, code: str) -> Iterator[Artifact]:
    """Yield every output file in order of path.

    ``code``: the digest of the program and its plugins. Where two makers want one path the first has it: addresses of
    the site's own things are settled by ``assemble``, which reports what clashes.
    """
    found: dict[str, Artifact] = {}
    common = (("program", code), ("theme", theme.digest))
    for maker in pipeline.pages:
        for made in maker(site):
            artifact = made if isinstance(made, Artifact) else page_artifact(made, theme, common)
            found.setdefault(artifact.path, artifact)
    for artifact in (*_theme_files(theme), *_copies(site)):
        found.setdefault(artifact.path, artifact)
    for path in sorted(found):
        yield found[path]


def page_artifact(page: Page, theme: Theme, common: tuple[tuple[str, str], ...]) -> Artifact:
    """Return the file of one page; ``common``: what the keys of all pages begin with, named."""
    template = page.template or page.kind
    # The kind says which parts there are and in which order.
    told = "\0".join(
        [*(digest for _, digest in common), page.kind, template, *(part.digest for part in page.parts)]
    )
    return Artifact(
        path=page.path,
        key=digest_bytes(told.encode()),
        produce=partial(_produce, page, template, theme),
        why=Reasons(page.parts, common),
        order=2 if page.kind in LISTS else 1,
        origin=page.origin,
        load=partial(load_drawing, page, template),
    )


def load_drawing(page: Page, template: str = "") -> Drawing:
    """Load the values of a page's parts."""
    values: dict[str, Any] = {part.name: part.load() for part in page.parts}
    return Drawing(page.kind, template or page.template or page.kind, values, page.view, page.write)


def _produce(page: Page, template: str, theme: Theme) -> bytes:
    return make(theme, load_drawing(page, template))


def _theme_files(theme: Theme) -> Iterator[Artifact]:
    for asset in theme.assets:
        yield _file(asset.path, asset.digest, lambda asset=asset: asset.data, "the theme", order=0)  # type: ignore[misc]


def _copies(site: Site) -> Iterator[Artifact]:
    for path, record in site.files.items():
        yield _file(path, record.digest, partial(site.load.data, record.path), record.path)


def _file(path: str, digest: str, produce: Callable[[], bytes], origin: str, order: int = 1) -> Artifact:
    return Artifact(path, digest, produce, (("file", digest),), order, origin)
