"""``annosite check`` from the command line: problems, where the quotes stand, and corrected sentences before and after."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from annosite.base.diagnostics import Diagnostic
from annosite.base.http import answer
from annosite.build import build
from annosite.check import apply_levels
from annosite.check.external import check_external, external_urls
from annosite.cli.report import Format, Report, counted, counts
from annosite.cli.status import BAD_CONTENT, DONE
from annosite.model.article import Body, CorrectionText
from annosite.model.build import Build
from annosite.model.config import Options

ANSWERS = ".annosite/answers.json"
"""Addresses of other sites that answered, and when."""
_STATUS = {
    "quote-ambiguous": "ambiguous",
    "quote-changed": "changed",
    "quote-not-found": "missing",
    "quote-context": "missing",
    "occurrence-too-high": "missing",
    "through-not-found": "missing",
}
_ORDER = ("exact", "folded", "ambiguous", "changed", "missing")


class Checking(Struct, frozen=True):
    """One run of ``annosite check``."""

    root: Path
    options: Options
    report: Report

    def run(self, form: Format, *, verbose: bool, external: bool) -> int:
        """Check, tell, and return the exit status."""
        checked = build(self.root, self.options)
        made = checked.value
        try:
            problems = (*checked.diagnostics, *_templates(made), *(self._external(made) if external else ()))
            self.report.problems(problems, form, asked=True, limit=0 if verbose else None)
            if form == "text":
                self._tell(made, problems, verbose=verbose)
        finally:
            if made.memo is not None:
                made.memo.close()
        bad = any(d.severity == "error" or self.options.strict for d in problems)
        return BAD_CONTENT if bad else DONE

    def _tell(self, made: Build, problems: tuple[Diagnostic, ...], *, verbose: bool) -> None:
        out = self.report.out
        total: Counter[str] = Counter()
        for path, body in _bodies(made):
            found = anchors(path, body, problems)
            total += found
            if found and (verbose or any(found[status] for status in _ORDER[2:])):
                out(f"{self.report.prefix}{path}: {_listed(found)}")
            if verbose:
                for line in sentences(body):
                    self.report.coloured([line])
        if total:
            out(f"Quotes: {_listed(total)}.")
        said = counts(problems)
        out(f"{said}. annosite explain CODE says more of each." if said else "Nothing is wrong.")

    def _external(self, made: Build) -> tuple[Diagnostic, ...]:
        if made.audit is None:
            return ()
        urls = external_urls(made.audit)
        self.report.say(f"Asking {counted(len(urls), 'address', 'addresses')} of other sites …")
        file = self.root / ANSWERS
        try:
            known = {str(url): str(at) for url, at in json.loads(file.read_text("utf-8")).items()}
        except (OSError, ValueError, AttributeError):
            known = {}
        good, problems = check_external(urls, known, self.options.clock, answer)
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(good, indent=1, sort_keys=True), "utf-8")
        return apply_levels(problems, made.audit.site.config.checks)


def _templates(made: Build) -> tuple[Diagnostic, ...]:
    return made.theme.check_templates() if made.theme is not None else ()


def anchors(path: str, body: Body, problems: tuple[Diagnostic, ...]) -> Counter[str]:
    """Return how many quotes of an article ended as what: exact, folded, ambiguous, changed, missing."""
    found: Counter[str] = Counter()
    stem = path.removesuffix(".md")
    for spots in (*(note.spots for note in body.notes), *(each.spots for each in body.corrections)):
        if spots:
            found[spots[0].status] += 1
    for each in problems:
        if each.code in _STATUS and each.place and each.place.path.startswith(f"{stem}."):
            found[_STATUS[each.code]] += 1
    return found


def sentences(body: Body) -> Iterator[tuple[str, str]]:
    """Yield each correction as its sentence before and after, with a style: what only a person can judge."""
    for each in body.corrections:
        if each.quote and not each.superseded_by:
            yield f"  {each.letter or '·'} {each.id} ({each.kind})", "bold"
            yield f"    before: {each.before}{each.quote}{each.after}", ""
            yield f"    after:  {_after(each)}", ""


def _after(each: CorrectionText) -> str:
    if each.replacement is None:
        return "(the words stand)"
    joined = f"{each.before}{each.replacement}{each.after}"
    return " ".join(joined.split()) if not each.replacement else joined


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{found[status]} {status}" for status in _ORDER if found[status])


def _bodies(made: Build) -> Iterator[tuple[str, Body]]:
    if made.site is not None:
        for path in made.site.articles:
            yield path, made.site.load.body(path)
