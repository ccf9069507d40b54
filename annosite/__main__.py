"""``python -m annosite``."""

from annosite.cli.main import run

run()
