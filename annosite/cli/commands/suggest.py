"""``annosite suggest``."""

import click

from annosite.cli.clock import now
from annosite.cli.place import shown_prefix, site_folder
from annosite.cli.report import Report
from annosite.cli.status import DONE


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--write", is_flag=True, help="Append the likely ones to a file of their own.")
@click.option("--site", default=".", metavar="SITE", help="The site's folder (default: the current one).")
def command(articles: tuple[str, ...], write: bool, site: str) -> int:
    """List names that look like people's and are in no glossary, as YAML that is ready to paste.

    ARTICLE is a path, a file's name or a slug; without any, all articles are read.
    """
    from annosite.cli.opening import find_one, opened
    from annosite.edit.stub import FILE, stub, write_stubs
    from annosite.edit.suggest import suggest
    from annosite.load.read import read
    from annosite.model.config import Options

    root = site_folder(site)
    report = Report(prefix=shown_prefix(root))
    contents = opened(root, report)
    wanted = [find_one(contents, each) for each in articles] or [m.article.path for m in contents.manuscripts]
    texts = []
    for path in wanted:
        article = contents.article(path).value
        if article is not None:
            texts.append((path, "\n" * (article.first_line - 1) + article.markdown))
    found = suggest(texts, contents.glossary(Options(clock=now(), drafts=True)), contents.config.language)
    if not found:
        report.say("Every name that looks like a person's is in the glossary.")
        return DONE
    if not write:
        report.out(stub(found).rstrip())
        return DONE
    file = read(root, FILE).value if (root / FILE).exists() else None
    made = write_stubs(root, file, found, now())
    if made.refusal:
        raise click.ClickException(f"{made.refusal}.")
    report.say(f"Written to {report.prefix}{made.written[0]}.")
    for step in made.next:
        report.say(f"Next: {step}.")
    return DONE
