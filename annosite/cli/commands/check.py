"""``annosite check``."""

from typing import Literal

import click

from annosite.cli.clock import now
from annosite.cli.place import shown_prefix, site_argument, site_folder
from annosite.cli.report import Report, counts
from annosite.cli.settings import drafts_option
from annosite.cli.status import BAD_CONTENT, DONE


@click.command()
@site_argument
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How to print."
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Show every problem, and every corrected sentence before and after."
)
@drafts_option
def command(
    site: str, strict: bool, form: Literal["text", "json", "github"], verbose: bool, drafts: bool
) -> int:
    """List everything that is wrong or doubtful; nothing is written.

    SITE is the folder that holds content/site.yaml (default: the current one).
    """
    from annosite.build import build
    from annosite.model.config import Options

    root = site_folder(site)
    report = Report(prefix=shown_prefix(root))
    checked = build(root, Options(clock=now(), drafts=drafts, strict=strict, keep_going=True))
    if checked.value.memo is not None:
        checked.value.memo.close()
    report.problems(checked.diagnostics, form, asked=True, limit=0 if verbose else None)
    if form == "text":
        found = counts(checked.diagnostics)
        report.out(f"{found}. annosite explain CODE says more of each." if found else "Nothing is wrong.")
    bad = any(d.severity == "error" or strict for d in checked.diagnostics)
    return BAD_CONTENT if bad else DONE
