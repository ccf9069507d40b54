"""What a benchmark comes to, and the file that keeps it."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

OURS, HUGO, HUGO_SAME = "Annosite", "Hugo", "Hugo, same files"
RUNS = ("cold", "unchanged", "text", "newest", "note", "title", "bio", "alias", "theme")


@dataclass(frozen=True)
class Run:
    """One measured run."""

    seconds: float
    cpu: float
    """Processor seconds of the command and of all its children: what a busy machine does not change much."""
    peak_mb: float
    """Highest sum, over the command and all its children, of proportional set sizes (shared pages count once)."""


@dataclass(frozen=True)
class Measured:
    """One program at one size."""

    runs: dict[str, Run]
    """Median runs by name: cold, unchanged, and each edit."""
    files: int = 0
    """How many files a cold build wrote, and how many bytes."""
    bytes: int = 0
    phases: dict[str, dict[str, float]] = field(default_factory=dict)
    """Run → phase → seconds, of a build that was made once more for this."""
    preview: float = 0.0
    """Seconds from saving an article to its changed page in the preview; 0: not measured."""


Programs = dict[str, Measured]


@dataclass(frozen=True)
class Results:
    """All of a benchmark."""

    machine: str
    sizes: dict[int, Programs] = field(default_factory=dict)
    """Number of articles → program → what was measured."""


def weigh(folder: Path) -> tuple[int, int]:
    """Return how many files a folder holds, at all depths, and how many bytes."""
    sizes = [os.lstat(Path(top, name)).st_size for top, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes)


def save(results: Results, file: Path) -> None:
    """Write the results as JSON."""
    file.write_text(json.dumps(asdict(results), indent=1) + "\n")


def load(file: Path) -> Results:
    """Read what ``save`` wrote."""
    data = json.loads(file.read_text())
    sizes = {
        int(articles): {
            program: Measured(**(found | {"runs": {name: Run(**run) for name, run in found["runs"].items()}}))
            for program, found in programs.items()
        }
        for articles, programs in data["sizes"].items()
    }
    return Results(data["machine"], sizes)
