"""What went wrong in a template, told with template, line and page."""

from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError, UndefinedError

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.model.codes import problem
from annosite.render.chain import Chain


class TemplateFailure(Exception):  # noqa: N818  it carries a diagnostic, it is not a bug
    """A page cannot be drawn because of its theme."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[object, ...]:
        """Sent between processes whole."""
        return (TemplateFailure, (self.diagnostic,))


def failure(error: BaseException, chain: Chain, page: str | None = None) -> TemplateFailure:
    """Return ``error``, raised by Jinja or by a template's expression, as a diagnostic."""
    place = _place(error, chain)
    hints = [] if page is None else [f"The page was /{page}"]
    if isinstance(error, TemplateNotFound | TemplatesNotFound):
        message = f"there is no template {error.message or error}"
        return TemplateFailure(problem("template-not-found", message, place, *hints))
    if isinstance(error, UndefinedError):
        message = f"a value is not there: {error.message}"
        hints.append("docs/views.md lists what each template receives.")
    elif isinstance(error, KeyError):
        message = f"there is no word or static file {error.args[0]!r}"
    else:
        message = str(error).rstrip(".") or type(error).__name__
    return TemplateFailure(problem("template-error", message, place, *hints))


def _place(error: BaseException, chain: Chain) -> Place | None:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _line(chain, error.filename, error.lineno)
    found = None
    # Jinja rewrites the traceback so that frames of templates bear the template's file name and line.
    for frame, line in walk_tb(error.__traceback__):
        if chain.full_name(frame.f_code.co_filename) is not None:
            found = _line(chain, frame.f_code.co_filename, line)
    return found


def _line(chain: Chain, path: str, line: int) -> Place:
    full = chain.full_name(path)
    source = chain.source(full) if full else None
    return Place(path, line) if source is None else TextFile(path, source).line_place(line)
