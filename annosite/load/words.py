"""Small words for messages."""

from collections.abc import Iterable, Sequence

CLOSE = 66
"""Percent; below it, a known word is no help."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant; empty where none is near."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - 10 ms, and most builds have nothing to ask
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    options = sorted(known)
    best = extractOne(word.lower(), options, scorer=fuzz.ratio, score_cutoff=CLOSE, processor=None)
    return "" if best is None else best[0]


def one_of(options: Sequence[str]) -> str:
    """Return ``a, b or c`` with each in backticks."""
    shown = [f"`{option}`" for option in options]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the hint that names the nearest known word; empty where none is near."""
    close = nearest(word, known)
    return (f"Did you mean `{close}`?",) if close else ()
