"""Who is mentioned beside an entity, with places in the small picture."""

from collections.abc import Sequence
from math import cos, pi, sin

from annosite.model.items import EntityItem
from annosite.model.view import Neighbour

NEAR, FAR = 270, 390
"""Distances from the middle, per mille: who shares most articles stands nearest."""


def neighbourhood(beside: Sequence[tuple[EntityItem, int]]) -> tuple[Neighbour, ...]:
    """Return neighbours (most shared articles first) on rings around the middle, clockwise from the top."""
    if not beside:
        return ()
    most, least = beside[0][1], beside[-1][1]
    found = []
    for index, (entity, articles) in enumerate(beside):
        angle = 2 * pi * index / len(beside) - pi / 2
        share = (most - articles) / (most - least) if most > least else index % 2
        radius = NEAR + (FAR - NEAR) * share
        found.append(
            Neighbour(entity, articles, round(500 + radius * cos(angle)), round(500 + radius * sin(angle)))
        )
    return tuple(found)
