"""What the entries of one file are read with."""

from collections.abc import Mapping

from msgspec import Struct, field

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.model.config import Config
from annosite.model.entry import Source


class Context(Struct):
    """What the entries of a file are read with."""

    file: TextFile
    config: Config
    own: Mapping[str, Source]
    """The sources that the article's sidecars bring."""
    problems: list[Diagnostic]
    damaged: bool = False
    """Whether the file has problems, so that some of its entries may lack something."""
    shared: dict[int, dict[str, Place]] = field(default_factory=dict)
    """Places of the values of `defaults`, by the identity of their mapping: asked for by every entry."""
