"""How long lists are; lists of articles, mentions and annotations follow ``pagination`` in site.yaml."""

ENTITIES_A_PAGE = 500
"""An A–Z is read by its letters, so it is cut late."""
SOURCES_A_PAGE = 200
CITING_A_SOURCE = 50
"""Articles that the bibliography names with a source: the newest. A law may be cited by thousands."""
LATELY = 5
"""Corrections on the home page."""
MOST_NAMED = 6
"""People on the home page."""
MATRIX_PEOPLE = 25
MATRIX_ARTICLES = 60
"""Rows and columns of the picture of people over time: the most named, the newest articles."""
