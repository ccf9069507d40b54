"""``annosite serve``."""

import click

from annosite.cli.place import shown_prefix, site_argument, site_folder
from annosite.cli.report import Report
from annosite.cli.settings import drafts_option, theme_option
from annosite.cli.status import FAILED


@click.command()
@site_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets others look in, too.")
@drafts_option
@theme_option
@click.option("--open", "opens", is_flag=True, help="Open it in a browser.")
def command(site: str, port: int, host: str, drafts: bool, theme: str | None, opens: bool) -> int:
    """Show the site on this machine, and follow what is saved.

    SITE is the folder that holds content/site.yaml (default: the current one). Ctrl-C stops it.
    """
    from annosite.cli.previewing import preview

    root = site_folder(site)
    report = Report(prefix=shown_prefix(root))
    try:
        return preview(
            root, report, host=host, port=port, drafts=drafts, theme=theme, open_at="" if opens else None
        )
    except OSError as error:
        if error.filename is not None:
            raise
        report.complain(f"annosite: cannot listen on {host}:{port}: {error.strerror or error}")
        report.complain("Another port may be free: annosite serve --port 8001")
        return FAILED
