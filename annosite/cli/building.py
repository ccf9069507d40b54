"""A build from the command line: run, publish, and say what came of it."""

import time
from pathlib import Path

import click
from msgspec import Struct

from annosite import fresh
from annosite.base.diagnostics import Diagnostic, has_errors
from annosite.base.manifest import read_manifest
from annosite.base.outdir import OutputBusy, OutputRefused
from annosite.base.outguard import MANIFEST_NAME
from annosite.base.terms import ClusterTrouble
from annosite.build import build
from annosite.cli.idle import how_to_look, what_matters
from annosite.cli.report import Report, counted, counts, pressing, seconds, told_counts
from annosite.cli.status import BAD_CONTENT, DONE, FAILED
from annosite.model.build import Build
from annosite.model.codes import problem
from annosite.model.config import Options
from annosite.model.content import Held
from annosite.publish import Report as Published
from annosite.publish import publish


class Building(Struct, frozen=True):
    """One run of ``annosite build``."""

    root: Path
    output: Path
    options: Options
    report: Report
    begun: float
    """When the command began, by the monotonic clock."""
    before: fresh.State
    """The site's files as they stood then."""

    def run(self, *, archive: Path | None, why: bool) -> int:
        """Build, publish, tell; return the exit status."""
        try:
            return self._run(archive, why=why)
        except ClusterTrouble as trouble:
            found = (problem(trouble.code, str(trouble), None, *trouble.hints),)
            self.report.problems(found)
            self.report.complain(self._untouched(found))
            return FAILED

    def _run(self, archive: Path | None, *, why: bool) -> int:
        with self.report.progress() as progress:
            checked = build(self.root, self.options, progress, amending=True, look=self.before.look)
            made = checked.value
            try:
                done = (
                    publish(
                        made,
                        self.output,
                        self.root,
                        self.options,
                        progress=progress,
                        why=why,
                        untouched=fresh.is_untouched(self.root, self.output),
                    )
                    if made.publishable
                    else None
                )
            except OutputRefused as refusal:
                raise click.ClickException(str(refusal)) from None
            except OutputBusy as busy:
                self.report.complain(f"annosite: {busy}")
                return FAILED
            finally:
                if made.memo is not None:
                    made.memo.close()
        problems = (*checked.diagnostics, *(done.problems if done else ()))
        self.report.problems(pressing(problems, strict=self.options.strict))
        if done is None or done.problems:
            self._say_failed(problems)
            return BAD_CONTENT
        self._note(made, done, problems)
        if why:
            self._say_why(made, done)
        self._say_done(made, done, problems)
        if archive is not None:
            from annosite.base.archive import write_zip  # not needed by most

            write_zip(archive, self.output, self._current())
            self.report.say(f"The same in one file: {self.report.shown(archive)}")
        return BAD_CONTENT if made.missing else DONE

    def _current(self) -> list[str]:
        """Return the site's files without those that the last build left for readers of older pages."""
        manifest = read_manifest(self.output / MANIFEST_NAME, self.output)
        return sorted(path for path, entry in manifest.each() if not entry.kept)

    def _published(self) -> list[str]:
        return [path for path, _ in read_manifest(self.output / MANIFEST_NAME, self.output).each()]

    def _say_failed(self, problems: tuple[Diagnostic, ...]) -> None:
        self.report.complain(self._untouched(problems))
        if not self.options.keep_going:
            self.report.complain(
                "annosite explain CODE says more of a problem; --keep-going publishes what is sound."
            )

    def _untouched(self, problems: tuple[Diagnostic, ...]) -> str:
        return f"{counts(problems)}. Nothing was published; {self.report.shown(self.output)} is as it was."

    def _say_why(self, made: Build, done: Published) -> None:
        for path, parts in sorted(made.why.items()):
            self.report.out(f"{path}: annotated, because of: {', '.join(parts)}")
        for path in sorted({*self._published(), *done.why}):
            reason = (
                f"made, because of: {', '.join(done.why[path])}" if path in done.why else "not made again"
            )
            self.report.out(f"{path}: {reason}")
        for path in done.removed:
            self.report.out(f"{path}: removed")

    def _say_done(self, made: Build, done: Published, problems: tuple[Diagnostic, ...]) -> None:
        say = self.report.say
        if done.recovered:
            say("An earlier build had been interrupted; it was finished first.")
        for path in made.missing:
            say(f"Left out because of errors: {self.report.prefix}{path}")
        if held := held_back(made.held):
            say(held)
        for line in lacking(made, self.options):
            say(line)
        found = told_counts(problems)
        say(f"{contents(made)}{f'; {found}' if found else ''}.")
        took = seconds(time.monotonic() - self.begun)
        files = counted(len(done.written) + done.unchanged, "file")
        changed = f"{len(done.written):,} new or changed"
        removed = f", {len(done.removed):,} removed" if done.removed else ""
        say(f"{files} in {self.report.shown(self.output)}, {changed}{removed}, in {took}.")
        for line in how_to_look(self.report, self.output, portable=self.options.portable):
            say(line)

    def _note(self, made: Build, done: Published, problems: tuple[Diagnostic, ...]) -> None:
        """Remember that there is nothing left to do, for the next build."""
        if has_errors(problems) or made.missing:
            return
        fresh.note(
            self.root,
            self.output,
            what_matters(self.options),
            self.options.clock.isoformat(),
            before=self.before,
            elsewhere=made.elsewhere,
            until=made.held.next_release,
            diagnostics=problems,
            said={"files": len(done.written) + done.unchanged},
        )


def lacking(made: Build, options: Options) -> list[str]:
    """Return what the site goes without, and why: a line for each thing."""
    site, config = made.site, made.config
    if site is None or config is None:
        return []
    found = []
    if not site.base_url:
        found.append(
            "Without `base_url` in site.yaml there are no feeds, no sitemap, and no canonical or preview links."
        )
    elif not options.cards and config.theme.options.get("cards") != "none":
        found.append(
            "Without Pillow there are no preview pictures; to have them: pip install 'annosite[cards]'"
        )
    if config.search and options.search_with == "own" and not options.portable:
        found.append(
            "Without Pagefind search loads all texts at once; to have it: pip install 'annosite[search]'"
        )
    return found


def contents(made: Build) -> str:
    """Return what the site has, in a line."""
    found = made.counts
    parts = (
        (found.articles, "article", ""),
        (found.notes, "note", ""),
        (found.corrections, "correction", ""),
        (found.entities, "name in the glossary", "names in the glossary"),
        (found.pages, "plain page", ""),
    )
    listed = [counted(number, one, many) for number, one, many in parts if number]
    return ", ".join(listed) or "An empty site"


def held_back(held: Held) -> str:
    """Return how much is held back, in a line; empty where nothing is."""
    parts = (
        (held.articles, "article or page", "articles or pages"),
        (held.annotations, "note or correction", "notes or corrections"),
        (held.entities, "name", "names"),
    )
    listed = [counted(number, one, many) for number, one, many in parts if number]
    if not listed:
        return ""
    until = f" The next is due at {held.next_release}." if held.next_release else ""
    return f"Held back: {', '.join(listed)}; --drafts shows them.{until}"
