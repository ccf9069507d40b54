"""``annosite clean``."""

import click

from annosite.cli.place import site_argument, site_folder
from annosite.cli.report import Report, counted
from annosite.cli.settings import output_folder, output_option
from annosite.cli.status import DONE, FAILED


@click.command()
@site_argument
@output_option
def command(site: str, output: str | None) -> int:
    """Remove the output that annosite build made, and its cache; nothing else.

    SITE is the folder that holds content/site.yaml (default: the current one).
    """
    from annosite.base.outdir import OutputBusy, OutputRefused
    from annosite.publish import clean, forget

    root = site_folder(site)
    report = Report()
    try:
        removed = clean(output_folder(root, output), root)
    except OutputRefused as refusal:
        raise click.ClickException(str(refusal)) from None
    except OutputBusy as busy:
        report.complain(f"annosite: {busy}")
        return FAILED
    cache = forget(root)
    also = " and the cache" if cache else ""
    report.say(
        f"Removed {counted(len(removed), 'file')}{also}."
        if removed or cache
        else "There was nothing to remove."
    )
    return DONE
