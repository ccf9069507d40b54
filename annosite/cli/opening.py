"""The site's contents for commands that read them one by one."""

import os
from pathlib import Path

import click

from annosite.cli.report import Report
from annosite.edit.contents import Contents, open_contents
from annosite.edit.newnote import find_article


def opened(root: Path, report: Report) -> Contents:
    """Return the site's contents; where its settings cannot be read, say so and stop."""
    found = open_contents(root)
    if found.value is None:
        report.problems(found.diagnostics)
        raise click.ClickException("Mend content/site.yaml first.")
    return found.value


def find_one(contents: Contents, spec: str) -> str:
    """Return the path of the one article that is meant; a path may start from the current folder, too."""
    typed = Path(os.path.relpath(Path(spec).absolute(), contents.root)).as_posix()
    for each in (typed, spec):
        found = find_article(contents, each)
        if len(found) == 1:
            return found[0]
        if found:
            raise click.ClickException(f"'{spec}' may be any of: {', '.join(found)}.")
    raise click.ClickException(f"There is no article '{spec}' in content/articles.")
