"""The clock and the environment: read here, once a run."""

import os
from datetime import UTC, datetime

import click


def now() -> datetime:
    """Return the time in UTC; SOURCE_DATE_EPOCH (reproducible-builds.org) decides it where set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.ClickException(f"SOURCE_DATE_EPOCH is a number of seconds, not '{fixed}'.") from None
