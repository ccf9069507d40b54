"""``annosite build``."""

import time
from pathlib import Path
from typing import Any

import click

from annosite import fresh
from annosite.base.collecting import uncollected
from annosite.cli.clock import now
from annosite.cli.extras import pagefind_installed, pillow_installed
from annosite.cli.idle import tell_if_idle
from annosite.cli.place import shown_prefix, site_argument, site_folder
from annosite.cli.report import Report
from annosite.cli.settings import base_url, drafts_option, output_folder, output_option, theme_option
from annosite.cli.status import DONE
from annosite.model.config import Options


@click.command()
@site_argument
@output_option
@theme_option
@click.option("--base-url", metavar="URL", callback=base_url, help="Another address than site.yaml names.")
@click.option("--portable", is_flag=True, help="Make a site that opens straight from a folder.")
@drafts_option
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--keep-going", is_flag=True, help="Publish what is sound, and name what is left out.")
@click.option("--force", is_flag=True, help="Make everything again, remembering nothing.")
@click.option("--jobs", metavar="N", type=click.IntRange(0, 256), default=0, help="At most N processes.")
@click.option(
    "--executor",
    type=click.Choice(["auto", "inline", "processes", "dask"]),
    default="auto",
    help="What the work is done by.",
)
@click.option("--scheduler", metavar="ADDRESS", default="", help="The Dask scheduler to work with.")
@click.option("--zip", "archive", metavar="FILE", help="Write the site into one archive, too.")
@click.option("--why", is_flag=True, help="Say of each page why it was or was not made again.")
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
def command(
    site: str,
    output: str | None,
    scheduler: str,
    executor: str,
    archive: str | None,
    why: bool,
    quiet: bool,
    **flags: Any,
) -> int:
    """Build the site into its output folder.

    SITE is the folder that holds content/site.yaml (default: the current one). If there are errors, the output stays
    as it was.
    """
    begun = time.monotonic()
    root = site_folder(site)
    if scheduler and executor != "dask":
        raise click.UsageError("--scheduler goes with --executor dask.")
    report = Report(quiet=quiet, prefix=shown_prefix(root))
    options = Options(
        clock=now(),
        executor=executor,  # type: ignore[arg-type]
        scheduler=scheduler,
        cards=pillow_installed(),
        search_with="pagefind" if pagefind_installed() and not flags["portable"] else "own",
        **flags,
    )
    target = output_folder(root, output)
    before = fresh.state(root)
    may_be_idle = not (options.force or why or archive)
    if may_be_idle and tell_if_idle(root, target, options, report, before, begun):
        return DONE
    with uncollected():  # from the imports on: they make much, and none of it goes before the end
        from annosite.cli.building import Building

        return Building(root, target, options, report, begun, before).run(
            archive=Path(archive).absolute() if archive else None, why=why
        )
