"""The bibliography names the newest articles that cite a source, and says how many do."""

import re

import pytest
from annosite.model.config import ThemeChoice
from annosite.model.entry import Citation, Source
from annosite.render.artifacts import Keys
from annosite.render.pages import pages
from annosite.render.sizes import CITING_A_SOURCE
from annosite.render.theme import load_theme

from site_models import article, make_site, note


@pytest.mark.parametrize("citing", [1, CITING_A_SOURCE, CITING_A_SOURCE + 1])
def test_a_source_is_followed_by_the_newest_articles_that_cite_it(citing: int) -> None:
    articles = [
        article(
            f"a{number:03}", f"2020-01-{1 + number % 28:02}", notes=[note("n", sources=(Citation("law"),))]
        )
        for number in range(citing)
    ]
    site = make_site(articles, sources={"law": Source("law", "A law")}).value
    (page,) = [page for page in pages(site) if page.path == "sources/index.html"]
    html = Keys(load_theme(ThemeChoice(), None).value, "").page(page).produce().decode()
    facts = re.search(r'<p class="facts">Cited in.*?</p>', html).group()
    newest = sorted(range(citing), key=lambda n: (-(n % 28), n))[:CITING_A_SOURCE]
    assert re.findall(r"articles/a(\d+)/", facts) == [f"{number:03}" for number in newest]
    assert (f"({citing} articles)" in facts) == (citing > CITING_A_SOURCE)
