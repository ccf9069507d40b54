"""The time zone of the site."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from annosite.model.config import Config


def zone_of(config: Config) -> tzinfo:
    """Return the site's zone; UTC where it is unknown (``load_config`` has said so)."""
    return known_zone(config.timezone) or UTC


def known_zone(name: str) -> tzinfo | None:
    """Return the zone of the IANA name; None where there is none, or this machine does not know it."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
