"""Where a name may begin and end: stricter than where a quote may (annotate/boundary.py).

A quote is chosen by a person, who may cut into a row of katakana. A name is found by a program, which must not find
``トランプ`` in the name of a tower, nor "Angelo" in "D’Angelo".
"""

from annosite.annotate.boundary import APOSTROPHES, Boundaries
from annosite.base.patterns import Pattern

_katakana = Pattern(r"[\p{Script=Katakana}ー]")
_hangul = Pattern(r"\p{Script=Hangul}")
_han = Pattern(r"[\p{Script=Han}々]")
_korean_particle = Pattern(
    r"(?:은|는|이|가|을|를|의|에|에게|에게서|에서|와|과|도|만|로|으로|께서|께|라고|이라고|부터|까지|보다|처럼|이나|나|및|측|씨|님|"
    r"대통령|총리|장관|의원|대표)(?!\p{Script=Hangul})"
)
_contraction = Pattern(rf"[{APOSTROPHES}](?:ll|d|ve|re)\b")
_turkish_suffix = Pattern(rf"[{APOSTROPHES}]\p{{Ll}}+\b")
_elided_before = Pattern(rf"\p{{L}}+(?=[{APOSTROPHES}]\Z)")
_sentence_end = Pattern(r"""(?:^|[.!?:;…。！？—–]|\n\s*\n)["“”„«»'‘’()\[\]\s]*\Z""")  # noqa: RUF001

_TURKIC = ("tr", "az", "tk")
_CAPITAL_ELISIONS = ("l", "qu", "lorsqu", "puisqu", "jusqu")
"""Written with a capital only at the start of a sentence; D’, M’, N’, T’ begin names (D’Souza, M’Baku) too."""


def is_name_at(boundaries: Boundaries, start: int, end: int, language: str) -> bool:
    """Return whether the characters ``start`` to ``end`` stand free, as a name of ``language`` does."""
    return _begins(boundaries, start) and _ends(boundaries, end, language)


def is_sentence_start(text: str, offset: int) -> bool:
    """Return whether a sentence, a quotation or a paragraph begins at ``offset``."""
    return (
        bool(_sentence_end.search(text[max(0, offset - 8) : offset]))
        if offset > 8
        else _at_head(text, offset)
    )


def _at_head(text: str, offset: int) -> bool:
    return bool(_sentence_end.search(text[max(0, offset - 8) : offset]))


def stands_free_unspaced(text: str, start: int, end: int, titles: frozenset[str]) -> bool:
    """Return whether a surname in Chinese or Japanese characters is likely to be one.

    Two characters begin many words, so what is written right behind must be a title or no Chinese character. Names
    of foreigners are longer, and safe. A dot before or after makes it a part of somebody's full name.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    dots = "・·•\uff1d"
    if (before and before in dots) or (after and after in dots):
        return False
    if end - start > 2 or not _han.match(text, start):
        return True
    if before and _han.match(before) and before not in "元前故":
        return False
    return not (after and _han.match(after)) or any(text.startswith(title, end) for title in titles)


def _begins(boundaries: Boundaries, start: int) -> bool:
    if not boundaries.word(start):
        return False
    text = boundaries.text
    if start == 0:
        return True
    before = text[start - 1]
    if before in APOSTROPHES:
        elided = _elided_before.search(text[max(0, start - 9) : start])
        if elided is None:
            return True
        if elided[0].islower():
            return True
        at = start - len(elided[0]) - 1
        return elided[0].lower() in _CAPITAL_ELISIONS and is_sentence_start(text, at)
    if before < "\u1100":
        return True
    before = _letter_before(text, start)
    return not any(script.match(before) and script.match(text[start]) for script in (_katakana, _hangul))


def _ends(boundaries: Boundaries, end: int, language: str) -> bool:
    text = boundaries.text
    after = text[end : end + 1]
    if not boundaries.word(end):
        if not after or after not in APOSTROPHES:
            return False
        return bool(
            _contraction.match(text, end) or (language[:2] in _TURKIC and _turkish_suffix.match(text, end))
        )
    if after < "\u1100":
        return True
    before = _letter_before(text, end)
    if _katakana.match(after) and _katakana.match(before):
        return False
    if _hangul.match(after) and _hangul.match(before):
        return bool(_korean_particle.match(text, end))
    return True


def _letter_before(text: str, offset: int) -> str:
    """Return the character before ``offset``, without the voicing mark that a decomposed kana ends in."""
    at = offset - 1
    return text[at - 1] if at > 0 and text[at] in "\u3099\u309a" else text[at]
