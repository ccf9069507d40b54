"""Where the site is that a command is about."""

import os
from pathlib import Path

import click

SETTINGS = Path("content", "site.yaml")


def site_folder(given: str) -> Path:
    """Return the folder that holds ``content/site.yaml``, absolute; ``given`` may be ``content/`` itself.

    Raises click.ClickException where there is no site.
    """
    here = Path(given).absolute()
    if (here / SETTINGS).is_file():
        return here
    if here.name == "content" and (here / "site.yaml").is_file():
        return here.parent
    if not here.is_dir():
        raise click.ClickException(f"There is no folder '{given}'.")
    start = "." if given in {".", ""} else given
    raise click.ClickException(
        f"There is no site in '{given}': it has no content/site.yaml.\n"
        f"To begin one:  annosite new site {start}"
    )


def shown_prefix(root: Path) -> str:
    """Return what to put before the site's paths so that they open from the current folder."""
    relative = os.path.relpath(root)
    return "" if relative == "." else f"{Path(relative).as_posix()}/"


site_argument = click.argument("site", default=".", metavar="[SITE]")
