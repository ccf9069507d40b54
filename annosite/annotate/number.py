"""Numbers and letters (FORMAT.md §4).

Notes are counted by where they end, then where they start, then in the order of their file: title, summary, body, in
one sequence with the article's own footnotes; one number per note, however many places. Corrections have letters.
"""

from collections.abc import Iterable, Sequence


def in_order(places: Sequence[Iterable[tuple[int, int]]]) -> list[int]:
    """Return the indexes of annotations in the order of their numbers; those without a place are left out.

    ``places``: for each annotation, in file order, its ranges (start, end).
    """
    firsts = [
        (min((end, start) for start, end in ranges), index)
        for index, ranges in enumerate(map(tuple, places))
        if ranges
    ]
    return [index for _, index in sorted(firsts)]


def letter(position: int) -> str:
    """Return the letter of the correction at ``position`` (from 0): A … Z, AA, AB …."""
    letters = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
