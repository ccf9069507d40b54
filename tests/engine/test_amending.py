"""From the command line: other words begin from the site as it stood, unless the output was tampered with."""

import re
import shutil

import pytest

from site_folder import SiteFolder

BRIEFING = "content/articles/briefing.md"


def listed(site: SiteFolder) -> tuple[set[str], int]:
    """Build; return the files that were made, and how many there are."""
    told = site.annosite("build", "--why").stdout
    made = set(re.findall(r"^(\S+): made, because", told, re.MULTILINE))
    return made, int(re.search(r"([\d,]+) files in", told).group(1).replace(",", ""))


def source(site: SiteFolder, path: str = BRIEFING) -> str:
    return (site.root / path).read_text("utf-8")


def reword(site: SiteFolder, words: str, path: str = BRIEFING) -> None:
    site.write(path, f"{source(site, path).rstrip()}\n\n{words}\n")


def test_a_sentence_more_makes_what_shows_it(site: SiteFolder) -> None:
    site.annosite("build")
    reword(site, "It rained.")
    made, files = listed(site)
    assert "articles/briefing/index.html" in made
    assert not [path for path in made if path.startswith(("about", "glossary", "search", "sitemap"))]
    assert listed(site) == (set(), files)
    shutil.rmtree(site.root / "output")
    site.annosite("build", "--force")
    assert "It rained." in site.read("articles/briefing/index.html")


@pytest.mark.parametrize("gone", ["articles/briefing", "static", "404.html"])
def test_what_somebody_took_away_comes_back_with_the_next_words(site: SiteFolder, gone: str) -> None:
    site.write("content/articles/weather.md", "---\ntitle: Weather\ndate: 2020-01-02\n---\n\nIt was dry.\n")
    site.annosite("build")
    lost = site.root / "output" / gone
    if lost.is_dir():
        shutil.rmtree(lost)
    else:
        lost.unlink()
    reword(site, "Then it rained.", "content/articles/weather.md")
    site.annosite("build")
    assert lost.exists()
    assert "Then it rained." in site.read("articles/weather/index.html")


def test_a_mistake_in_other_words_is_told_and_publishes_nothing(site: SiteFolder) -> None:
    site.annosite("build")
    before, sound = site.read("articles/briefing/index.html"), source(site)
    site.write(BRIEFING, sound.partition("\n---\n")[0] + "\n---\n\nNothing of it is left.\n")
    done = site.annosite("build", status=1)
    assert "quote-" in done.stdout + done.stderr
    assert site.read("articles/briefing/index.html") == before
    site.write(BRIEFING, sound)
    reword(site, "See [nothing](nowhere.md).")
    done = site.annosite("build")
    assert "warning" in done.stdout + done.stderr
    assert "See" in site.read("articles/briefing/index.html")
    checked = site.annosite("check", status=None)
    assert "nowhere.md" in checked.stdout + checked.stderr
