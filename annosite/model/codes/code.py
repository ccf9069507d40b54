"""One row of the table of codes."""

from msgspec import Struct

from annosite.base.diagnostics import Severity


class Code(Struct, frozen=True):
    """A kind of problem: its stable name and what ``annosite explain`` says of it."""

    id: str
    severity: Severity
    title: str
    """The problem in a few words."""
    cause: str
    """One or two sentences: how it comes about and why it matters."""
    example: str
    """The few lines that cause it, as a writer would have typed them."""
    cure: str
    """What to write instead, or which command to run."""
    settable: bool = False
    """Whether ``checks`` in site.yaml may set it to off, warning or error."""
