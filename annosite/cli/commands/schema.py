"""``annosite schema``."""

import click

from annosite.cli.report import Report
from annosite.cli.status import DONE

KINDS = ("site", "article", "sidecar", "entities", "sources")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
def command(kind: str | None) -> int:
    """Print the JSON Schema of a kind of file, for editors that check and complete YAML.

    KIND is site (site.yaml), article (front matter), sidecar (an article's notes file), entities (people and the
    rest of the glossary) or sources (sources.yaml). Without it, all five are printed as one object.
    """
    import json

    from annosite.load.schema import json_schema

    document = json_schema(kind) if kind else {each: json_schema(each) for each in KINDS}
    Report().out(json.dumps(document, ensure_ascii=False, indent=2))
    return DONE
