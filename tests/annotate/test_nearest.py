"""Proposals: the nearest passages, and what their difference may mean."""

import pytest
from annosite.annotate.nearest import drawn, propose
from test_drawing_laws import parsed

ARTICLE = """
The official did not say that 3.5 percent of the lawmakers in 2016 had met Joseph Maguire.

Last week the senators spoke of the new efforts, and the committee heard them in a closed session.
"""


@pytest.mark.parametrize(
    ("quote", "diff", "meaning"),
    [
        ("The official did say that", "The official did {+not+} say that", ("the negation “not” is new",)),
        (
            "that 2.7 percent of the lawmakers",
            "that [-2.7-] {+3.5+} percent of the lawmakers",
            ("the number “2.7” became “3.5”",),
        ),
        (
            "lawmakers in 2016 had met Robert Mueller",
            "lawmakers in 2016 had met [-Robert Mueller-] {+Joseph Maguire+}",
            ("the name “Robert Mueller” became “Joseph Maguire”",),
        ),
        (
            "the senators talked of the new efforts",
            "the senators [-talked-] {+spoke+} of the new efforts",
            (),
        ),
        ("heard them in closed session", "heard them in {+a+} closed session", ()),
        ("THE COMMITTEE HEARD THEM", "[-THE COMMITTEE HEARD THEM-] {+the committee heard them+}", None),
    ],
)
def test_the_best_proposal(quote: str, diff: str, meaning: tuple[str, ...] | None) -> None:
    best = propose(quote, parsed(ARTICLE).prose)[0]
    assert drawn(best.diff) == diff
    assert meaning is None or best.meaning == meaning
    assert best.changes_meaning == bool(best.meaning)


def test_a_proposal_is_a_quote_that_stands_where_it_says() -> None:
    prose = parsed(ARTICLE).prose
    best = propose("of the brand new efforts, and the committee", prose)[0]
    assert best.exact == "of the new efforts, and the committee"
    assert prose.text[best.start : best.end] == best.exact
    assert 0.8 < best.kept < 1


def test_nothing_alike_proposes_nothing() -> None:
    assert propose("wholly unrelated vocabulary throughout here", parsed(ARTICLE).prose) == ()
    assert propose("…", parsed(ARTICLE).prose) == ()
