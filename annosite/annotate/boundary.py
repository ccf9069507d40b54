"""Where words and graphemes end, asked of single offsets: no text is segmented as a whole.

Words are those of UAX #29 (default word boundaries), but

- a possessive stands outside the word: ``Trump|’s``, ``Adams|’``; a contraction does not: ``wouldn’t`` is one word;
- an elided article or preposition is a word of its own: ``l’|Élysée``, ``qu’|il``, ``dell’|Arno``;
- Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese have no words here: every grapheme may begin or end one.
"""

from annosite.base.patterns import Pattern

APOSTROPHES = "'’ʼ＇"
"""Typewriter, typographic, modifier letter and full-width apostrophe."""

# French and Catalan, then Italian. Not "aujourd", "quelqu", "presqu": those stand inside one word.
_ELIDED = (
    "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|"
    "dell|all|nell|sull|dall|coll|quell|quest|bell|sant|un|gl|degl|agl|dagl|negl|sugl|v"
)

_default_boundary = Pattern(r"(?w)\b")
_letter = r"[\p{L}\p{M}\p{N}_--[ʼ]]"
_possessive = Pattern(
    rf"(?V1)(?<={_letter}|\.)[{APOSTROPHES}](?:[sS](?!{_letter}|[{APOSTROPHES}]{_letter})|(?!{_letter}))"
)
_elision = Pattern(
    rf"(?i)(?<=(?<![\p{{L}}\p{{M}}\p{{N}}_{APOSTROPHES}])(?:{_ELIDED})[{APOSTROPHES}])(?=\p{{L}})"
)
_unspaced = Pattern(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}"
    r"\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]"
)
_free_end = Pattern(r"[\p{GCB=Other}\p{GCB=Control}\p{GCB=LV}\p{GCB=LVT}\p{GCB=V}\p{GCB=T}]")
_free_start = Pattern(r"[\p{GCB=Other}\p{GCB=Control}\p{GCB=L}\p{GCB=LV}\p{GCB=LVT}]")
_prepend = Pattern(r"\p{GCB=Prepend}")
_cluster = Pattern(r"\X")

_FIRST_MODIFIER = "\u02b0"
"""Below this code point two letters always stand in one word."""

_FIRST_UNSPACED = "\u0e00"
"""Below this code point (the first of Thai) no script is written without spaces."""


class Boundaries:
    """The word and grapheme boundaries of one text; answers are kept, so asking twice costs nothing.

    Offsets are code points from 0 to ``len(text)``; outside of that nothing is a boundary.
    """

    __slots__ = ("_graphemes", "_words", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: dict[int, bool] = {}
        self._graphemes: dict[int, bool] = {}

    def word(self, offset: int) -> bool:
        """Return whether a quote may begin or end at ``offset``: it splits neither a word nor a grapheme."""
        known = self._words.get(offset)
        if known is None:
            known = self._words[offset] = is_word_boundary(self.text, offset)
        return known

    def grapheme(self, offset: int) -> bool:
        """Return whether ``offset`` splits no grapheme."""
        known = self._graphemes.get(offset)
        if known is None:
            known = self._graphemes[offset] = is_grapheme_boundary(self.text, offset)
        return known


def is_word_boundary(text: str, offset: int) -> bool:
    """Return whether ``offset`` of ``text`` splits no word (as the module defines words) and no grapheme."""
    if not 0 < offset < len(text):
        return offset in (0, len(text))
    before, after = text[offset - 1], text[offset]
    if before == " " and after < "\u0300":  # the commonest neighbours first, each the cheapest to ask
        return True
    if after.isspace():
        return before != "\r" or after != "\n"
    if before < _FIRST_MODIFIER and after < _FIRST_MODIFIER and before.isalpha() and after.isalpha():
        return False
    if not is_grapheme_boundary(text, offset):
        return False
    if before.isspace() or _default_boundary.match(text, offset):
        # UAX #29 ends the word before a final apostrophe by itself, so no more is to be asked here.
        return True
    if after in APOSTROPHES and _possessive.match(text, offset):
        return True
    if before in APOSTROPHES and _elision.match(text, offset):
        return True
    return bool(
        (before >= _FIRST_UNSPACED or after >= _FIRST_UNSPACED)
        and _unspaced.match(_base(text, offset - 1))
        and _unspaced.match(after)
    )


def is_grapheme_boundary(text: str, offset: int) -> bool:
    """Return whether ``offset`` of ``text`` splits no extended grapheme cluster (UAX #29)."""
    if not 0 < offset < len(text):
        return offset in (0, len(text))
    if text[offset - 1] < "\u0300" and text[offset] < "\u0300":
        return text[offset - 1] != "\r" or text[offset] != "\n"
    if _is_break_for_sure(text, offset):
        return True
    if _is_flag_half(text[offset - 1]) and _is_flag_half(text[offset]):
        start = offset
        while start and _is_flag_half(text[start - 1]):
            start -= 1
        return (offset - start) % 2 == 0  # GB12, GB13
    # Step back to an offset that is a boundary whatever stands around it, then forward cluster by cluster.
    at = offset - 1
    while at > 0 and not _is_break_for_sure(text, at):
        at -= 1
    while at < offset:
        found = _cluster.match(text, at)
        if found is None or found.end() == at:  # pragma: no cover - \X matches any character
            return True
        at = found.end()
    return at == offset


def _is_break_for_sure(text: str, offset: int) -> bool:
    """Return whether the characters on both sides take part together in no rule that joins (GB3, GB6 to GB13)."""
    if " " <= text[offset] < "\x7f":
        return not _prepend.match(text, offset - 1)
    return bool(_free_end.match(text, offset - 1)) and bool(_free_start.match(text, offset))


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _base(text: str, offset: int) -> str:
    """Return the character that the combining marks up to ``offset`` stand on."""
    while offset > 0 and not is_grapheme_boundary(text, offset):
        offset -= 1
    return text[offset]
