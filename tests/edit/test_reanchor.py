"""Reanchoring, case by case: the article as it is now, the notes file as it was, as it becomes, and what is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from annosite.base.textfile import TextFile
from annosite.base.yamltree import parse_yaml
from annosite.edit.reanchor import Mending, mended, mendings
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.load.sidecar import load_sidecars
from annosite.model.config import Config, Options
from hypothesis import given
from hypothesis import strategies as st

CASES = Path(__file__).parent.parent / "cases" / "reanchor"
OPTIONS = Options(clock=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def config() -> Config:
    found = load_config(TextFile("content/site.yaml", 'title: "T"\n')).value
    assert found is not None
    return found


def sections(path: Path) -> dict[str, str]:
    """``--- name`` lines divide a case; what stands above the first says what it is about."""
    found: dict[str, str] = {}
    name = "about"
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("=== "):
            name = line[4:].strip()
        else:
            found[name] = found.get(name, "") + line
    return found


def propose(article: str, notes: str, config: Config) -> tuple[TextFile, tuple[Mending, ...]]:
    file = load_article(TextFile("content/articles/a.md", f"---\ntitle: A\n---\n{article}"), config).value
    assert file is not None
    sidecar = TextFile("content/articles/a.yaml", notes)
    read = load_sidecars([sidecar], config, OPTIONS)
    assert not [d for d in read.diagnostics if d.severity == "error"], read.diagnostics
    return sidecar, mendings(file, read.value, {sidecar.path: sidecar}, config)


def said(found: tuple[Mending, ...]) -> str:
    lines = [f"{each.id}: {'; '.join(each.meaning) if each.meaning else 'safe'}" for each in found]
    return "".join(line + "\n" for line in lines)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(case: Path, config: Config) -> None:
    parts = sections(case)
    file, found = propose(parts["article"], parts["notes"], config)
    assert said(found) == parts.get("says", "")
    result = mended(file, found)
    assert result == parts.get("mended", parts["notes"])
    # What was mended needs no mending.
    assert propose(parts["article"], result, config)[1] == ()


@given(
    st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon"]), min_size=6, max_size=20),
    st.data(),
)
def test_an_occurrence_becomes_words(words: list[str], data: st.DataObject) -> None:
    config = load_config(TextFile("content/site.yaml", 'title: "T"\n')).value
    assert config is not None
    word = data.draw(st.sampled_from(words))
    count = words.count(word)
    which = data.draw(st.integers(1, count))
    notes = f'notes:\n  - quote: "{word}"\n    occurrence: {which}  # the one we mean\n    text: "x"\n'
    file, found = propose(f"Begin {' '.join(words)} end.\n", notes, config)
    result = mended(file, found)
    assert result is not None
    if found:
        assert not parse_yaml(TextFile("x", result)).diagnostics
        assert "occurrence" not in result
        assert "# the one we mean" in result
        assert propose(f"Begin {' '.join(words)} end.\n", result, config)[1] == ()
