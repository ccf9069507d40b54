"""The program's entry: runs a command and turns its end into an exit status."""

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import click

from annosite.cli.group import annosite
from annosite.cli.status import BAD_USAGE, DONE, FAILED, INTERRUPTED


def run() -> NoReturn:
    """Run the program and end the process.

    It ends at once: giving back a site of ten thousand articles object by object would take half a second.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read our output has gone
        status = status or FAILED
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (default: the process's own) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no "…" is no reason to fail
    try:
        status = annosite.main(arguments, prog_name="annosite", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return BAD_USAGE
    except (click.Abort, KeyboardInterrupt):
        _complain("\nStopped.")
        return INTERRUPTED
    except OSError as error:
        _complain(f"annosite: {_reason(error)}")
        return FAILED
    except Exception:  # noqa: BLE001 - whatever it is, the exit status must not say that the content is wrong
        _complain(f"{traceback.format_exc()}\nannosite: this is a fault of the program, not of your content.")
        return FAILED
    return status if isinstance(status, int) else DONE


def _reason(error: OSError) -> str:
    """Say what the machine refused, in a line: ``No space left on device: output``."""
    if os.environ.get("ANNOSITE_TRACEBACK"):
        return traceback.format_exc()
    named = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    return ": ".join([error.strerror or str(error) or type(error).__name__, *named])


def _complain(text: str) -> None:
    click.echo(text, err=True)
