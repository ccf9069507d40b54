"""What a build comes to: files to be, and what there is to say of them."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from msgspec import Struct, field

from annosite.base.memo import Memo
from annosite.model.audit import SiteAudit
from annosite.model.config import Config
from annosite.model.content import Held
from annosite.model.page import Artifact, ArtifactGroup, Bundle, Source, Subject
from annosite.model.site import Site

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def untold(what: str, done: int, total: int) -> None:
    """Tell nobody of the progress."""


class Counts(Struct, frozen=True):
    """For the closing line."""

    articles: int = 0
    pages: int = 0
    """Plain pages."""
    entities: int = 0
    notes: int = 0
    corrections: int = 0
    annotated: int = 0
    """How many articles were annotated in this run; the others were remembered."""


class Amended(Struct, frozen=True):
    """A site that differs from an earlier one in the words of a few articles, or in some templates."""

    since: str
    """The earlier one's ``Build.state``."""
    source: Source
    """All that can be another than it was; everything else is as it was, and nothing has gone."""


class Nothing:
    """A site without any files."""

    def subjects(self) -> Iterator[Subject]:
        """Yield none."""
        return iter(())

    def about(self, _subject: Subject) -> Iterator[Artifact | ArtifactGroup]:
        """Yield none."""
        return iter(())


class Build(Struct, frozen=True):
    """A site that is ready to be published or shown. Nothing of it has been written or drawn yet."""

    artifacts: Callable[[], Iterator[Artifact | ArtifactGroup]] = lambda: iter(())
    """Every output file or group of files; each is made only when its ``produce`` is called."""
    source: Source = field(default_factory=Nothing)
    """Where the same are had one after the other."""
    state: str = ""
    """Digest that names all that the site is made of; empty: not known."""
    amended: "Amended | None" = None
    bundles: tuple[Bundle, ...] = ()
    """Files that are made together after all others, by publishing alone: the preview has none of them."""
    theme: Any = None
    """The theme (render/theme.py), for drawing on other machines."""
    publishable: bool = False
    """Whether it may replace what is published: there is no error, or ``--keep-going`` leaves a sound part."""
    missing: tuple[str, ...] = ()
    """Files of content whose page is left out because of errors (``--keep-going``); exit status 1 if there are any."""
    counts: Counts = field(default_factory=Counts)
    held: Held = field(default_factory=Held)
    config: Config | None = None
    site: Site | None = None
    """None where it could not be put together."""
    audit: SiteAudit | None = None
    """What the rules judged, for those that run only when asked to."""
    elsewhere: tuple[str, ...] = ()
    """Files and folders outside of the site that were used (absolute paths): an installed theme, plugins."""
    glance: Callable[[Collection[str]], tuple[ArtifactGroup, ...]] = lambda _changed: ()
    """Returns the files of articles of which nothing but the given files changed since (engine/glance.py); empty: a build is needed."""
    release: Callable[[], None] = lambda: None
    """Lets go of what can be read again, before processes are forked that would come to have copies of it."""
    memo: Memo | None = None
    """Open until ``publish`` or the caller closes it."""
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Article → names of what changed, for those that were annotated in this run."""
