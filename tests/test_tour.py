"""The README's five minutes, step by step, with its own words: what it says is what happens."""

import re
import shlex
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
TOUR = README.read_text(encoding="utf-8").partition("## Five minutes")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", TOUR, re.DOTALL)
COMMANDS = [
    shlex.split(line)[1:]
    for kind, text in BLOCKS
    if not kind
    for line in text.splitlines()
    if line[:9] == "annosite "
]
ADDED = next(text for kind, text in BLOCKS if kind == "yaml")


def test_the_tour(empty_site, serve):
    begin, serving, note, person, check, build = COMMANDS
    empty_site.annosite(*begin)
    assert serving == ["serve"]
    site = type(empty_site)(empty_site.root / begin[-1])
    article, notes = (site.root / f"content/articles/a-first-article{end}" for end in (".md", ".yaml"))
    preview = serve(site.root)
    page = "articles/a-first-article/"

    # There is a note, a corrected year, and a name that leads to a page.
    status, html = preview.get(page)
    assert status == 200
    assert "The Analytical Engine" in html
    assert re.search(r"<del[^>]*>1842</del>", html)
    assert re.search(r"<ins[^>]*>1843</ins>", html)
    assert preview.get("people/ada-lovelace/")[0] == 200

    # A note, written by the command, shows by itself.
    site.annosite(*note)
    preview.wait_for(lambda: "By a count of the printed pages." in preview.get(page)[1])

    # A correction is added below the others.
    notes.write_text(notes.read_text().replace("corrections:\n", f"corrections:\n{ADDED}"))
    preview.wait_for(lambda: "The translation was into English." in preview.get(page)[1])
    assert "in French" in preview.get("corrections/")[1]

    # A person gets a page that quotes the sentence.
    site.annosite(*person)
    article.write_text(article.read_text() + f"\nThe paper was about {person[-1]} and his engine.\n")
    preview.wait_for(lambda: "The paper was about" in preview.get("people/charles-babbage/")[1])

    # Words that have gone are told, and mended.
    broken, mended = re.search(r'Make "(.*?)" into "(.*?)"', TOUR.replace("\n", " ")).groups()
    assert broken in article.read_text()
    article.write_text(article.read_text().replace(broken, mended))
    preview.wait_for(lambda: "annosite-strip" in preview.get(page)[1])
    assert mended in site.annosite("reanchor").stdout
    site.annosite("reanchor", "--write")
    preview.wait_for(lambda: "annosite-strip" not in preview.get(page)[1])

    site.annosite(*check)
    site.annosite(*build)
    assert "By a count of the printed pages." in site.read(f"{page}index.html")
