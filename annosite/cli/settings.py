"""Flags that several commands share, and what they come to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

F = TypeVar("F", bound=Callable[..., Any])

OUTPUT = "output"


def output_folder(root: Path, given: str | None) -> Path:
    """Return the folder to publish into: as given (from the current folder), else the site's own."""
    return Path(given).absolute() if given else root / OUTPUT


def base_url(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Check ``--base-url``: an absolute http address; a slash is added at its end."""
    if value is None or value == "":
        return value
    try:
        parts = urlsplit(value)
        sound = (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and not parts.query
            and not parts.fragment
        )
    except ValueError:
        sound = False
    if not sound:
        raise click.BadParameter(f"'{value}' is no address like https://example.org/site/")
    return value if value.endswith("/") else value + "/"


def theme_option(function: F) -> F:
    """Add ``--theme``."""
    return click.option("--theme", metavar="NAME", help="Another theme than site.yaml names.")(function)


def drafts_option(function: F) -> F:
    """Add ``--drafts``."""
    return click.option("--drafts", is_flag=True, help="Show drafts and embargoed texts too.")(function)


def output_option(function: F) -> F:
    """Add ``--output``."""
    return click.option("--output", metavar="DIR", help="The output folder (default: output/ in the site).")(
        function
    )
