"""Times the search for quotes and names: ``python -m benchmarks.anchoring``. Figures are the best of several rounds."""

import random
import time
from collections.abc import Callable

from annosite.annotate.anchor import Finder
from annosite.annotate.mention import find_mentions
from annosite.annotate.names import build_names
from annosite.annotate.parse import parse
from annosite.base.textfile import TextFile
from annosite.load.article import load_article
from annosite.load.config import load_config
from annosite.model.content import Anchored, Quote
from annosite.model.entity import Entity, Glossary

from benchmarks.corpus import article_markdown, make_article, make_people, make_vocabulary


def best(job: Callable[[], object], rounds: int = 20) -> float:
    """Return the shortest time of several rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        job()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main() -> None:
    """Print a table."""
    rng = random.Random(1)
    persons, vocabulary = make_people(rng, 5000), make_vocabulary(rng)
    article = make_article(7, 1, persons, vocabulary)
    config = load_config(TextFile("content/site.yaml", "title: T\n")).value
    assert config is not None

    def prose_of(markdown: str):
        file = load_article(TextFile("content/articles/a.md", markdown), config).value
        assert file is not None
        return parse(file, config).value.prose

    prose = prose_of(article_markdown(article))
    quotes = [Quote(words) for words, _ in (*article.notes, *article.corrections)]

    def anchor() -> int:
        finder = Finder(prose)
        return sum(len(finder.place(Anchored((quote,)), prose.body)[0].ranges) for quote in quotes)

    assert anchor() == len(quotes) == 10
    rows = [("10 quotes in a 7 KB article", best(anchor, 200), "0.3 ms")]

    words = [f"{rng.choice(vocabulary)}{n}" for n in range(87_000)]
    long = prose_of(
        "---\ntitle: T\n---\n\n" + "\n\n".join(" ".join(words[n : n + 100]) for n in range(0, 87_000, 100))
    )
    many = [Quote(" ".join(words[n : n + 3])) for n in range(50, 87_000, 87)][:1000]

    def anchor_many() -> int:
        finder = Finder(long)
        return sum(len(finder.place(Anchored((quote,)), long.body)[0].ranges) for quote in many)

    assert anchor_many() == 1000
    rows.append((f"1,000 quotes in {len(long.text) / 1e6:.1f} MB", best(anchor_many, 3), "1,000 ms"))

    glossary = Glossary({p.id: Entity(p.id, "people", p.name, surname=p.name.split()[1]) for p in persons})
    names = build_names(glossary)
    find_mentions(prose.text, names)
    rows.append(
        (
            "names of 5,000 people in a 7 KB article, all rules",
            best(lambda: find_mentions(prose.text, names), 100),
            "",
        )
    )
    print("| what | best | to reach |\n| --- | --- | --- |")
    for what, milliseconds, limit in rows:
        print(f"| {what} | {milliseconds:.3f} ms | {limit} |")


if __name__ == "__main__":
    main()
