"""Files made by what they are about, one thing after the other, without a list of all files."""

from collections.abc import Callable, Mapping

from annosite.base.recent import Recent
from annosite.model.page import Artifact, ArtifactGroup, Subject
from annosite.model.site import Site
from annosite.render.artifacts import Keys
from annosite.render.pages import pages_about
from annosite.render.parts import EditionParts
from annosite.render.theme import Theme

AT_HAND = 4
"""Things whose files are kept: the pages of one are made one after the other."""


class Workshop:
    """Makes what ``artifacts`` lists of a site without plugins' pages, where it has a subject.

    Its only state is what it made last. It lets go of the site's records first: whoever lists all files needs them all, who
    makes one thing after the other needs few.
    """

    def __init__(self, site: Site, theme: Theme, code: str, release: Callable[[], None]) -> None:
        """``code``: the digest of the program and its plugins; ``release``: lets go of the records."""
        self._editions = {edition.code: edition for edition in site.editions}
        self._site = site
        self._keys = Keys(theme, code)
        self._release: Callable[[], None] | None = release
        self._parts: dict[str, EditionParts] = {}
        self._recent: Recent[Mapping[str, Artifact | ArtifactGroup]] = Recent(AT_HAND)

    def find(self, subject: Subject, name: str) -> Artifact | ArtifactGroup:
        """Return the file of this path, or the group of this name (KeyError: there is none about ``subject``)."""
        if self._release is not None:
            self._release()
            self._release = None
        return self._recent.get(subject, lambda: self._all(subject))[name]

    def _all(self, subject: Subject) -> Mapping[str, Artifact | ArtifactGroup]:
        code = subject[1]
        parts = self._parts.get(code)
        if parts is None:
            parts = self._parts[code] = EditionParts(self._site, self._editions[code])
        made = map(self._keys.artifact, pages_about(parts, subject))
        return {it.path if isinstance(it, Artifact) else it.name: it for it in made}
