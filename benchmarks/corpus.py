"""A seeded site of any size: articles of 980 words, each with 8 notes, 2 corrections and 12 mentions; 500 people.

``python -m benchmarks.corpus DIR --articles 10000`` writes it. The same seed gives the same bytes.
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = (
    "ba be bo ca co da de do fa fi ga go ha he ja ka ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro"
    " sa se si so ta te ti to va ve vi wa we za zo bran cor dal fen gar hol jer kel lam mor nor pel quin ros"
    " sten tor ul ver wil yor"
).split()
COMMON = (
    "the of and to in that was for on with as by at from had it his which an were their been has when who would"
    " but not they after before under over between during against because where while other more than one two"
).split()
TITLES = ("minister", "director", "deputy", "secretary", "adviser", "speaker", "judge", "editor")
NOTES, CORRECTIONS, MENTIONS, WORDS, PARAGRAPHS = 8, 2, 12, 980, 14


@dataclass(frozen=True)
class Person:
    """A person of the glossary."""

    id: str
    name: str
    summary: str


@dataclass(frozen=True)
class Article:
    """An article: paragraphs as lists of words, and where its annotations stand."""

    slug: str
    title: str
    date: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    """(quote, text)"""
    corrections: tuple[tuple[str, str], ...]
    """(quote, replacement)"""
    people: tuple[str, ...]
    """Names in the order in which they occur."""


def word(rng: random.Random, syllables: int) -> str:
    """Return an invented word."""
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables))


def make_people(rng: random.Random, count: int) -> list[Person]:
    """Return people with distinct names and surnames."""
    seen: set[str] = set()
    people = []
    while len(people) < count:
        given, surname = word(rng, 2).capitalize(), word(rng, 3).capitalize()
        if surname in seen:
            continue
        seen.add(surname)
        name = f"{given} {surname}"
        people.append(
            Person(f"{given}-{surname}".lower(), name, f"A {rng.choice(TITLES)} of invented affairs.")
        )
    return people


def make_vocabulary(rng: random.Random, count: int = 4000) -> list[str]:
    """Return invented words, lower case."""
    return sorted({word(rng, rng.choice((1, 2, 2, 3))) for _ in range(count)})


def make_article(number: int, seed: int, people: list[Person], vocabulary: list[str]) -> Article:
    """Return the article with this number; it depends on nothing but ``seed`` and ``number``."""
    rng = random.Random(f"{seed}-{number}")
    named = [rng.choice(people).name for _ in range(MENTIONS)]
    per_paragraph = WORDS // PARAGRAPHS
    paragraphs: list[list[str]] = []
    for _ in range(PARAGRAPHS):
        words = [
            rng.choice(COMMON) if rng.random() < 0.45 else rng.choice(vocabulary)
            for _ in range(per_paragraph)
        ]
        for at in range(12, per_paragraph, 14):
            words[at] += rng.choice((".", ",", ".", ";"))
            if words[at].endswith(".") and at + 1 < per_paragraph:
                words[at + 1] = words[at + 1].capitalize()
        words[0] = words[0].capitalize()
        words[-1] = words[-1].rstrip(".,;") + "."
        paragraphs.append(words)
    for at, name in enumerate(named):
        target = paragraphs[at % PARAGRAPHS]
        target.insert(5 + 7 * (at // PARAGRAPHS), name)
    quotes = []
    for at in range(NOTES + CORRECTIONS):
        # A mark of its own makes each quote unique, as a writer's longer quote would be.
        unique = f"{rng.choice(vocabulary)}{at}"
        target = paragraphs[(at + 3) % PARAGRAPHS]
        start = 20 + 20 * (at // PARAGRAPHS)
        target[start] = unique
        quotes.append(
            " ".join(w.rstrip(".,;") if i == 2 else w for i, w in enumerate(target[start : start + 3]))
        )
    texts = [" ".join(p) for p in paragraphs]
    notes = tuple(
        (quote, " ".join(rng.choice(vocabulary) for _ in range(24)).capitalize() + ".")
        for quote in quotes[:NOTES]
    )
    corrections = tuple(
        (quote, f"{rng.choice(vocabulary)} {rng.choice(vocabulary)}") for quote in quotes[NOTES:]
    )
    title = " ".join(rng.choice(vocabulary) for _ in range(6)).capitalize()
    day = number % 28 + 1
    date = f"{2000 + number % 25:04}-{number % 12 + 1:02}-{day:02}"
    tags = (f"tag-{number % 40}", f"topic-{number % 7}")
    return Article(f"article-{number:06}", title, date, tags, tuple(texts), notes, corrections, tuple(named))


def article_markdown(article: Article) -> str:
    """Return the article's file."""
    body = []
    for at, text in enumerate(article.paragraphs):
        if at in (4, 9):
            body.append(f"## {' '.join(text.split()[:4]).rstrip('.,;')} part {at}")
        body.append(text)
    tags = ", ".join(article.tags)
    return (
        f'---\ntitle: "{article.title}"\ndate: {article.date}\ntags: [{tags}]\n---\n\n'
        + "\n\n".join(body)
        + "\n"
    )


def article_sidecar(article: Article) -> str:
    """Return the article's notes file."""
    lines = ["notes:"]
    for at, (quote, text) in enumerate(article.notes):
        lines += [
            f'  - quote: "{quote}"',
            "    text: |",
            f"      *Context.* {text} More words to fill the note to the size that real notes have, with",
            "      a [link](https://example.org/a) and a date.",
            f"    kind: {('context', 'definition', 'source')[at % 3]}",
            f"    sources: [source-{at}]",
        ]
    lines.append("corrections:")
    for quote, replacement in article.corrections:
        lines += [
            f'  - quote: "{quote}"',
            f'    replacement: "{replacement}"',
            '    reason: "The record of that day has other words."',
            "    date: 2024-03-01",
            "    kind: error",
        ]
    return "\n".join(lines) + "\n"


def write_site(folder: Path, articles: int, people: int = 500, seed: int = 1) -> None:
    """Write a site of this size into the new folder."""
    rng = random.Random(seed)
    persons, vocabulary = make_people(rng, people), make_vocabulary(rng)
    content = folder / "content"
    (content / "entities").mkdir(parents=True)
    (content / "site.yaml").write_text(
        'title: "A site to measure"\ntagline: "Invented words"\nbase_url: https://example.org/\nsearch: false\n'
        "theme:\n  options:\n    cards: none\n"  # no index and no pictures: the other generators make none either
    )
    (content / "sources.yaml").write_text(
        "".join(
            f'source-{n}:\n  title: "Source {n}"\n  publisher: "A press"\n  date: 2020\n'
            for n in range(NOTES)
        )
    )
    entries = ["people:\n"]
    for number, person in enumerate(persons):
        entries.append(
            f'  {person.id}:\n    name: "{person.name}"\n    summary: "{person.summary}"\n    roles:\n'
            f'      - title: "{TITLES[number % len(TITLES)].capitalize()}"\n        from: {1990 + number % 20}\n'
        )
    (content / "entities" / "people.yaml").write_text("".join(entries))
    for number in range(articles):
        article = make_article(number, seed, persons, vocabulary)
        at = content / "articles" / f"{number // 1000:03}"
        if number % 1000 == 0:
            at.mkdir(parents=True)
        (at / f"{article.slug}.md").write_text(article_markdown(article))
        (at / f"{article.slug}.yaml").write_text(article_sidecar(article))


def main() -> None:
    """Write a site from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_site(given.folder, given.articles, given.people, given.seed)


if __name__ == "__main__":
    main()
