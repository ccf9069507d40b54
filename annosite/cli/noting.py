"""``annosite new note`` from the command line: which article, which place, print or write."""

from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct

from annosite.cli.opening import find_one, opened
from annosite.cli.report import Report
from annosite.cli.status import BAD_CONTENT, DONE
from annosite.edit.newnote import Choice, Offer, offer_note, write_note
from annosite.load.read import read
from annosite.model.config import Options


class Noting(Struct, frozen=True):
    """One run of ``annosite new note``."""

    root: Path
    report: Report
    when: datetime

    def run(
        self, article: str, words: str, *, text: str, kind: str, occurrence: int | None, write: bool
    ) -> int:
        """Find the words and print their entry, or write it; return the exit status."""
        contents = opened(self.root, self.report)
        file = read(self.root, find_one(contents, article))
        if file.value is None:
            self.report.problems(file.diagnostics)
            return BAD_CONTENT
        offer = offer_note(file.value, contents.config, words, text=text, kind=kind)
        if not offer.choices:
            self.report.problems(offer.problems)
            return BAD_CONTENT
        chosen = _chosen(offer, occurrence)
        if not write:
            self._print(offer, chosen)
            return DONE
        if len(chosen) > 1:
            self._print(offer, chosen)
            raise click.ClickException(
                f"“{words}” stands in {len(chosen)} places; say which with --occurrence N."
            )
        options = Options(clock=self.when, drafts=True)
        made = write_note(self.root, offer, chosen[0], contents.config, options, self.when)
        if made.refusal:
            self._print(offer, chosen)
            raise click.ClickException(f"{made.refusal}.")
        self.report.say(
            f"Added to {self.report.prefix}{offer.notes}, for line {chosen[0].line}: {chosen[0].around}"
        )
        if not text:
            self.report.say("Next: put your own words in place of the note's text.")
        return DONE

    def _print(self, offer: Offer, choices: list[Choice]) -> None:
        out = self.report.out
        out(f"# {self.report.prefix}{offer.notes}")
        out("notes:")
        for choice in choices:
            if len(choices) > 1:
                out(f"  # line {choice.line}: {choice.around}")
            out(f"  - {choice.entry[0]}")
            for line in choice.entry[1:]:
                out(f"    {line}".rstrip())


def _chosen(offer: Offer, occurrence: int | None) -> list[Choice]:
    if occurrence is None:
        return list(offer.choices)
    if occurrence > len(offer.choices):
        raise click.ClickException(
            f"These words stand in {len(offer.choices)} places, so there is no occurrence {occurrence}."
        )
    return [offer.choices[occurrence - 1]]
