"""``annosite new note``: the entry for some words of an article, with the fewest words beside them that decide."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from annosite.annotate.anchor import Finder, Range
from annosite.annotate.parse import parse
from annosite.annotate.unplaced import Explainer, selector
from annosite.base.diagnostics import Diagnostic, has_errors
from annosite.base.textfile import TextFile
from annosite.base.yamlquote import quoted
from annosite.edit.contents import Contents
from annosite.edit.files import change, create
from annosite.edit.insert import add_to_list
from annosite.edit.made import Made
from annosite.load.article import load_article
from annosite.load.read import read
from annosite.load.sidecar import load_sidecars
from annosite.model.config import Config, Options
from annosite.model.content import BODY, SUMMARY, TITLE, Anchored, ArticleFile, Quote

PLACEHOLDER = "Write the note here."


class Choice(Struct, frozen=True):
    """One place where the words stand."""

    line: int
    """In the article's file, from 1."""
    around: str
    """The words with some on either side."""
    entry: tuple[str, ...]
    """The lines of the note's entry, without dash and indentation."""


class Offer(Struct, frozen=True):
    """What can be written for these words."""

    article: str
    """The article's path, relative to the site's folder."""
    notes: str
    """The path of its own notes file, which may not be there yet."""
    choices: tuple[Choice, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    """Why there is no choice."""


def find_article(contents: Contents, spec: str) -> list[str]:
    """Return the paths of the articles that ``spec`` may mean: a path, a file's or bundle's name, or a slug."""
    wanted = spec.replace("\\", "/").removeprefix("./")
    paths = [manuscript.article.path for manuscript in contents.manuscripts]
    stem = wanted.removesuffix(".md").removesuffix(".yaml")
    exact = [path for path in paths if path.removesuffix(".md") == stem]
    if exact:
        return exact
    named = [path for path in paths if _name(path) == stem]
    return named or [path for path in paths if _slug(contents, path) == wanted]


def offer_note(file: TextFile, config: Config, words: str, *, text: str = "", kind: str = "") -> Offer:
    """Return the entries that a note on ``words`` may have: one for each place where they stand.

    The body is searched first, then title and summary.
    """
    notes = f"{file.path.removesuffix('.md')}.yaml"
    loaded = load_article(file, config)
    if loaded.value is None:
        return Offer(file.path, notes, problems=loaded.diagnostics)
    article: ArticleFile = loaded.value
    parsed = parse(article, config).value
    finder = Finder(parsed.prose, parsed.references)
    quote = Quote(words)
    for target in (BODY, TITLE, SUMMARY):
        within = finder.target(target)
        placing = finder.find(quote, within) if within else None
        hits = (placing.ranges or placing.hits) if placing else ()
        if hits:
            stood = " ".join(parsed.prose.text[hits[0].start : hits[0].end].split())
            choices = tuple(
                Choice(
                    parsed.prose.line_of(hit.start),
                    _around(parsed.prose.text, hit),
                    tuple(_entry(_selector(finder, stood, hits, number), target, text, kind)),
                )
                for number, hit in enumerate(hits)
            )
            return Offer(file.path, notes, choices)
    body = parsed.prose.body
    missing = Explainer(finder, file.path).explain(finder.find(quote, body), Anchored((quote,)), body)
    return Offer(file.path, notes, problems=(missing,))


def write_note(
    root: Path, offer: Offer, choice: Choice, config: Config, options: Options, when: datetime
) -> Made:
    """Add the entry to the article's notes file, or begin one with it; all else in the file stays as it is.

    Refused where the file would not read afterwards as it did before, with one note more.
    """
    if not (root / offer.notes).exists():
        lines = ["notes:", f"  - {choice.entry[0]}", *(f"    {line}" for line in choice.entry[1:])]
        text = "".join(f"{line.rstrip()}\n" for line in lines)
        if reason := _unsound(TextFile(offer.notes, ""), text, config, options):
            return Made(refusal=reason)
        create(root, offer.notes, text)
        return Made((offer.notes,))
    file = read(root, offer.notes).value
    longer = add_to_list(file, "notes", list(choice.entry)) if file else None
    if file is None or longer is None:
        return Made(
            refusal=f"{offer.notes} is written in a way that a note cannot be added to; paste the entry yourself"
        )
    if reason := _unsound(file, longer, config, options):
        return Made(refusal=reason)
    change(root, offer.notes, longer, when)
    return Made((offer.notes,))


def _unsound(before: TextFile, after: str, config: Config, options: Options) -> str:
    """Return why the changed notes file must not be written; empty if nothing speaks against it."""
    shown = replace(options, drafts=True)
    old = load_sidecars([before], config, shown)
    new = load_sidecars([TextFile(before.path, after)], config, shown)
    errors = [problem for problem in new.diagnostics if problem.severity == "error"]
    if errors and not has_errors(old.diagnostics):
        return f"the note would not be sound: {errors[0].message}"
    if len(new.value.notes) != len(old.value.notes) + 1:
        return f"{before.path} has errors; mend them first (annosite check)"
    return ""


def _selector(finder: Finder, words: str, hits: Sequence[Range], number: int) -> list[str]:
    if len(hits) == 1:
        return [f"quote: {quoted(words)}"]
    return selector(finder.prose, Quote(words), hits, number).split("\n")


def _entry(selector_lines: list[str], target: str, text: str, kind: str) -> list[str]:
    lines = list(selector_lines)
    if target != BODY:
        lines.append(f"in: {target}")
    if kind:
        lines.append(f"kind: {kind}")
    if "\n" in text.strip():
        return [*lines, "text: |", *(f"  {line}" if line else "" for line in text.strip().split("\n"))]
    return [*lines, f"text: {quoted(text.strip() or PLACEHOLDER)}"]


def _around(text: str, hit: Range) -> str:
    before = " ".join(text[max(0, hit.start - 40) : hit.start].split(" ")[1:])
    after = " ".join(text[hit.end : hit.end + 40].split(" ")[:-1])
    return " ".join(f"… {before}[{text[hit.start : hit.end]}]{after} …".split())


def _slug(contents: Contents, path: str) -> str:
    article = contents.article(path).value
    return article.meta.slug if article is not None else ""


def _name(path: str) -> str:
    """Return the article's name: of its file, of a bundle its folder's."""
    *_, folder, name = path.removesuffix(".md").split("/")
    return folder if name == "index" else name
