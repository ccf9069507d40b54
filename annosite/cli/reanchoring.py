"""``annosite reanchor`` from the command line: show, ask where somebody is there to answer, write."""

import difflib
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct

from annosite.base.diagnostics import has_errors
from annosite.base.textfile import TextFile
from annosite.cli.opening import opened
from annosite.cli.report import Report, counted
from annosite.cli.status import BAD_CONTENT, DONE
from annosite.edit.contents import OpenArticle
from annosite.edit.files import change
from annosite.edit.reanchor import Mending, mended, mendings, reworded
from annosite.model.config import Config, Options


class Reanchoring(Struct, frozen=True):
    """One run of ``annosite reanchor``."""

    root: Path
    report: Report
    when: datetime
    only: tuple[str, ...]
    accept: frozenset[str]

    def run(self, *, write: bool) -> int:
        """Show and, if asked to, apply; return the exit status."""
        contents = opened(self.root, self.report)
        unread, proposed, written, waiting = False, 0, 0, 0
        ask = write and sys.stdin.isatty() and sys.stdout.isatty()
        for article in contents.annotated(Options(clock=self.when, drafts=True)):
            if article.value is None or has_errors(article.diagnostics):
                self.report.problems(article.diagnostics)
                unread = True
                continue
            found = self._wanted(article.value, contents.config)
            proposed += len(found)
            chosen = list(self._chosen(found, article.value, contents.config, ask=ask, write=write))
            waiting += len(found) - len(chosen)
            if write:
                written += self._write(article.value, chosen)
        self._say(proposed, written, waiting, write=write)
        return BAD_CONTENT if unread else DONE

    def _wanted(self, article: OpenArticle, config: Config) -> list[Mending]:
        found = mendings(article.file, article.sidecar, article.notes, config)
        if not self.only:
            return list(found)
        names = {article.file.path, article.file.meta.slug}
        return [
            each
            for each in found
            if any(
                only in (each.id, *names)
                or Path(only).as_posix().endswith((each.path, *names))
                or each.path.endswith(only)
                for only in self.only
            )
        ]

    def _chosen(
        self, found: Iterable[Mending], article: OpenArticle, config: Config, *, ask: bool, write: bool
    ) -> Iterator[Mending]:
        for each in found:
            self._show(article.notes[each.path], each)
            if each.id in self.accept:
                yield each
            elif ask:
                answer = self._asked(each, article, config)
                if answer is not None:
                    yield answer
            elif each.safe:
                yield each
            elif write:
                self.report.out(f"  left as it is; to apply it: annosite reanchor --write --accept {each.id}")

    def _asked(self, each: Mending, article: OpenArticle, config: Config) -> Mending | None:
        default = "a" if each.safe else "s"
        while True:
            answer = click.prompt("  (a)ccept, (s)kip or (e)dit", default=default).strip().lower()[:1]
            if answer == "a":
                return each
            if answer == "s":
                return None
            if answer == "e":
                words = click.prompt("  the words as they stand in the article", default=each.after)
                other = reworded(each, words, article.file, article.notes[each.path], config)
                if other is not None:
                    return other
                self.report.out("  these words stand nowhere in the article, or in several places; try again")

    def _write(self, article: OpenArticle, chosen: list[Mending]) -> int:
        done = 0
        for path, file in article.notes.items():
            mine = [each for each in chosen if each.path == path]
            if not mine:
                continue
            text = mended(file, mine)
            if text is None:
                self.report.complain(
                    f"{self.report.prefix}{path} could not be changed safely; nothing was written"
                )
                continue
            change(self.root, path, text, self.when)
            done += len(mine)
        return done

    def _show(self, file: TextFile, each: Mending) -> None:
        out = self.report.coloured
        out([(f"{self.report.prefix}{each.path}:{each.line}: {each.id}", "bold")])
        if each.diff:
            words = " ".join(
                {"gone": f"[-{text}-]", "new": f"{{+{text}+}}"}.get(kind, text) for kind, text in each.diff
            )
            out([(f"  line {each.article_line} of the article: {words}", "")])
        if each.meaning:
            out([(f"  careful, the meaning may have changed: {'; '.join(each.meaning)}", "yellow")])
        after = mended(file, [each])
        if after is not None:
            out(_diff(file.text, after))

    def _say(self, proposed: int, written: int, waiting: int, *, write: bool) -> None:
        say = self.report.say
        if not proposed:
            say("Every quote that can be mended stands where it should.")
        elif write:
            left = f"; {waiting:,} left as before" if waiting else ""
            say(f"{counted(written, 'quote')} mended{left}. The earlier texts are in .annosite-backup/.")
        else:
            say(f"{counted(proposed, 'quote')} to mend. To do it: annosite reanchor --write")


def _diff(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the changed lines with their style, as a unified diff without its head."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    for line in list(lines)[2:]:
        if line.startswith("@@"):
            continue
        yield f"  {line}", {"-": "red", "+": "green"}.get(line[:1], "dim")
