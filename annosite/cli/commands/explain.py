"""``annosite explain CODE``."""

import click

from annosite.cli.report import Report
from annosite.cli.status import DONE


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Say what a problem means and how to mend it; without CODE, list all of them."""
    from annosite.model.codes import CODES

    report = Report()
    if code is None:
        width = max(map(len, CODES), default=0)
        for each in sorted(CODES.values(), key=lambda c: c.id):
            report.out(f"{each.id:<{width}}  {each.title}")
        return DONE
    wanted = code.strip("[]").lower()
    if wanted not in CODES:
        raise click.ClickException(_unknown(wanted, list(CODES)))
    found = CODES[wanted]
    lines = [(found.title, "bold"), (f"{found.id}, {_severity(found.severity)}", "dim"), ("", "")]
    lines += [(line, "") for line in _wrap(found.cause)]
    if found.example:
        lines += [
            ("", ""),
            ("Example:", "bold"),
            *((f"    {x}", "") for x in found.example.rstrip().split("\n")),
        ]
    lines += [("", ""), ("What to do:", "bold"), *((line, "") for line in _wrap(found.cure))]
    report.coloured(lines)
    return DONE


def _severity(severity: str) -> str:
    return {"error": "an error", "warning": "a warning"}[severity]


def _unknown(code: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(code, known, 3)
    return f"There is no code '{code}'. " + (
        f"Did you mean {' or '.join(near)}?" if near else "'annosite explain' lists them all."
    )


def _wrap(text: str) -> list[str]:
    """Return paragraphs wrapped to 80 columns; lines that begin with spaces stay as they are."""
    import textwrap

    lines: list[str] = []
    for line in text.rstrip().split("\n"):
        lines += [line] if line.startswith(" ") else textwrap.wrap(line, 80) or [""]
    return lines
