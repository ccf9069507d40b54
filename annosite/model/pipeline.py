"""The one hook: three tuples of functions, through which the program's own steps go as well as plugins' (docs/plugins.md)."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.model.article import Article
from annosite.model.audit import SiteAudit
from annosite.model.page import Artifact, Page, PageGroup
from annosite.model.site import Site

Transform = Callable[[Article], Article]
SiteCheck = Callable[[SiteAudit], Iterable[Diagnostic]]
PageMaker = Callable[[Site], Iterable[Page | PageGroup | Artifact]]


class Pipeline(Struct, frozen=True):
    """What a build does, in order. A plugin is a function that takes one and returns another."""

    transforms: tuple[Transform, ...] = ()
    """Applied to each article after it was annotated, in the process that did it: functions of a module, no closures."""
    checks: tuple[SiteCheck, ...] = ()
    """Each judges the whole site."""
    pages: tuple[PageMaker, ...] = ()
    """Each adds pages (drawn by the theme), or files that it makes itself."""
