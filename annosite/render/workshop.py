"""Where the files of a site are had by what they are about, one thing after the other, without a list of all files.

Whoever lists all files needs all records at once; who makes one thing after the other needs few, and can do it in any process.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from annosite.model.page import Artifact, ArtifactGroup, Subject
from annosite.model.scope import EVERYTHING, Scope
from annosite.model.site import Site
from annosite.render.artifacts import Keys, copied_files
from annosite.render.pages import FAMILIES, is_drawn_with, pages_about, subjects
from annosite.render.parts import EditionParts
from annosite.render.theme import Theme

COPIED: Subject = ("copied", "", "")
"""What the theme's files and the site's copied ones are about."""


class Workshop:
    """What ``artifacts`` lists of a sound site without plugins' pages: there no two files want one path.

    Its only state is what its editions' parts have worked out (``EditionParts``).
    """

    def __init__(
        self,
        site: Site,
        theme: Theme,
        code: str,
        scope: Scope = EVERYTHING,
        templates: frozenset[str] | None = None,
    ) -> None:
        """``code``: the digest of the program and its plugins; ``scope``, ``templates``: which pages are asked for."""
        self._site, self._theme, self._scope, self._templates = site, theme, scope, templates
        self._keys = Keys(theme, code, None if templates is None else partial(is_drawn_with, templates))
        self._parts = {edition.code: EditionParts(site, edition, scope) for edition in site.editions}

    def within(self, scope: Scope) -> "Workshop":
        """Return the same without what is outside of ``scope``, or copied."""
        return Workshop(self._site, self._theme, self._keys.code, scope)

    def only(self, templates: frozenset[str]) -> "Workshop":
        """Return the same without what is in families drawn with other templates, or copied."""
        return Workshop(self._site, self._theme, self._keys.code, self._scope, templates)

    def subjects(self) -> Iterator[Subject]:
        """Yield what there are files about; what is copied only where everything is asked for."""
        every, templates = self._templates is None, self._templates or ()
        families = [name for name, it in FAMILIES.items() if every or not it.drawn.isdisjoint(templates)]
        for parts in self._parts.values():
            yield from subjects(parts, families)
        if self._scope == EVERYTHING and every:
            yield COPIED

    def about(self, subject: Subject) -> Iterator[Artifact | ArtifactGroup]:
        """Yield the files about one thing."""
        if subject == COPIED:
            yield from copied_files(self._site, self._theme)
        else:
            yield from map(self._keys.artifact, pages_about(self._parts[subject[1]], subject))


class Listing:
    """Files that somebody has listed, each about itself: where plugins have a say in what there is, or something is wrong."""

    def __init__(self, artifacts: Callable[[], Iterable[Artifact | ArtifactGroup]]) -> None:
        self._artifacts = artifacts
        self._listed: dict[Subject, Artifact | ArtifactGroup] = {}

    def subjects(self) -> Iterator[Subject]:
        """List them, and yield the name of each."""
        for one in self._artifacts():
            name = ("file", "", one.path) if isinstance(one, Artifact) else ("group", "", one.name)
            self._listed[name] = one
        return iter(self._listed)

    def about(self, subject: Subject) -> Iterator[Artifact | ArtifactGroup]:
        """Yield the file or group of this name (KeyError: it was not listed)."""
        yield self._listed[subject]
