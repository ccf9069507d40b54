"""The files that ``annosite new`` writes, filled in. They lie in the folder ``scaffolds``, as they will stand."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "scaffolds"


def filled(name: str, values: Mapping[str, str]) -> str:
    """Return the text of one scaffold file with its ``$names`` replaced."""
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(values)


def plain(name: str) -> str:
    """Return the text of one scaffold file as it is: templates have dollar signs of their own."""
    return (FOLDER / name).read_text(encoding="utf-8")
