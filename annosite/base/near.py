"""What was probably meant: the known word nearest to one that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], least: float) -> str:
    """Return the known word that is most like ``word``, at least ``least`` percent; empty where none is."""
    from rapidfuzz import process  # noqa: PLC0415 - 10 ms, and most builds have nothing to ask

    best = process.extractOne(word, list(known), score_cutoff=least)
    return "" if best is None else best[0]
