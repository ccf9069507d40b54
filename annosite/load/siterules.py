"""What must hold between the values of site.yaml."""

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import TextFile
from annosite.load.validate import Valid


def site_problems(file: TextFile, valid: Valid) -> list[Diagnostic]:
    return []
