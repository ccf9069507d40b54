"""``annosite new``."""

from pathlib import Path

import click

from annosite.cli.clock import now
from annosite.cli.place import shown_prefix, site_folder
from annosite.cli.report import Report
from annosite.cli.status import DONE
from annosite.edit.made import Made

site_option = click.option(
    "--site", default=".", metavar="SITE", help="The site's folder (default: the current one)."
)


@click.group()
def command() -> None:
    """Begin a site, an article, a person, a theme or a note."""


@command.command("site")
@click.argument("folder", metavar="DIR")
def site(folder: str) -> int:
    """Begin a site in DIR, with a first article that shows how it is done."""
    from annosite.edit.new import new_site

    made = new_site(Path(folder), now().date().isoformat())
    here = Path(folder).resolve() == Path.cwd()
    return _told(made, Path(folder), "" if here else f"cd {_shell(folder)}")


@command.command("article")
@click.argument("title")
@site_option
def article(title: str, site: str) -> int:
    """Begin an article called TITLE, and the file for its notes."""
    from annosite.edit.new import new_article

    root = site_folder(site)
    return _told(new_article(root, title, now().date().isoformat()), root)


@command.command("person")
@click.argument("name")
@site_option
def person(name: str, site: str) -> int:
    """Add the person NAME to the glossary."""
    from annosite.edit.new import new_person

    root = site_folder(site)
    return _told(new_person(root, name, now()), root)


@command.command("theme")
@click.argument("name")
@site_option
def theme(name: str, site: str) -> int:
    """Begin a theme called NAME, which changes the default one."""
    from annosite.edit.new import new_theme

    root = site_folder(site)
    return _told(new_theme(root, name), root)


@command.command("note")
@click.argument("article")
@click.argument("words")
@click.option("--text", default="", help="The note, in Markdown.")
@click.option(
    "--kind", default="", help="context, definition, fact-check, source, translation or one of the site's."
)
@click.option(
    "--occurrence", metavar="N", type=click.IntRange(1), help="Which place, where the words stand in several."
)
@click.option("--write", is_flag=True, help="Add the entry to the article's notes file.")
@site_option
def note(
    article: str, words: str, text: str, kind: str, occurrence: int | None, write: bool, site: str
) -> int:
    """Print the entry for a note on WORDS in ARTICLE (a path, a file's name or a slug)."""
    from annosite.cli.noting import Noting

    root = site_folder(site)
    noting = Noting(root, Report(prefix=shown_prefix(root)), now())
    return noting.run(article, words, text=text, kind=kind, occurrence=occurrence, write=write)


def _told(made: Made, root: Path, first: str = "") -> int:
    """Say what was written and what comes next; a refusal is a usage error."""
    if made.refusal:
        raise click.ClickException(f"{made.refusal}.")
    report, prefix = Report(), shown_prefix(root)
    for path in made.written:
        report.say(f"  {prefix}{path}")
    report.say()
    report.say("Next:")
    for step in ([first] if first else []) + list(made.next):
        report.say(f"  {step}")
    return DONE


def _shell(word: str) -> str:
    import shlex

    return shlex.quote(word)
