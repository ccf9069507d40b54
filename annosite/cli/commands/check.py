"""``annosite check``."""

from typing import Literal

import click

from annosite.cli.clock import now
from annosite.cli.place import shown_prefix, site_argument, site_folder
from annosite.cli.report import Report
from annosite.cli.settings import drafts_option


@click.command()
@site_argument
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--external", is_flag=True, help="Also ask other sites whether the addresses that are linked to answer."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to print."
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Show every problem, and every corrected sentence before and after."
)
@drafts_option
def command(
    site: str,
    strict: bool,
    external: bool,
    form: Literal["text", "json", "github"],
    verbose: bool,
    drafts: bool,
) -> int:
    """List everything that is wrong or doubtful; nothing is published.

    SITE is the folder that holds content/site.yaml (default: the current one).
    """
    from annosite.cli.checking import Checking
    from annosite.model.config import Options

    root = site_folder(site)
    options = Options(clock=now(), drafts=drafts, strict=strict, keep_going=True)
    report = Report(quiet=form != "text", prefix=shown_prefix(root))
    return Checking(root, options, report).run(form, verbose=verbose, external=external)
