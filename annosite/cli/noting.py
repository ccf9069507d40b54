"""``annosite new note`` from the command line: which article, which place, print or write."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from annosite.base.textfile import TextFile
from annosite.cli.report import Report
from annosite.cli.status import BAD_CONTENT, DONE
from annosite.edit.newnote import Choice, Offer, find_article, offer_note, write_note
from annosite.load.config import load_config
from annosite.load.discover import discover
from annosite.load.owners import manuscripts
from annosite.load.read import read
from annosite.model.config import Config, Options


@dataclass(frozen=True, slots=True)
class Noting:
    """One run of ``annosite new note``."""

    root: Path
    report: Report
    when: datetime

    def run(
        self, article: str, words: str, *, text: str, kind: str, occurrence: int | None, write: bool
    ) -> int:
        """Find the words and print their entry, or write it; return the exit status."""
        config = self._config()
        file = read(self.root, self._path(article, config))
        if file.value is None:
            self.report.problems(file.diagnostics)
            return BAD_CONTENT
        offer = offer_note(file.value, config, words, text=text, kind=kind)
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
        made = write_note(self.root, offer, chosen[0], config, options, self.when)
        if made.refusal:
            self._print(offer, chosen)
            raise click.ClickException(f"{made.refusal}.")
        self.report.say(
            f"Added to {self.report.prefix}{offer.notes}, for line {chosen[0].line}: {chosen[0].around}"
        )
        if not text:
            self.report.say("Next: put your own words in place of the note's text.")
        return DONE

    def _config(self) -> Config:
        file = read(self.root, "content/site.yaml")
        loaded = load_config(file.value or TextFile("content/site.yaml", ""))
        if loaded.value is None:
            self.report.problems((*file.diagnostics, *loaded.diagnostics))
            raise click.ClickException("content/site.yaml cannot be read.")
        return loaded.value

    def _path(self, spec: str, config: Config) -> str:
        """Return the one article that is meant; a path may start from the current folder too."""
        known = manuscripts(discover(self.root).value, config).value
        typed = Path(os.path.relpath(Path(spec).absolute(), self.root)).as_posix()
        for each in (typed, spec):
            found = find_article(self.root, each, known, config)
            if len(found) == 1:
                return found[0]
            if found:
                raise click.ClickException(f"'{spec}' may be any of: {', '.join(found)}.")
        raise click.ClickException(f"There is no article '{spec}' in content/articles.")

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
