"""sources.yaml: the bibliography of the site."""

from annosite.base.diagnostics import Checked
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.load.citations import sources_of
from annosite.load.validate import validate
from annosite.model.config import Config
from annosite.model.entry import Source


def load_sources(file: TextFile, config: Config) -> Checked[dict[str, Source]]:
    """Return the sources by id, in the order of the file."""
    tree = parse_yaml(file)
    if tree.value is None and tree.diagnostics:
        return Checked({}, tree.diagnostics)
    valid = validate("sources", file, tree.value)
    if valid.model is None:
        return Checked({}, (*tree.diagnostics, *valid.problems))
    problems = [*tree.diagnostics, *valid.problems]
    return Checked(sources_of(valid.model, valid.node, file, problems), tuple(problems))
