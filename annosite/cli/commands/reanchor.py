"""``annosite reanchor``."""

import click

from annosite.cli.clock import now
from annosite.cli.place import shown_prefix, site_argument, site_folder
from annosite.cli.report import Report


@click.command()
@site_argument
@click.option("--write", is_flag=True, help="Apply what is safe, and what --accept names.")
@click.option(
    "--only",
    multiple=True,
    metavar="FILE|ID",
    help="Look at this notes file, article or id only; may be repeated.",
)
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    help="Apply this one though its meaning may have changed; may be repeated.",
)
def command(site: str, write: bool, only: tuple[str, ...], accept: tuple[str, ...]) -> int:
    """Mend the quotes of notes files whose article has moved on.

    Shows what would be changed. With --write it is done: comments and layout stay, the earlier text is kept in
    .annosite-backup/, the article is never touched. On a terminal each change is asked for: accept, skip or edit.
    """
    from annosite.cli.reanchoring import Reanchoring

    root = site_folder(site)
    report = Report(prefix=shown_prefix(root))
    return Reanchoring(root, report, now(), only, frozenset(accept)).run(write=write)
